"""Bytes → text, and why this character set.

In this order: a byte-order mark; UTF-16 indicated by its zeros; UTF-8 that is valid and holds
non-ASCII; what the server or the page declares, unless its decoding is plainly wrong;
candidates scored by how much of the text looks like the words of a language. The score reads a
sample, so size does not matter.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from verify.text.encoding.plausibility import plausibility


@dataclass(frozen=True, slots=True)
class Decoded:
    """``text`` without a byte-order mark; ``encoding``: Python's name; ``why``: in words."""

    text: str
    encoding: str
    why: str


_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What the press of our languages has used, and the DOS and Soviet sets of old archives.
CANDIDATE_CHARSETS = (
    "cp1251", "koi8-r", "cp1254", "cp1252", "cp1250", "cp866", "iso-8859-5", "koi8-u",
    "mac-cyrillic", "iso-8859-2", "cp1253", "cp1256", "cp1255", "cp1257",
)  # fmt: skip
# Sets of several bytes a letter: what decodes in them without a fault was written in them.
_MULTIBYTE = frozenset(
    ("gbk", "gb18030", "gb2312", "big5", "big5hkscs", "cp950", "shift_jis", "cp932", "euc_jp",
     "euc_jis_2004", "euc_kr", "cp949", "johab")
)  # fmt: skip
# Names under which browsers mean another set (WHATWG Encoding Standard, "labels").
_LABELS = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252",
    "us-ascii": "cp1252", "iso-8859-9": "cp1254", "latin5": "cp1254", "windows-1251": "cp1251",
    "x-cp1251": "cp1251", "win-1251": "cp1251", "unicode": "utf-16-le", "utf-16": "utf-16-le",
    "utf8mb4": "utf-8", "x-sjis": "shift_jis", "gb2312": "gbk", "windows-874": "cp874",
}  # fmt: skip
_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]{2,40})""",
    re.IGNORECASE,
)
_SAMPLE = 12_000


def decode_text(data: bytes, declared: str | None = None, hint: str | None = None) -> Decoded:
    """Decode ``data``. ``declared``: the charset of the HTTP header; ``hint``: a second guess
    (of a caller or a user). Never fails: bytes that fit nothing become U+FFFD, and ``why`` says so.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return Decoded(
                data[len(bom) :].decode(name, "replace"), name, "it starts with a byte-order mark"
            )
    if wide := _wide(data):
        return Decoded(data.decode(wide, "replace"), wide, "every other byte is zero")
    if data.isascii():
        return _ascii(data, declared)
    if _is_utf8(data):
        return Decoded(data.decode("utf-8", "replace"), "utf-8", "the bytes are valid UTF-8")
    return _legacy(data, declared, hint)


def _ascii(data: bytes, declared: str | None) -> Decoded:
    name = _codec(declared) or ""
    if name.startswith("iso2022") or name == "hz":  # escape sequences are ASCII bytes
        return Decoded(data.decode(name, "replace"), name, "declared by the server")
    return Decoded(data.decode("ascii"), "utf-8", "the bytes are ASCII")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin every other byte is 0, in Cyrillic every other is 4."""
    head = data[:4096]
    if len(head) < 4 or len(data) % 2:
        return None
    even, odd = head[0::2], head[1::2]
    half = len(even)
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        zeros, fours = high.count(0), high.count(4)
        if zeros > 0 and zeros + fours > 0.7 * half and low.count(0) + low.count(4) < 0.2 * half:
            return name
    return None


def _is_utf8(data: bytes) -> bool:
    """Valid UTF-8, a cut last character forgiven, or nearly so: a few damaged bytes in a long text."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(data)
    except UnicodeDecodeError:
        return _nearly_utf8(data)
    return True


def _nearly_utf8(data: bytes) -> bool:
    text = data[:200_000].decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return wrong * 50 < sum(1 for c in text if c > "\x7f")


def _legacy(data: bytes, declared: str | None, hint: str | None) -> Decoded:
    sample = _sample(data)
    best, score = _best(sample)
    for label, source in _claims(data, declared, hint):
        name = _codec(label)
        if name is None or name == "utf-8" or (text := _try(sample, name)) is None:
            continue
        if name == best or score <= _score(text) + _margin(label) or _fits(data, name):
            return _result(data, name, f"declared by the {source}")
    if score < _UNSURE and (name := _many_bytes(data, sample)):
        return _result(data, name, "its bytes pair up as in this set")
    return _result(data, best, f"its words read best in this set ({score:.2f})")


