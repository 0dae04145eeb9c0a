"""The number vocabulary of a language as compiled patterns: words, scales, units, separators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from verify.languages import Numbers, load_language, load_languages

# Without a language, the three complete ones are read together; English separators count.
_DEFAULT = ("en", "ru", "tr")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What one language (or the default mix) knows about numbers."""

    decimal: str
    words: dict[str, int]
    scales: dict[str, int]
    units: dict[str, str]
    digits: re.Pattern[str]
    scale: re.Pattern[str]
    unit: re.Pattern[str]
    spelt: re.Pattern[str]
    # Words that are everyday words too: “one”, Turkish yüz “face”, Russian семью “family”.
    needs_company: frozenset[str]


_EVERYDAY = {
    "en": {"one"},
    "ru": {"один", "одна", "одно", "одни", "одним", "одного", "одной", "одну", "одном", "одному",
           "одних", "одними", "семью", "три", "ста"} - {"три"},
    "tr": {"bir", "yüz", "yedi", "altı", "on", "elli", "kırk"},
    "de": {"ein", "eine", "einen", "einem", "einer", "eins", "acht"},
    "fr": {"un", "une", "neuf", "cent"},
    "uk": {"один", "одна", "одного"},
    "ky": {"бир", "он"},
    "kk": {"бір", "он"},
}  # fmt: skip
# Scales that stand for one of themselves when nothing precedes them («тысяча человек»).
_ALONE = frozenset(("тысяча", "тысячу", "миллион", "миллиард", "тисяча", "тисячу", "мільйон",
                    "мільярд", "bin", "tausend", "mille", "миң", "мың"))  # fmt: skip


@cache
def vocabulary(code: str | None) -> Vocabulary:
    """The vocabulary of ``code``; of English, Russian and Turkish together for None or unknown."""
    found = load_language(code)
    if found and found.numbers.words:
        return _built(found.numbers, frozenset(_EVERYDAY.get(found.code, ())))
    known = [load_languages()[c].numbers for c in _DEFAULT if c in load_languages()]
    merged = Numbers(
        decimal=".",
        group=(",", " ", "\u00a0", "\u202f"),
        words={k: v for n in known[:2] for k, v in n.words.items()},
        scales={k: v for n in reversed(known) for k, v in n.scales.items()},
        units={k: v for n in reversed(known) for k, v in n.units.items()},
    )
    return _built(merged, frozenset(w for c in _DEFAULT for w in _EVERYDAY[c]))


def _alternatives(words: dict[str, int] | dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


def _built(numbers: Numbers, everyday: frozenset[str]) -> Vocabulary:
    scales, units = numbers.scales, numbers.units
    words = numbers.words | {w.replace("ё", "е"): n for w, n in numbers.words.items() if "ё" in w}
    both = _alternatives({**words, **scales})
    # «сім'ї» is a family, not seven: the apostrophe is a letter of a Ukrainian word.
    one = rf"(?:{both})(?![^\W\d_]|['’ʼ][єїюя])"
    spelt = rf"(?<![\w-])(?:an?\s(?=(?:{_alternatives(scales)}|hundred)\b))?{one}(?:(?:\s(?:and\s)?|-)(?:{one}))*"
    return Vocabulary(
        numbers.decimal, words, scales, units,
        re.compile(_digits(numbers.decimal)),
        re.compile(
            rf"[\s\u00a0-]?({_alternatives(scales)})(?:{'|'.join(numbers.scale_endings)})?(?![^\W\d_])",
            re.IGNORECASE,
        ),
        re.compile(
            rf"[\s\u00a0-]?(?:{numbers.unit_link or '(?!)'})?({_alternatives(units)})"
            rf"(?:{'|'.join(numbers.unit_endings)})?(?![^\W\d_])",
            re.IGNORECASE,
        ),
        re.compile(spelt, re.IGNORECASE),
        everyday,
    )  # fmt: skip


def _digits(decimal: str) -> str:
    """Digits with groups: 1,000 in every language where it repeats or the language groups so."""
    comma_groups = r"\d{1,3}(?:,\d{3})+" if decimal == "." else r"\d{1,3}(?:,\d{3}){2,}"
    dot_groups = r"\d{1,3}(?:\.\d{3})+" if decimal == "," else r"\d{1,3}(?:\.\d{3}){2,}"
    spaces = r"[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?![\d])"
    apostrophes = r"\d{1,3}(?:['’]\d{3})+"
    body = rf"(?:{comma_groups}|{dot_groups}|{spaces}|{apostrophes}|\d+)(?!\d)(?:[.,]\d+)?"
    return rf"(?<![\w.,:/])(?P<sign>(?<![\w)])[−–-])?(?P<digits>{body})(?![\d/]|[:.,]\d)"


def spelt_value(words: list[str], known: Vocabulary, article: bool) -> int | None:
    """The value of number words in a row; None for a bare plural (“thousands”) or nonsense."""
    total, part, seen = 0, 0, article
    for word in words:
        if word in known.scales:
            scale = known.scales[word]
            if not seen and word not in _ALONE:
                return None
            total, part, seen = total + (part or 1) * scale, 0, True
        elif known.words[word] == 100 and 0 < part < 10:
            part, seen = part * 100, True
        elif part and not _follows(part, known.words[word]):
            return None  # “two three”: a list, not a number
        else:
            part, seen = part + known.words[word], True
    return total + part if seen else None


def _follows(before: int, value: int) -> bool:
    """Whether ``value`` can come after ``before``: hundreds, then tens, then ones."""
    tens, hundreds = before % 10 == 0, before % 100 == 0
    return (0 < value < 10 and tens) or (10 <= value < 100 and hundreds)
