"""The five articles that the tool was made for: every note, marker, reference, quotation, label."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from tests.shared_data import SHARED, needs_shared, truth
from verify.model import Dossier, Field, Span
from verify.parse import parse
from verify.read import read_bytes
from verify.text.fold import fold_words

pytestmark = [pytest.mark.corpus, needs_shared]
TRUTH = truth()
ARTICLES = sorted(TRUTH)


@cache
def dossier(name: str) -> Dossier:
    article = read_bytes((SHARED / "articles" / name).read_bytes(), name)
    return parse(article)


def words(d: Dossier, span: Span) -> str:
    return d.article.text[span.start : span.end]


def value(field: Field | None) -> str | None:
    return field.value if field else None


def kind_of(described: str) -> str:
    """Our kind for the truth's description: "statement (fragment)" is a statement."""
    first = described.split()[0]
    return {"pull": "pull quote", "headline": "headline", "name": "term"}.get(first, first)


@pytest.mark.parametrize("name", ARTICLES)
def test_the_title_the_byline_and_the_date_are_those_of_the_truth(name: str) -> None:
    article, expected = dossier(name).article, TRUTH[name]
    title = expected["title"]
    assert value(article.title) == (title["exact"] if title else None)
    assert value(article.published) == expected["date"]
    if expected["byline"]:
        found = (value(article.byline) or "").lower()
        assert found and found in expected["byline"].lower()


@pytest.mark.parametrize("name", ARTICLES)
def test_every_marker_is_found_at_its_place_and_no_other(name: str) -> None:
    d = dossier(name)
    found = [(m.span.start, m.span.end, words(d, m.span)) for m in d.markers]
    assert found == [(m["start"], m["end"], m["exact"]) for m in TRUTH[name]["markers"]]


@pytest.mark.parametrize("name", ARTICLES)
def test_every_marker_points_to_the_note_with_its_label(name: str) -> None:
    d = dossier(name)
    assert all(m.note is not None and d.notes[m.note].label == m.label for m in d.markers)


@pytest.mark.parametrize("name", ARTICLES)
def test_every_note_is_found_with_its_exact_words(name: str) -> None:
    d = dossier(name)
    expected = sorted((n["raw"]["start"], n["raw"]["end"]) for n in TRUTH[name]["notes"])
    assert sorted((n.span.start, n.span.end) for n in d.notes) == expected


def notes_with_truth() -> list[Any]:
    return [
        pytest.param(name, i, id=f"{name[:3]}-{n['marker']}")
        for name in ARTICLES
        for i, n in enumerate(TRUTH[name]["notes"])
    ]


@pytest.mark.parametrize(("name", "index"), notes_with_truth())
def test_every_field_of_every_reference_is_right(name: str, index: int) -> None:
    d, expected = dossier(name), TRUTH[name]["notes"][index]
    note = next(n for n in d.notes if n.span.start == expected["raw"]["start"])
    if expected["kind"] in ("image credit", "explanatory note, no citation"):
        assert note.references == ()
        return
    (number,) = note.references
    reference = d.references[number]
    for key in (
        "title",
        "translated_title",
        "publisher",
        "publisher_description",
        "issue",
        "url",
        "published",
        "accessed",
    ):
        assert value(getattr(reference, key)) == expected.get(key), key
    assert ", ".join(a.value for a in reference.authors) == (expected.get("author") or "")
    assert reference.language == expected.get("title_language")
    if "published_from" in expected:
        assert (
            reference.published is not None
            and reference.published.origin == expected["published_from"]
        )
    if "address_language" in expected:
        assert reference.address_language == expected["address_language"].split()[0]
    if "reference_span" in expected:
        span = expected["reference_span"]
        assert (reference.span.start, reference.span.end) == (span["start"], span["end"])


@pytest.mark.parametrize("name", ARTICLES)
def test_every_field_points_to_the_words_it_was_read_from(name: str) -> None:
    d = dossier(name)
    for reference in d.references:
        for field in (
            reference.title,
            reference.translated_title,
            reference.publisher,
            reference.url,
            reference.issue,
        ):
            assert field is None or words(d, field.span) == field.value


@pytest.mark.parametrize("name", ARTICLES)
def test_every_quotation_has_its_words_kind_and_backing(name: str) -> None:
    d = dossier(name)
    found = [
        (q.span.start, words(d, q.span), q.kind.value, note_of(d, q.note)) for q in d.quotations
    ]
    expected = [
        (
            q["start"],
            q["exact"],
            kind_of(q["kind"]),
            {"source line": ""}.get(q["footnote"], (q["footnote"] or "none").strip("[]")),
        )
        for q in TRUTH[name]["quotations"]
    ]
    assert found == expected


def note_of(d: Dossier, note: int | None) -> str:
    return "none" if note is None else d.notes[note].label


@pytest.mark.parametrize("name", ARTICLES)
def test_every_statement_has_its_speaker(name: str) -> None:
    d = dossier(name)
    for quotation, expected in zip(d.quotations, TRUTH[name]["quotations"], strict=True):
        named = expected["speaker_as_named"]
        if named is None:
            assert quotation.speaker is None
            continue
        assert quotation.speaker is not None, expected["exact"]
        assert quotation.speaker.name.value == named.split(" (=")[0]
        if "person" in expected:
            assert quotation.speaker.person is not None
            assert d.people[quotation.speaker.person].name == expected["person"]


def people_with_labels() -> list[Any]:
    return [
        pytest.param(name, person, label, id=f"{name[:3]}-{person}-{label[:24]}")
        for name in ARTICLES
        for person, known in TRUTH[name]["people"].items()
        for label in known["labels"]
        if not label.startswith("author ")  # an author of a cited work is a field of its reference
    ]


@pytest.mark.parametrize(("name", "person", "label"), people_with_labels())
def test_every_label_is_tied_to_its_person(name: str, person: str, label: str) -> None:
    d = dossier(name)
    wanted = fold_words(label.removeprefix("the "))
    bare = fold_words(person.replace("(boilerplate)", ""))
    found = {(fold_words(d.people[x.person].name), fold_words(x.role.value)) for x in d.labels}
    found |= {(who, role.split()[-1]) for who, role in found}  # "the President" of "President of X"
    assert (bare, wanted) in found or any(
        who == bare and role.startswith(wanted) for who, role in found
    )


@pytest.mark.parametrize("name", ARTICLES)
def test_every_acronym_has_the_expansion_that_the_text_gives(name: str) -> None:
    found = {(a.short.value, a.expansion.value) for a in dossier(name).acronyms}
    for short, expansions in TRUTH[name]["acronyms"].items():
        for expansion in expansions:
            if expansion.startswith("(") or " (" in short or not short.isupper():
                continue  # remarks, boilerplate, and names that are no acronyms
            assert (
                any(s == short and e == expansion.split(" (")[0] for s, e in found)
                or "written out" in expansion
            )
