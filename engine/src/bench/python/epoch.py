"""The same epoch as EpochBenchmark.java, with Hugging Face's Trainer and its defaults but for the learning rate."""

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
    folder, path, label, threads = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    torch.set_num_threads(threads)
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    names = sorted({row[label] for row in rows})
    tokenizer = AutoTokenizer.from_pretrained(folder)
    data = [{**tokenizer(row["text"], truncation=True, max_length=512), "labels": names.index(row[label])}
            for row in rows]
    config = BertConfig.from_pretrained(folder, num_labels=len(names))
    clock = Clock()
    with tempfile.TemporaryDirectory() as out:
        trainer = Trainer(
            model=BertForSequenceClassification(config),
            args=TrainingArguments(out, num_train_epochs=1, learning_rate=5e-4, logging_steps=1, report_to=[],
                                   disable_tqdm=True, save_strategy="no", use_cpu=True),
            train_dataset=data, data_collator=DataCollatorWithPadding(tokenizer), callbacks=[clock])
        sys.stdout = open(os.devnull, "w")
        trainer.train()
        sys.stdout = sys.__stdout__
        losses = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
    tenth = len(clock.times) // 10
    seconds = clock.times[-1] - clock.times[tenth - 1]
    trained = len(data) - tenth * 8
    print(f"{trained / seconds:.1f} rows/s, last loss {sum(map(float, losses[-tenth:])) / tenth:.4f}")


main()
