"""The peak of extra memory of a captured run, over that of eager attention: 12 × 12 heads, 2,048 tokens."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.material import model_folder, text_of
from benchmarks.result import Result

TOKENS = 2048
MEBIBYTE = 2**20
WHAT = "12 × 12 heads, 2,048 tokens, random weights: peak extra memory of {} over eager's"


def measure() -> list[Result]:
    """Each way of running in a process of its own, as a peak never falls."""
    with tempfile.TemporaryDirectory(prefix="seqscope-bench-") as folder:
        _make_model(Path(folder))
        extra = {way: _in_process(way, folder) for way in ("capture", "study", "eager")}
    eager = extra["eager"]

    def how(way: str) -> str:
        return f"{extra[way] / MEBIBYTE:,.0f} MiB, eager {eager / MEBIBYTE:,.0f} MiB"

    return [
        Result(WHAT.format("a captured run"), extra["capture"] / eager, "×", how("capture"), at_most=0.1),
        Result(WHAT.format("run and overview"), extra["study"] / eager, "×", how("study")),
    ]


def _make_model(folder: Path) -> None:
    """A BERT of random weights with the default model's tokenizer, which then takes longer texts."""
    from transformers import BertConfig, BertModel

    for file in model_folder().iterdir():
        if "token" in file.name or file.name == "vocab.txt":
            shutil.copy(file, folder)
    settings_file = folder / "tokenizer_config.json"
    settings = json.loads(settings_file.read_text(encoding="utf-8")) | {"model_max_length": TOKENS}
    settings_file.write_text(json.dumps(settings), encoding="utf-8")
    BertModel(BertConfig(vocab_size=30522, max_position_embeddings=TOKENS)).save_pretrained(folder)


def _in_process(way: str, folder: str) -> float:
    """Bytes: the peak during the run, less what was taken before it."""
    command = [sys.executable, "-m", "benchmarks.memory", way, folder]
    # What glibc keeps of freed memory differs from run to run by tens of MiB; this has it given back at once.
    environment = {**os.environ, "MALLOC_MMAP_THRESHOLD_": str(MEBIBYTE)}
    output = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment).stdout
    return float(output.splitlines()[-1])


def _run(way: str, folder: str) -> float:
    import torch

    torch.manual_seed(0)
    run = _eager(folder) if way == "eager" else _captured(folder, overview=way == "study")
    run(text_of(16))  # what is made once is not the run's
    before = _current()
    _forget_peak()
    kept = run(text_of(TOKENS))
    peak = _peak()
    assert kept is not None
    return peak - before


def _eager(folder: str) -> Any:
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder, attn_implementation="eager").eval()

    @torch.inference_mode()
    def run(text: str) -> object:
        return model(**tokenizer(text, return_tensors="pt"), output_attentions=True)

    return run


def _captured(folder: str, *, overview: bool) -> Any:
    from explorer.core.cancel import CancelToken
    from explorer.models.capture import capture
    from explorer.models.loading import load_model
    from explorer.studies.head_summary import summarise
    from explorer.studies.transformer_trace import special_mask

    token = CancelToken()
    model = load_model(Path(folder), "cpu", token)

    def run(text: str) -> object:
        captured = capture(model, text, "", token)
        if not overview:
            return captured
        specials = special_mask(captured.tokens["source"])
        return captured, summarise(captured.stacks["encoder"], specials, token)

    return run


def _current() -> float:
    """Bytes now resident; where the system does not tell, the peak so far."""
    return _status("VmRSS") or _peak()


def _forget_peak() -> None:
    """Linux: let the peak start anew; elsewhere it is that of the whole process, loading included."""
    file = Path("/proc/self/clear_refs")
    if file.exists():
        file.write_text("5", encoding="utf-8")


def _peak() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return _status("VmHWM") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _status(name: str) -> float:
    file = Path("/proc/self/status")
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return next((float(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:")), 0.0)


if __name__ == "__main__":
    print(_run(*sys.argv[1:]))
