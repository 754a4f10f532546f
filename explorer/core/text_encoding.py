"""From bytes to text: which encoding a file is in, and decoding it piece by piece."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import charset_normalizer

from explorer.core.cancel import CancelToken

ENCODINGS: dict[str, str] = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "gb18030": "GB18030",
    "latin-1": "Latin-1",
    "cp1252": "Windows-1252",
    "big5": "Big5",
    "shift_jis": "Shift JIS",
    "euc_kr": "EUC-KR",
    "cp1251": "Windows-1251",
    "koi8_r": "KOI8-R",
}
"""The encodings that can be chosen, by Python's name, with their usual names (the same everywhere)."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16 LE, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SAMPLE = 65_536
_BINARY_CONTROLS = 0.02  # more control bytes than that are no text
_LOOKED_AT = 2_000  # characters that are judged one by one
_GB_SURE = 0.85
_FEW = 4  # fewer bytes above ASCII tell charset-normalizer nothing
_NORMALIZER = ("gb18030", "big5", "shift_jis", "euc_kr", "cp1251", "koi8_r", "cp1252")
_GB_RUN = re.compile(r"[^\x00-\x7f]{2}|(?<![A-Za-z])[^\x00-\x7f](?![A-Za-z])")
_ASCII_BYTES = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_CONTROL_BYTES = bytes(set(range(0x20)) - set(b"\b\t\n\v\f\r\x1b")) + b"\x7f"
_ASCII = re.compile(r"[\t\n\r\x20-\x7e]")
_OTHER_SCRIPTS = re.compile(r"[\xa0-\u06ff\u0900-\u109f\u2010-\u2027\uac00-\ud7a3\U00010000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text in pieces as they were read, its encoding, and how many places did not fit the encoding."""

    pieces: list[str]
    encoding: str
    broken: int = 0


def encoding_name(encoding: str) -> str:
    """How an encoding is shown: "UTF-8" for "utf-8"."""
    return ENCODINGS.get(encoding, encoding.upper())


def decode(pieces: Sequence[bytes], encoding: str = "", token: CancelToken | None = None) -> Decoded | None:
    """Decode a file read in pieces; without `encoding` it is detected, and None says that it is no text.

    Bytes that do not fit become U+FFFD and are counted; a byte order mark is dropped.
    """
    if not encoding:
        whole = _decoded(pieces, "utf-8", "strict", token)
        detected = detect(b"".join(pieces[:1])[:_SAMPLE], whole is not None)
        if detected is None:
            return None
        encoding = detected
    texts = _decoded(pieces, encoding, "strict", token)
    if texts is not None:
        return Decoded(texts, encoding)
    texts = _decoded(pieces, encoding, "replace", token) or []
    return Decoded(texts, encoding, sum(text.count("\ufffd") for text in texts))


def _decoded(
    pieces: Sequence[bytes], encoding: str, errors: str, token: CancelToken | None
) -> list[str] | None:
    """The pieces decoded one by one (a whole file at once would hold up the other threads)."""
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    texts: list[str] = []
    try:
        for at, piece in enumerate(pieces):
            if token is not None:
                token.check()
            texts.append(decoder.decode(piece, final=at == len(pieces) - 1))
    except UnicodeDecodeError:
        return None
    if texts:
        texts[0] = texts[0].removeprefix("\ufeff")
    return texts


def detect(sample: bytes, is_utf8: bool) -> str | None:
    """The encoding of a file by its beginning, or None where it is no text.

    `is_utf8`: the whole file is well-formed UTF-8. In order: byte order mark, UTF-16 by its NULs, UTF-8,
    nearly UTF-8, GB18030, UTF-16 without NULs, what charset-normalizer says, Latin-1.
    """
    for mark, encoding in _BOMS:
        if sample.startswith(mark):
            return encoding
    if b"\0" in sample:
        wide = _best_utf16(sample, _sense, 0.6)
        if wide or not is_utf8:
            return wide
    if is_utf8 and not _is_binary(sample):
        return "utf-8"
    gb, binary = _gb_share(sample), _is_binary(sample)
    # Plain letters without NULs are no UTF-16, though every two of them make an ideograph.
    if binary or (gb < _GB_SURE and _share(sample, _ASCII_BYTES) < 0.7):
        wide = _best_utf16(sample, _everyday_share, 0.95)
        if wide or binary:
            return wide
    return "utf-8" if _is_nearly_utf8(sample) else _legacy(sample, gb)


def _share(sample: bytes, of: bytes) -> float:
    return (len(sample) - len(sample.translate(None, of))) / max(1, len(sample))


def _is_binary(sample: bytes) -> bool:
    return _share(sample, _CONTROL_BYTES) > _BINARY_CONTROLS


def _best_utf16(sample: bytes, judge: Callable[[str], float], least: float) -> str | None:
    """UTF-16 in the byte order that makes more sense to `judge`, None where neither does or bytes are odd."""
    if len(sample) % 2:
        return None
    scores: dict[str, float] = {}
    for encoding in ("utf-16-le", "utf-16-be"):
        text = codecs.getincrementaldecoder(encoding)("replace").decode(sample)
        scores[encoding] = judge(text) if text and "\ufffd" not in text else 0.0
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] >= least else None


