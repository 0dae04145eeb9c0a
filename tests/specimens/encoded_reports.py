"""One invented report in 28 languages × its character sets × three lengths, without a declaration."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SIZES = (40, 200, 1000)  # bytes
_FILE = Path(__file__).with_name("encoded_reports.toml")
_WIDE = ("utf-16-le", "utf-16-be")
_CODECS = {"windows-874": "cp874"}
_CEDILLAS = str.maketrans("șțȘȚ", "şţŞŢ")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_FEW_BLANKS = 12  # words: a language without blanks is cut anywhere


@dataclass(frozen=True)
class EncodedReport:
    """``text`` as ``data`` in the character set ``name``."""

    language: str
    name: str
    size: int
    text: str
    data: bytes


def encoded_reports() -> Iterator[EncodedReport]:
    """Every language in every of its sets, at every length."""
    for language, one in tomllib.loads(_FILE.read_text("utf-8")).items():
        for name in (*one["sets"], *_WIDE):
            codec = _CODECS.get(name, name)
            text = _as_written(one["text"], codec)
            for size in SIZES:
                part = _cut(text, codec, size)
                yield EncodedReport(language, name, size, part, part.encode(codec))


def _as_written(text: str, codec: str) -> str:
    """The text with the letters that the set has: cedillas in Romanian, tones apart."""
    if codec in ("windows-1250", "iso-8859-2"):
        return text.translate(_CEDILLAS)
    return "".join(map(_with_tone_apart, text)) if codec == "windows-1258" else text


def _with_tone_apart(char: str) -> str:
    try:
        char.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", char)
        tones = "".join(part for part in parts if part in _TONES)
        bare = "".join(part for part in parts if part not in _TONES)
        return unicodedata.normalize("NFC", bare) + tones
    return char


def _cut(text: str, codec: str, size: int) -> str:
    """The first words of the text, repeated where it is too short, in at most ``size`` bytes."""
    while len(text.encode(codec)) < 1.1 * size:
        text = f"{text} {text}"
    pieces = text.split(" ") if text.count(" ") > _FEW_BLANKS else list(text)
    blank = " " if len(pieces) < len(text) else ""
    kept = ""
    for piece in pieces:
        longer = f"{kept}{blank}{piece}" if kept else piece
        if len(longer.encode(codec)) > size:
            break
        kept = longer
    return kept
