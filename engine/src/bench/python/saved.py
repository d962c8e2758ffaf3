"""Loads what SavedBenchmark saved with Transformers and PEFT, and compares: a line for each, and status 1 on any miss."""

import json
import pathlib
import sys

import peft
import torch
import transformers
from safetensors.torch import load_file

HEADS = {
    "classification": transformers.AutoModelForSequenceClassification,
    "masked_lm": transformers.AutoModelForMaskedLM,
    "causal_lm": transformers.AutoModelForCausalLM,
}


def error(model, folder):
    """Largest difference of the logits, relative to the largest of them."""
    said = json.loads((folder / "said.json").read_text())
    model.eval()
    with torch.no_grad():
        logits = model(torch.tensor([said["ids"]])).logits.flatten()
    wanted = torch.tensor(said["logits"])
    return ((logits - wanted).abs().max() / wanted.abs().max()).item()


def written_alike(adapter, folder):
    """Whether PEFT writes the same tensors, under the same names, as were read."""
    adapter.save_pretrained(folder / "again")
    ours = load_file(folder / "adapter" / "adapter_model.safetensors")
    theirs = load_file(folder / "again" / "adapter_model.safetensors")
    return ours.keys() == theirs.keys() and all(torch.equal(ours[name], theirs[name]) for name in ours)


def tokens_equal(folder):
    if not folder.name.startswith(("bert", "distilbert")):
        return True  # the made-up vocabulary is word pieces, which these families have not
    said = json.loads((folder / "said.json").read_text())
    return transformers.AutoTokenizer.from_pretrained(folder)(said["text"])["input_ids"] == said["tokens"]


def main():
    misses = 0
    print("transformers", transformers.__version__, "peft", peft.__version__, "torch", torch.__version__)
    for folder in sorted(pathlib.Path(sys.argv[1]).glob("*-*")):
        if not (folder / "said.json").exists():
            continue
        head = HEADS[folder.name.split("-", 1)[1]]
        # the numbers that the config names, as a user would load it
        model, found = head.from_pretrained(folder, output_loading_info=True)
        whole = error(model, folder)
        keys = {name: sorted(map(str, what)) for name, what in found.items() if what}
        named = getattr(model.config, "id2label", None) if folder.name.endswith("classification") else None
        try:
            adapter = peft.PeftModel.from_pretrained(model, folder / "adapter")
            adapted = error(adapter, folder / "adapter")
            back = written_alike(adapter, folder)
        except (KeyError, RuntimeError, ValueError) as refused:
            print("    ", folder.name, "adapter:", type(refused).__name__, str(refused)[:300])
            adapted, back = float("inf"), False
        tokens = tokens_equal(folder)
        right = max(whole, adapted) < 1e-4 and back and tokens and not keys
        right = right and (named is None or sorted(named.values()) == ["card", "parcel"])
        misses += not right
        print(
            "ok  " if right else "MISS", folder.name, type(model).__name__, "%.1e" % whole, "adapters %.1e" % adapted,
            "written", "alike" if back else "otherwise", "tokens", "equal" if tokens else "differ", keys or "", named or "",
        )
    sys.exit(1 if misses else 0)


main()
