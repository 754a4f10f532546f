"""Encodings are detected on real sentences, and any text survives any encoding that can hold it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.cancel import CancelToken
from explorer.core.errors import CancelledError
from explorer.core.sentences import built_in_sets
from explorer.core.text_encoding import ENCODINGS, decode, encoding_name

CHINESE = [item.text for one in built_in_sets() if one.key == "chinese" for item in one.items]
ENGLISH = [item.text for one in built_in_sets() if one.key == "negation" for item in one.items]
WESTERN = ["Le garçon a mangé une pêche.", "Où est-elle allée ?", "Übung macht den Meister — schön!", "Größe",
           "¿Cuántos años tenía la niña?", "Señor", "café", "Ça va bien.", "ångström"]  # fmt: skip
RUSSIAN = ["Привет, как дела сегодня?", "Это простой текст для проверки."]


def _cut(data: bytes, size: int = 7) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


def _detected(text: str, encoding: str) -> str:
    data = text.encode(encoding)
    decoded = decode([data])
    assert decoded is not None
    assert "".join(decoded.pieces) == text
    assert decoded.broken == 0
    return decoded.encoding


@pytest.mark.parametrize("text", ["\n".join(CHINESE), *(f"{line}\n" for line in CHINESE), *CHINESE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_chinese_is_detected(text: str, encoding: str) -> None:
    expected = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    assert _detected(text, encoding) == expected


@pytest.mark.parametrize("text", ["\n".join(ENGLISH), *ENGLISH])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_english_is_detected(text: str, encoding: str) -> None:
    expected = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    assert _detected(text, encoding) == expected


@pytest.mark.parametrize("text", [" ".join(WESTERN), *(f"{line}\n" for line in WESTERN), *WESTERN])
def test_western_text_is_detected(text: str) -> None:
    assert _detected(text.replace("—", "-"), "latin-1") == "latin-1"
    assert _detected(text, "cp1252") == ("cp1252" if "—" in text else "latin-1")
    assert _detected(text, "utf-8") == "utf-8"
    assert _detected(text, "utf-16-le") == "utf-16-le"


def test_other_encodings_of_longer_texts() -> None:
    assert _detected("\n".join(RUSSIAN), "cp1251") == "cp1251"
    assert _detected("今天天氣很好，我們去公園。這是一個測試的句子，請閱讀。\n", "big5") == "big5"


def test_mixed_languages_in_one_file() -> None:
    mixed = "\n".join(ENGLISH * 20 + CHINESE)
    assert _detected(mixed, "gb18030") == "gb18030"
    assert _detected(mixed, "utf-16-be") == "utf-16-be"


def test_utf8_with_a_few_broken_bytes_is_still_utf8() -> None:
    decoded = decode(["好".encode() * 50 + b"\xff\n"])
    assert decoded is not None
    assert (decoded.encoding, decoded.broken) == ("utf-8", 1)
    assert "".join(decoded.pieces) == "好" * 50 + "\ufffd\n"


def test_utf8_with_one_nul_is_still_text() -> None:
    decoded = decode([b"plain text " * 50 + b"\0\n"])
    assert decoded is not None
    assert decoded.encoding == "utf-8"


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\x06", b"PK\x03\x04\x14\0\0\0\x08\0" * 9,
     bytes(range(256)), b"\x7fELF\x02\x01\x01" + bytes(50), b"\x01\x02\x03\x04\x05" * 20],
)  # fmt: skip
def test_what_is_no_text_is_told(data: bytes) -> None:
    assert decode([data]) is None


def test_a_chosen_encoding_is_obeyed_and_misfits_are_counted() -> None:
    decoded = decode(["né".encode("latin-1")], "utf-8")
    assert decoded is not None
    assert (decoded.pieces, decoded.encoding, decoded.broken) == (["n\ufffd"], "utf-8", 1)


def test_decoding_stops_when_it_is_called_off() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        decode([b"abc"], token=token)


def test_names_of_encodings() -> None:
    assert encoding_name("gb18030") == "GB18030"
    assert encoding_name("utf-32-le") == "UTF-32-LE"


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(1, 9))
def test_any_text_survives_every_unicode_encoding_however_it_is_cut(text: str, size: int) -> None:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        decoded = decode(_cut(text.encode(encoding), size), encoding)
        assert decoded is not None
        assert "".join(decoded.pieces) == text.removeprefix("\ufeff")


@given(st.text(), st.sampled_from(list(ENCODINGS)), st.integers(1, 9))
def test_what_an_encoding_can_hold_survives_it(text: str, encoding: str, size: int) -> None:
    data = text.encode(encoding, "ignore")
    decoded = decode(_cut(data, size), encoding)
    assert decoded is not None
    assert "".join(decoded.pieces) == data.decode(encoding).removeprefix("\ufeff")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_and_marked_utf16_are_always_detected(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        decoded = decode([text.encode(encoding)])
        assert decoded is not None
        assert "".join(decoded.pieces) == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_told_to_be_none(data: bytes) -> None:
    decoded = decode(_cut(data))
    assert decoded is None or decoded.encoding
