"""Patterns that are written for speed match what their plain spelling matches."""

from __future__ import annotations

import importlib
import random
from typing import Any

import pytest
import regex

from verify.parse.references.vocabulary import access_pattern
from verify.rules.quotations import _named_places
from verify.text import sentences
from verify.text.names.finder import _patterns

# Module, variable, the plain pattern (which takes the square of its input), flags, and the pieces
# that random texts are made of.
PLAIN: list[tuple[str, str, str, int, str]] = [
    (
        "verify.match.verdict.judge",
        "_ENDING",
        r"(?<![\s\"'“”«»„])[\s\"'“”«»„]*([.,;:!?…]*)[\s\"'”»]*$",
        0,
        "a , . “ ” ' … b",
    ),
    (
        "verify.read.formats.markdown_links",
        "_UNSEEN_DEFINITION",
        r"^ {0,3}\[(?!\^)([^\[\]\n]{1,200})\]:[ \t]*<?([^\s<>]{1,2000})>?"
        r"[ \t]*(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'|\([^)\n]{0,500}\))?[ \t]*$",
        regex.M,
        "[a]: < > a \t \n \" ' ( )",
    ),
    ("verify.read.pdf.paragraphs", "_LAST_WORD", r"([^\W\d_]+)$", 0, "a é 1 - _ ж"),
    (
        "verify.read.blocks.piece",
        "_TAIL",
        r"(?:\s*(?:\[[\divxlc*†]{1,5}\]|\(\d{1,3}\)|[⁰¹²³⁴-⁹]|(?<=[.!?…”»])\d{1,3}"
        r"|[\"'”’»“)\]*_†‡]))+\s*$",
        regex.I,
        "[1] (1) ² .1 ” ' ) ] a 1 .",
    ),
    (
        "verify.text.urls.finder",
        "_MARKER",
        r"(?<!=)[.,;:!?]*\[(?:\d{1,3}|[ivxlc]{1,6}|\*)\]$",
        0,
        "= , . [1] [*] a ]",
    ),
    (
        "verify.parse.references.citation_title",
        "_MARKDOWN_LINK",
        r"\[(?P<text>(?:[^\[\]\\]|\\.){1,400})\]"
        r"\(\s*<?(?P<url>[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?[^()]*\)",
        0,
        "[a]( ( ) < > u v [",
    ),
    (
        "verify.parse.references.citation_title",
        "_TRANSLATION",
        r"(?:(?<!\s)\s+)?(?:\((?P<a>[^()]{3,300})\)|\[(?P<b>[^\[\]]{3,300})\])\s*[.,]?\s*$",
        0,
        "(abc) [abc] . , ( a",
    ),
    (
        "verify.parse.references.segments",
        "POINT",
        r"(?<!\s\p{Lu}|\s\p{Lu}\.\p{Lu}|\bг|\bгг|\bNo|\bno|\bVol|\bт|\bст|\bул|\bим)"
        r"[.!?…]+[»”\"]?\.?\s+(?=[\p{Lu}«“\"„\d(])",
        0,
        " A . ! ” No г a 1 (",
    ),
    (
        "verify.rules.references.url_malformed",
        "ABSOLUTE_LINK",
        r"\s*(?:[a-z*]{2,8}\s*:?\s*/\s?/|www\.)",
        regex.I,
        "http : / www. a",
    ),
    (
        "verify.rules.quotations._credit_lines",
        "_QUOTED_WORK",
        r"[>\s]*[-–—―]\s*\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){1,3}[^\n]*?"
        r"(?P<work>[“«„\"_*]\p{Lu}[^\n]{4,90}[”»“\"_*])[.\s]*",
        0,
        "> —␣Ada␣Bo —␣Ada␣A. “The␣Gate␣Two” ” “ Gate , \n . '",
    ),
]


def texts(pieces: str, number: int) -> list[str]:
    choice = random.Random(pieces)
    parts = [piece.replace("␣", " ") for piece in pieces.split(" ")] + [" ", "  "]
    return ["".join(choice.choices(parts, k=choice.randrange(1, 14))) for _ in range(number)]


def found(pattern: Any, text: str) -> list[Any]:
    """The places and groups of matches; empty ones behind the first count for nothing."""
    once = [pattern.match(text), pattern.fullmatch(text), pattern.search(text)]
    more = [match for match in pattern.finditer(text) if match.group()]
    return [m and (m.span(), m.groups()) for m in (*once, *more)]


@pytest.mark.parametrize(
    ("module", "variable", "plain", "flags", "pieces"), PLAIN, ids=[p[1] for p in PLAIN]
)
def test_the_fast_spelling_matches_the_same(
    module: str, variable: str, plain: str, flags: int, pieces: str
) -> None:
    fast = getattr(importlib.import_module(module), variable)
    slow = regex.compile(plain, flags)
    matched = 0
    for text in texts(pieces, 1_500):
        expected = found(slow, text)
        assert found(fast, text) == expected, repr(text)
        matched += any(expected)
    assert matched > 20


def test_words_of_access_are_found_at_the_same_places() -> None:
    fast = access_pattern()
    slow = regex.compile(
        fast.pattern.replace(r"(?:[(\[]\s*+|(?<!\s)\s++|)", r"[(\[]?\s*+"), fast.flags
    )
    assert slow.pattern != fast.pattern
    given = texts("( [ : a Accessed accessed␣on дата␣обращения: retrieved , on", 1_500)
    assert [found(fast, text) for text in given] == [found(slow, text) for text in given]


def test_words_of_a_law_are_found_in_the_same_texts() -> None:
    fast = _named_places._LAW
    plain = fast.pattern.replace(r"\s*+(?:№\s*+)?", r"\s*(?:№\s*)?")
    plain = plain.replace(r"(?<!§)§++\s*+", r"§+\s*").replace(r"(?<!\d)\d++", r"\d+")
    assert "++" not in plain
    slow = regex.compile(plain, fast.flags)
    for text in texts("art. article § № 1 22 madde 'uncu x ст.", 1_500):
        assert bool(fast.search(text)) == bool(slow.search(text)), repr(text)
        assert bool(fast.match(text)) == bool(slow.match(text)), repr(text)


# Pattern, its plain spelling, pieces: only whether it is found is used.
YES_OR_NO = [
    (
        sentences._INITIAL,
        r"(?:^|[\s(«“„\"])(?:[^\W\d_]\.[\s\u00a0-]?)*[^\W\d_]\.\s*$",
        "A. b. - ( « ab 1. .",
    ),
    (
        _patterns()[1],
        r"(?:^|[.!?…:][\"»”’')\]]*\s+|\n\s*)[\"«“„‘'(\[–—-]*\s*$",
        ". ! ” ) \n “ ( — a :",
    ),
]


@pytest.mark.parametrize(("fast", "plain", "pieces"), YES_OR_NO)
def test_the_fast_spelling_matches_the_same_texts(fast: Any, plain: str, pieces: str) -> None:
    slow = regex.compile(plain, regex.I)
    matched = 0
    for text in texts(pieces, 1_500):
        assert bool(fast.search(text)) == bool(slow.search(text)), repr(text)
        matched += bool(slow.search(text))
    assert 20 < matched < 1_480


def test_the_last_word_of_a_sentence_is_the_same() -> None:
    slow = regex.compile(r"([^\W\d_][\w.]*)\.\s*$")
    for text in texts("a . 1 _ b.c é - x", 1_500):
        fast, expected = sentences._LAST_WORD.search(text), slow.search(text)
        assert (fast and fast[1]) == (expected and expected[1]), repr(text)