def _sense(text: str) -> float:
    """How much it looks like text: plain letters count most, rare characters nothing."""
    seen = text[:_LOOKED_AT]
    everyday = sum(_is_everyday(character) for character in seen if character > "\x7f")
    plain, other = len(_ASCII.findall(seen)), len(_OTHER_SCRIPTS.findall(seen))
    return (plain + 0.9 * everyday + 0.7 * other) / len(seen)


def _everyday_share(text: str) -> float:
    """The share of characters of everyday Chinese: those of GB 2312, and the first part of Big5."""
    seen = text[:_LOOKED_AT]
    return sum(_is_everyday(character) for character in seen) / len(seen)


def _is_everyday(character: str) -> bool:
    big5 = character.encode("big5", "ignore")
    return bool(character.encode("gb2312", "ignore")) or (len(big5) == 2 and 0xA4 <= big5[0] <= 0xC6)


def _is_nearly_utf8(sample: bytes) -> bool:
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(sample)
    broken = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - broken
    return good >= 10 * broken and good > 0


def _legacy(sample: bytes, gb: float) -> str:
    if gb >= _GB_SURE:
        return "gb18030"
    high = sum(byte >= 0x80 for byte in sample)
    if high >= _FEW and (gb >= 0.3 or high / len(sample) >= 0.35):  # too dense for the accents of Latin-1
        found = charset_normalizer.from_bytes(sample, cp_isolation=list(_NORMALIZER)).best()
        if found is not None and found.encoding in ENCODINGS:
            return found.encoding
    return _western(sample)


def _gb_share(sample: bytes) -> float:
    """Which share of the non-ASCII characters would be everyday ones in GB18030; 0 where it does not decode.

    Both bytes of those are ≥ 0xA1; the accents of Latin-1 text mostly stand before an ASCII letter.
    """
    try:
        text = codecs.getincrementaldecoder("gb18030")("strict").decode(sample)
        if len(sample) < _SAMPLE:
            sample.decode("gb18030")
    except UnicodeDecodeError:
        return 0.0
    if not _GB_RUN.search(text):  # single characters inside words: accents side by side, as in "Größe"
        return 0.0
    high = [character.encode("gb18030") for character in text if character > "\x7f"]
    return sum(len(code) == 4 or code[1] >= 0xA1 for code in high) / len(high)


def _western(sample: bytes) -> str:
    """Latin-1, or Windows-1252 where bytes stand for its dashes and curly quotes."""
    if not any(0x80 <= byte <= 0x9F for byte in sample):
        return "latin-1"
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"
