"""The same epochs as EpochBenchmark.java, with Hugging Face's Trainer and its defaults but for learning rate and epochs."""

import csv
import os
import sys
import tempfile
import time

import torch
from transformers import (AutoTokenizer, BertConfig, BertForSequenceClassification, DataCollatorWithPadding, Trainer,
                          TrainerCallback, TrainingArguments)


class Clock(TrainerCallback):
    def __init__(self):
        self.times = []

    def on_step_end(self, args, state, control, **kwargs):
        self.times.append(time.perf_counter())


def main():
    folder, path, held_out, label, threads = sys.argv[1:5] + [int(sys.argv[5])]
    epochs, rate, begin = int(sys.argv[6]), float(sys.argv[7]), sys.argv[8]
    torch.set_num_threads(threads)
    rows, others = ([*csv.DictReader(open(file, newline=""))] for file in (path, held_out))
    names = sorted({row[label] for row in rows})
    tokenizer = AutoTokenizer.from_pretrained(folder)

    def encoded(part):
        return [{**tokenizer(row["text"], truncation=True, max_length=512), "labels": names.index(row[label])}
                for row in part]

    data = encoded(rows)
    config = BertConfig.from_pretrained(folder, num_labels=len(names))
    model = (BertForSequenceClassification(config) if begin == "random"
             else BertForSequenceClassification.from_pretrained(folder, config=config, dtype=torch.float32))
    clock = Clock()
    with tempfile.TemporaryDirectory() as out:
        trainer = Trainer(
            model=model,
            args=TrainingArguments(out, num_train_epochs=epochs, learning_rate=rate, logging_steps=1, report_to=[],
                                   disable_tqdm=True, save_strategy="no", use_cpu=True),
            train_dataset=data, data_collator=DataCollatorWithPadding(tokenizer), callbacks=[clock])
        sys.stdout = open(os.devnull, "w")
        trainer.train()
        sys.stdout = sys.__stdout__
        losses = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
        said = trainer.predict(encoded(others))
    logits, wanted = torch.tensor(said.predictions), torch.tensor(said.label_ids)
    tenth = len(clock.times) // 10
    seconds = clock.times[-1] - clock.times[tenth - 1]
    trained = epochs * len(data) - tenth * 8
    print(f"trainer: {trained / seconds:.1f} rows/s, train loss {sum(map(float, losses[-tenth:])) / tenth:.4f}, "
          f"validation loss {torch.nn.functional.cross_entropy(logits, wanted):.4f}, "
          f"accuracy {(logits.argmax(-1) == wanted).float().mean():.4f}")


main()
