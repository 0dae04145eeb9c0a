"""Bytes → text, and why this character set.

In this order: a byte-order mark; UTF-32 and UTF-16 told by their zeros, or by common characters
of an Asian language where the text has no ASCII; UTF-8 that is valid, or
nearly so; what the server or the page declares, unless its decoding is plainly wrong; the set
in which the words read best. The scores read a sample, so size does not matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verify.text.encoding.guess import (
    MANY_BYTES,
    Guess,
    escaped_form,
    guess_encoding,
    score_one_byte,
)
from verify.text.encoding.labels import DEFAULT_LABELS, python_codec
from verify.text.encoding.sample import word_sample
from verify.text.encoding.unicode_forms import (
    BYTE_ORDER_MARKS,
    damaged_utf8,
    is_utf8,
    wide_form,
)
from verify.text.encoding.wide_script import has_control_codes, wide_script


@dataclass(frozen=True, slots=True)
class Decoded:
    """``text`` without a byte-order mark; ``encoding``: Python's name; ``why``: in words.

    ``replaced``: how many characters could not be read and are U+FFFD in ``text``.
    """

    text: str
    encoding: str
    why: str
    replaced: int = 0


_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]{2,40})""",
    re.IGNORECASE,
)
# A set of several bytes a letter that reads all but one character in a hundred was meant.
_MOST_DAMAGE = 0.01
_OTHER_MANY_BYTES = frozenset(("big5", "euc_jis_2004", "euc_jisx0213", "shift_jisx0213", "cp950"))


def decode_text(data: bytes, declared: str | None = None, hint: str | None = None) -> Decoded:
    """Decode ``data``. ``declared``: the charset of the HTTP header; ``hint``: a second guess
    (of a caller or a user). Never fails: bytes that fit nothing become U+FFFD, are counted, and
    ``why`` says so.
    """
    for bom, name in BYTE_ORDER_MARKS:
        if data.startswith(bom):
            return _result(data[len(bom) :], name, "it starts with a byte-order mark")
    if wide := wide_form(data):
        return _result(data, wide, "its zeros stand where this encoding has them")
    if (not is_utf8(data) or has_control_codes(data)) and (wide := wide_script(data)):
        return _result(data, wide, "its characters are common in this encoding")
    if data.isascii():
        return _ascii(data, declared)
    if is_utf8(data):
        return _result(data, "utf-8", "the bytes are valid UTF-8")
    claims = _claims(data, declared, hint)
    says_utf8 = any(python_codec(label) == "utf-8" for label, _ in claims)
    if damaged_utf8(data, says_utf8):
        return _result(data, "utf-8", "declared and nearly valid" if says_utf8 else "nearly valid")
    return _legacy(data, claims)


def _ascii(data: bytes, declared: str | None) -> Decoded:
    """ASCII, or a set that writes other letters with ASCII bytes after an escape sequence."""
    name = python_codec(declared) or ""
    if name.startswith("iso2022") or name == "hz":
        return _result(data, name, "declared by the server")
    if escaped := escaped_form(data):
        return _result(data, escaped, "it has the escape sequences of this set")
    return Decoded(data.decode("ascii"), "utf-8", "the bytes are ASCII")


def _legacy(data: bytes, claims: list[tuple[str, str]]) -> Decoded:
    best: Guess | None = None
    sample = word_sample(data)
    for label, source in claims:
        name = python_codec(label)
        if name is None or name.startswith("utf"):
            continue
        if not _fits(data, name):
            best = best or guess_encoding(data)
            if not _agrees(sample, name, label, best):
                continue
        return _result(data, name, f"declared by the {source}")
    best = best or guess_encoding(data)
    return _result(data, best.encoding, best.why)


# How much better another set must read before a declaration is overruled. ISO-8859-1 is what
# servers say when nobody told them anything: it is believed only on a tie.
# In tests/text/test_charset.py a wrong set scores at least 0.3 less than the right one, but for
# Mac Cyrillic and cp1251, which share all small letters save one.
_MARGIN = 0.15
_MARGIN_OF_DEFAULT = 0.02


def _agrees(sample: bytes, name: str, label: str, best: Guess) -> bool:
    """Return whether the declared set reads the words about as well as the best one."""
    if name == best.encoding:
        return True
    try:
        score = score_one_byte(sample, name)
    except (LookupError, UnicodeError, TypeError):  # a codec that is not one of text
        return False
    default = label.strip().lower() in DEFAULT_LABELS
    return best.score <= score + (_MARGIN_OF_DEFAULT if default else _MARGIN)


def _fits(data: bytes, name: str) -> bool:
    """Return whether the set has several bytes a letter and reads nearly all of ``data``."""
    if name not in MANY_BYTES and name not in _OTHER_MANY_BYTES:
        return False
    text = data[:200_000].decode(name, "replace")
    return text.count("\ufffd") <= _MOST_DAMAGE * len(text)


def _claims(data: bytes, declared: str | None, hint: str | None) -> list[tuple[str, str]]:
    claims = [(declared, "server"), (_meta(data), "page"), (hint, "caller")]
    return [(label, source) for label, source in claims if label]


def _meta(data: bytes) -> str | None:
    match = _META.search(data[:4096])
    return (match.group(1) or match.group(2)).decode("ascii") if match else None


def _result(data: bytes, name: str, why: str) -> Decoded:
    text = data.decode(name, "replace")
    lost = text.count("\ufffd")
    if name == "utf-8":
        lost -= data.count(b"\xef\xbf\xbd")  # the page's own
    return Decoded(text, name, f"{why}; {lost} bytes could not be read" if lost else why, lost)
