"""Articles nobody would write: read and parsed without a crash, with spans that hold.

Hypothesis nests marks, brackets, notes, scripts and control characters; the same checks run
over every value that the dossier holds.
"""

from __future__ import annotations

import dataclasses
import enum
import time
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verify import parse, read
from verify.model import Article, Dossier, Field, Skipped, Span

WORDS = st.sampled_from(
    "river bridge minister the said that not 5% 1,200 2022 Lena Okoro Kaya ferry Dr. U.S. "
    "переправа министр сказал что не Лена Окоро млн г. köprü bakan dedi değil Şirin İzmir "
    "according to Ibid. там же a.g.e. see President of Valley (VRA) Valley River Authority".split(
        " "
    )
)
MARKS = st.sampled_from(list("“”„‟«»‹›‘’‚\"'—–-…,.;:!?()[]{}*†‡^_#>`|~\\/&<"))
NOTES = st.sampled_from(
    [
        "[1]",
        "[2]",
        "[i]",
        "[iv]",
        "(1)",
        "¹",
        "²³",
        "[^a]",
        "^[x]",
        "[claims]",
        "[1991]",
        "*",
        "word1",
    ]
)
ADDRESSES = st.sampled_from(
    [
        "https://valley.example/a_(b)?c=1#d",
        "http://[::1",
        "www.valley.example,,",
        "https://valley.examplehttps://post.example",
        "(Date of Accession: 31.02.2022)",
        "(дата обращения: 03.05.2022)",
    ]
)
ODD = st.sampled_from(
    [
        "\x00",
        "\x07",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\u0301",
        "\ud7ff",
        "\U0001f6a2",
        "\u2028",
        "\x85",
    ]
)
BLANKS = st.sampled_from([" ", " ", " ", "\n", "\n\n", "\r\n\r\n", "\t", "\u00a0", ""])
PIECES = st.one_of(WORDS, WORDS, MARKS, NOTES, ADDRESSES, ODD, st.text(max_size=6))
LINES = st.sampled_from(
    [
        "Ferry Sinks Again",
        "By Lena Okoro",
        "Автор: Лена Окоро",
        "3 May 2022",
        "Related Articles",
        "Notes",
        "Примечания",
        "Kaynakça",
        "[1] Okoro, “Ferries”, Post, https://post.example/1, (Date of Accession: 03.05.2022).",
        "[1]“Паром”, Интерфакс,, (дата обращения: 20.10.2022).",
        "“She waited,” said Kaya. “And waited.”",
        "«Да, — сказал он, — нет».",
        "  1. Why?",
        "> quoted",
        "# Heading",
        "[^a]: note",
        "Photo: the ferry",
        "Lena Okoro served as minister and graduated from Valley University.",
    ]
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text of lines and of runs of odd pieces."""
    parts: list[str] = []
    for _ in range(draw(st.integers(1, 12))):
        if draw(st.booleans()):
            parts.append(draw(LINES) + draw(st.sampled_from(["\n", "\n\n", "\r\n", ""])))
            continue
        for piece in draw(st.lists(PIECES, max_size=25)):
            parts += [piece, draw(BLANKS)]
    return "".join(parts)


TAGS = st.sampled_from(
    "p div span b a sup h1 h2 li ol ul blockquote td tr table nav aside article br script style "
    "figure figcaption section footer time form".split()
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        " class=footnotes",
        " id=n1",
        " href='#n1'",
        " href=/x",
        " hidden",
        " class=byline",
        " role=x",
    ]
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Tags opened and closed in any order around odd text."""
    parts = ["<html><body>"]
    for _ in range(draw(st.integers(1, 25))):
        slash = draw(st.sampled_from(["", "", "/"]))
        parts.append(f"<{slash}{draw(TAGS)}{draw(ATTRIBUTES)}>")
        parts += draw(st.lists(PIECES, max_size=6))
    return "".join(parts)


def values(thing: Any) -> Iterator[Any]:
    """Every value that a frozen value holds, itself included, without recursion."""
    waiting = [thing]
    while waiting:
        one = waiting.pop()
        yield one
        if isinstance(one, tuple | list):
            waiting.extend(one)
        elif isinstance(one, Mapping):
            waiting.extend(one.values())
        elif dataclasses.is_dataclass(one) and not isinstance(one, Span | enum.Enum | type):
            waiting.extend(getattr(one, f.name) for f in dataclasses.fields(one))


def check_article(article: Article) -> None:
    end = 0
    for block in article.blocks:
        assert end <= block.span.start < block.span.end, "blocks stand in order and are not empty"
        assert article.text[block.span.start : block.span.end].strip()
        end = block.span.end
    assert end <= len(article.text)
    covered = {i for b in article.blocks for i in range(b.span.start, b.span.end)}
    if article.format != "markdown":  # its signs and front matter belong to no block
        left = {c for i, c in enumerate(article.text) if i not in covered}
        assert all(c.isspace() or not c.isprintable() for c in left), "every word is in a block"


def check_spans(dossier: Dossier) -> None:
    length = len(dossier.article.text)
    for one in values(dossier):
        if isinstance(one, Span):
            assert 0 <= one.start <= one.end <= length
        if isinstance(one, Field):
            assert one.value, "an unknown value is None, never empty"


def check_indices(dossier: Dossier) -> None:
    notes, references, persons = (
        range(len(part)) for part in (dossier.notes, dossier.references, dossier.people)
    )
    for note in dossier.notes:
        assert set(note.references) <= set(references)
        assert note.span.start <= note.body.start <= note.body.end <= note.span.end
    for marker in dossier.markers:
        assert marker.note is None or marker.note in notes
    for index, reference in enumerate(dossier.references):
        assert reference.note is None or reference.note in notes
        assert reference.antecedent is None or 0 <= reference.antecedent < index
    for quotation in dossier.quotations:
        assert set(quotation.references) <= set(references)
        assert quotation.note is None or quotation.note in notes
        assert quotation.parent is None or quotation.parent in range(len(dossier.quotations))
        assert quotation.block in range(len(dossier.article.blocks))
        assert quotation.span.start <= quotation.inner.start <= quotation.inner.end
        speaker = quotation.speaker
        assert speaker is None or speaker.person is None or speaker.person in persons
    for label in dossier.labels:
        assert label.person in persons
        assert label.block in range(len(dossier.article.blocks))
    for claim in dossier.claims:
        assert set(claim.references) <= set(references)


def parsed(text: str, name: str) -> Dossier | Skipped:
    """The text as an article and parsed, after every check; or why it is no article."""
    found = read.read_bytes(text.encode("utf-8", "replace"), name)
    if isinstance(found, Skipped):
        return found
    check_article(found)
    dossier = parse.parse(found)
    assert dossier.article == found
    check_spans(dossier)
    check_indices(dossier)
    return dossier


def is_sound(outcome: Dossier | Skipped) -> bool:
    """Whether an article has a text, and whether a reason is a sentence."""
    if isinstance(outcome, Skipped):
        return outcome.why.endswith(".")
    return bool(outcome.article.text) and outcome.article.digest != ""


QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
THOUSAND = settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))


