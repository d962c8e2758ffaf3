"""The same training steps as StepBenchmark.java, with PyTorch: prints milliseconds per step, one a line."""

import sys
import time

import torch
from transformers import BertConfig, BertForSequenceClassification

SHAPES = {
    "l4h256": (4, 256, 4, 1024, 8192, 16, 64),
    "base": (12, 768, 12, 3072, 30522, 8, 128),
    "tiny": (2, 64, 2, 256, 1000, 8, 16),
}


def main():
    layers, width, heads, inner, vocabulary, batch, length = SHAPES[sys.argv[1]]
    steps, threads, dropout = int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    half, device = sys.argv[5] == "half", sys.argv[6]
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    model = BertForSequenceClassification(BertConfig(
        vocab_size=vocabulary, hidden_size=width, num_hidden_layers=layers, num_attention_heads=heads,
        intermediate_size=inner, hidden_dropout_prob=dropout, attention_probs_dropout_prob=dropout, num_labels=10,
        attn_implementation="sdpa"))
    model.train().to(device)
    decayed = [p for p in model.parameters() if p.dim() >= 2]
    exempt = [p for p in model.parameters() if p.dim() < 2]
    optimizer = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.01}, {"params": exempt, "weight_decay": 0.0}], lr=1e-4, fused=True)
    for _ in range(steps):
        began = time.perf_counter()
        ids = torch.randint(5, vocabulary, (batch, length)).to(device)
        targets = torch.randint(0, 10, (batch,)).to(device)
        mask = torch.ones_like(ids)
        with torch.autocast(device.split(":")[0], torch.bfloat16, enabled=half):
            loss = model(input_ids=ids, attention_mask=mask, labels=targets).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        loss.item()
        print(f"{(time.perf_counter() - began) * 1e3:.3f}")


main()