# On the specimens of tests/test_text_charset.py a text in its own set scores 0.72 and more,
# Chinese, Japanese or Korean bytes in any 8-bit set 0.21 and less.
_UNSURE = 0.45


def _fits(data: bytes, name: str) -> bool:
    """Whether the set has several bytes a letter and reads all of ``data`` without a fault."""
    if name not in _MULTIBYTE:
        return False
    text = data[:200_000].decode(name, "replace")
    return text.count("\ufffd") * 100 <= len(text)


def _many_bytes(data: bytes, sample: bytes) -> str | None:
    """charset-normalizer's word for a Chinese, Japanese or Korean set, if the bytes fit it."""
    from charset_normalizer import from_bytes

    guess = from_bytes(sample).best()
    name = _codec(guess.encoding) if guess else None
    return name if name and _fits(data, name) else None


# How much better another set must read before a declaration is overruled. ISO-8859-1 is what
# servers say when nobody told them anything: it is believed only on a tie.
# In tests/test_text_charset.py a wrong set scores at least 0.3 less than the right one, but for
# Mac Cyrillic and cp1251, which share all small letters save one.
_MARGIN = 0.15
_DEFAULTS = frozenset(("iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"))


def _margin(label: str) -> float:
    return 0.02 if label.strip().lower() in _DEFAULTS else _MARGIN


def _claims(data: bytes, declared: str | None, hint: str | None) -> list[tuple[str, str]]:
    claims = [(declared, "server"), (_meta(data), "page"), (hint, "caller")]
    return [(label, source) for label, source in claims if label]


def _meta(data: bytes) -> str | None:
    match = _META.search(data[:4096])
    return (match.group(1) or match.group(2)).decode("ascii") if match else None


def _codec(label: str | None) -> str | None:
    """Python's name for a charset label as browsers understand it; None for an unknown one."""
    if not label:
        return None
    clean = label.strip().strip("\"'").lower()
    try:
        name = codecs.lookup(_LABELS.get(clean, clean)).name
    except (LookupError, ValueError):  # an unknown name, or one that is no name
        return None
    return None if name.replace("_", "-") in _NO_CHARSET else name


# Codecs of Python's that no browser knows as a character set.
_NO_CHARSET = frozenset(
    ("base64", "hex", "rot13", "zlib", "bz2", "quopri", "uu", "unicode-escape", "utf-7", "idna",
     "raw-unicode-escape", "punycode", "undefined", "charmap", "mbcs", "oem", "palmos")
)  # fmt: skip


_TAG = re.compile(rb"<[^<>]{0,2000}>")
_FOREIGN = re.compile(rb"[\x80-\xff]")
_WORDS = re.compile(
    rb"[^\x00-\x20]{0,60}[\x80-\xff][^\x00-\x20]{0,200}(?:[ ][^\x00-\x20]{1,60}){0,2}"
)


def _sample(data: bytes) -> bytes:
    """The stretches that hold non-ASCII bytes, tags and scripts left out, up to a size."""
    first = _FOREIGN.search(data)
    start = max(0, (first.start() if first else 0) - 200)
    window = _scriptless(data[start : start + 400_000])
    words = _WORDS.findall(_TAG.sub(b" ", window))
    return b" ".join(words)[:_SAMPLE] or data[start : start + _SAMPLE]


def _scriptless(data: bytes) -> bytes:
    """``data`` without what stands between <script and </script>, in one pass."""
    lower = data.lower()
    kept, place = [], 0
    while (opened := lower.find(b"<script", place)) >= 0:
        closed = lower.find(b"</script", opened)
        if closed < 0:
            break
        kept.append(data[place:opened])
        place = closed
    return b" ".join([*kept, data[place:]])


def _try(sample: bytes, name: str) -> str | None:
    try:
        return sample.decode(name, "replace")
    except (LookupError, UnicodeError, TypeError):  # a codec that is not one of text
        return None


def _best(sample: bytes) -> tuple[str, float]:
    scored = [
        (_score(_try(sample, name) or "") - rank * 1e-3, name)
        for rank, name in enumerate(CANDIDATE_CHARSETS)
    ]
    score, name = max(scored)
    return name, score


def _score(text: str) -> float:
    damage = text.count("\ufffd") + len(re.findall(r"[\x80-\x9f]", text))
    return plausibility(text) - 5 * damage / max(len(text), 1)


def _result(data: bytes, name: str, why: str) -> Decoded:
    text = data.decode(name, "replace")
    lost = text.count("\ufffd")
    return Decoded(text, name, f"{why}; {lost} bytes could not be read" if lost else why)