@QUICK
@given(texts(), st.sampled_from(["a.txt", "a.md"]))
def test_any_text_is_read_and_parsed_with_spans_that_hold(text: str, name: str) -> None:
    assert is_sound(parsed(text, name))


@QUICK
@given(pages())
def test_any_page_is_read_and_parsed_with_spans_that_hold(html: str) -> None:
    assert is_sound(parsed(html, "a.html"))


@pytest.mark.slow
@THOUSAND
@given(texts(), st.sampled_from(["a.txt", "a.md"]))
def test_a_thousand_texts_are_read_and_parsed_with_spans_that_hold(text: str, name: str) -> None:
    assert is_sound(parsed(text, name))


@pytest.mark.slow
@THOUSAND
@given(pages())
def test_a_thousand_pages_are_read_and_parsed_with_spans_that_hold(html: str) -> None:
    assert is_sound(parsed(html, "a.html"))


@QUICK
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.md", "a"]))
def test_any_bytes_are_an_article_or_a_reason(data: bytes, name: str) -> None:
    found = read.read_bytes(data, name)
    if isinstance(found, Article):
        check_article(found)
    else:
        assert found.why.endswith(".")


SENTENCE = "Kaya said on 3 May that the “ferry was lost for 12 days” [1] and would not return. "
LARGE = {
    "one paragraph": (SENTENCE, "a.txt"),
    "one paragraph without a stop": ("the ferry and the bridge and ", "a.txt"),
    "short paragraphs": (SENTENCE + "\n\n", "a.txt"),
    "notes": ("[1] Okoro, “Ferries”, Post, https://post.example/1.\n", "a.txt"),
    "openings": ("“", "a.txt"),
    "straight marks": ('"a" ', "a.txt"),
    "apostrophes": ("it's 'so' ", "a.txt"),
    "brackets": ("[1", "a.txt"),
    "parentheses": ("(", "a.txt"),
    "capitals": ("Lena Okoro Kaya ", "a.txt"),
    "addresses": ("https://post.example/a ", "a.txt"),
    "one word": ("я", "a.txt"),
    "blanks": (" \t", "a.txt"),
    "elements": ("<p>x</p>", "a.html"),
    "nested elements": ("<div>x", "a.html"),
    "anchors": ("<a href='#n' id='n'>[1]</a>", "a.html"),
    "markdown brackets": ("[a](", "a.md"),
    "markdown quotations": ("> ", "a.md"),
}
STEP, FACTOR = 8_000, 8


def _seconds(text: str, name: str) -> float:
    start = time.process_time()
    found = read.read_bytes(("x" + text + "x").encode(), name)
    if isinstance(found, Article):
        parse.parse(found)
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("shape", LARGE)
def test_eight_times_the_text_takes_no_square_of_the_time(shape: str) -> None:
    """Linear work takes 8 times as long, quadratic 64 times; the machine is not asked how fast."""
    piece, name = LARGE[shape]
    text = piece * (STEP // len(piece))
    _seconds(text, name)  # imports and tables
    small = min(_seconds(text, name) for _ in range(3))
    bound = max(small, 0.01) * FACTOR * 4
    # What a longer text loads for the first time (a language model) is no work of its own.
    large = next((t for t in (_seconds(text * FACTOR, name) for _ in range(3)) if t < bound), None)
    assert large is not None, (small, bound)


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["one paragraph", "one word", "one paragraph without a stop"])
def test_a_paragraph_of_five_megabytes_is_read_and_parsed(shape: str) -> None:
    piece, name = LARGE[shape]
    found = parsed(piece * (5_000_000 // len(piece.encode())), name)
    assert isinstance(found, Dossier) and len(found.article.text.encode()) > 4_900_000
