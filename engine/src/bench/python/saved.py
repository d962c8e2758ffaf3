"""Loads what SavedBenchmark saved with Transformers, and compares: a line for each folder, and status 1 on any miss."""

import json
import pathlib
import sys

import torch
import transformers

HEADS = {
    "classification": transformers.AutoModelForSequenceClassification,
    "masked_lm": transformers.AutoModelForMaskedLM,
    "causal_lm": transformers.AutoModelForCausalLM,
}


def main():
    misses = 0
    print("transformers", transformers.__version__, "torch", torch.__version__)
    for folder in sorted(pathlib.Path(sys.argv[1]).glob("*-*")):
        if not (folder / "said.json").exists():
            continue
        said = json.loads((folder / "said.json").read_text())
        head = HEADS[folder.name.split("-", 1)[1]]
        model, found = head.from_pretrained(folder, output_loading_info=True, dtype=torch.float32)
        model.eval()
        with torch.no_grad():
            logits = model(torch.tensor([said["ids"]])).logits.flatten()
        wanted = torch.tensor(said["logits"])
        error = ((logits - wanted).abs().max() / wanted.abs().max()).item()
        keys = {name: sorted(map(str, what)) for name, what in found.items() if what}
        named = getattr(model.config, "id2label", None) if folder.name.endswith("classification") else None
        right = error < 1e-4 and not keys and (named is None or sorted(named.values()) == ["card", "parcel"])
        misses += not right
        print("ok  " if right else "MISS", folder.name, type(model).__name__, "%.1e" % error, keys or "", named or "")
    sys.exit(1 if misses else 0)


main()
