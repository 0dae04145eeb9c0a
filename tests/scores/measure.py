"""A parsed text against its truth: right, wrong, missing, for each kind of thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tests.scores.corpus import FIELDS, Quoted, Text
from verify.model import Article, Dossier, Note, Quotation, QuotationKind, Reference
from verify.parse import parse
from verify.read import read_bytes
from verify.read.blocks.vocabulary import phrase_key
from verify.read.page.head_dates import iso_date
from verify.text.urls.canonical import canonical_url

_SPOKEN = (QuotationKind.STATEMENT, QuotationKind.HEADLINE, QuotationKind.PULL_QUOTE)
_STEM = 4  # letters that the forms of one name share: Коэн, Коэна


@dataclass(frozen=True, slots=True)
class Score:
    """How many of one kind of thing were right, wrong and missing in one text."""

    name: str
    language: str
    what: str
    right: int = 0
    wrong: int = 0
    missing: int = 0


def measure(text: Text) -> tuple[Score, ...]:
    """The scores of one text. ``wrong`` is what we say and the truth does not."""
    article = read_bytes(text.path.read_bytes(), text.name)
    assert isinstance(article, Article)
    dossier = parse(article)
    counts = Counter([*_notes(text, dossier), *_quotations(text, dossier)])
    kinds = dict.fromkeys(what for what, _ in counts)
    return tuple(
        Score(text.name, text.language, what, *(counts[what, one] for one in _VERDICTS))
        for what in kinds
    )


_VERDICTS = ("right", "wrong", "missing")


def _words(dossier: Dossier, note: Note) -> set[str]:
    whole = dossier.article.text[note.span.start : note.span.end]
    return {phrase_key(whole), phrase_key(dossier.article.text[note.body.start : note.body.end])}


def _notes(text: Text, dossier: Dossier) -> Iterator[tuple[str, str]]:
    for known in text.notes:
        inline = str(known["marker"]).startswith("inline")
        reference = _by_address(known, dossier) if inline else None
        if not inline:
            note = next(
                (n for n in dossier.notes if phrase_key(known["raw"]) in _words(dossier, n)), None
            )
            yield "notes", "right" if note else "missing"
            reference = dossier.references[note.references[0]] if note and note.references else None
        for field in FIELDS:
            if verdict := _field(field, known, reference):
                yield field, verdict


def _by_address(known: dict[str, object], dossier: Dossier) -> Reference | None:
    wanted = canonical_url(str(known["url"]))
    return next(
        (r for r in dossier.references if r.url and canonical_url(r.url.value) == wanted), None
    )


def _field(field: str, known: dict[str, object], found: Reference | None) -> str | None:
    """The verdict on one field of one reference; None where neither side has it."""
    if field == "authors":
        wanted = " ".join(map(str, known.get("authors") or [known.get("author") or ""]))
        said = " ".join(author.value for author in found.authors) if found else ""
    else:
        wanted = str(known.get(field) or "")
        value = getattr(found, field) if found else None
        said = value.value if value else ""
    if not wanted and not said:
        return None
    if not said:
        return "missing"
    return "right" if _same(field, wanted, said) else "wrong"


def _same(field: str, wanted: str, said: str) -> bool:
    if field == "url":
        return wanted == said or canonical_url(wanted) == canonical_url(said)
    if field in ("published", "accessed"):
        return (iso_date(wanted) or wanted) == said
    return phrase_key(wanted) == phrase_key(said)


def _quotations(text: Text, dossier: Dossier) -> Iterator[tuple[str, str]]:
    left = list(dossier.quotations)
    for known in text.quoted:
        wanted = phrase_key(known.text)
        found = next((q for q in left if phrase_key(_inner(dossier, q)) == wanted), None)
        yield "quotations", "right" if found else "missing"
        if found is None:
            continue
        left.remove(found)
        if known.statement is not None:
            yield "kinds", "right" if (found.kind in _SPOKEN) == known.statement else "wrong"
        if known.statement and known.speaker:
            yield "speakers", _speaker(known, found, dossier)


def _inner(dossier: Dossier, quotation: Quotation) -> str:
    return dossier.article.text[quotation.inner.start : quotation.inner.end]


def _speaker(known: Quoted, found: Quotation, dossier: Dossier) -> str:
    if found.speaker is None:
        return "missing"
    person = found.speaker.person
    said = found.speaker.name.value + (
        f" {dossier.people[person].name}" if person is not None else ""
    )
    return "right" if _stems(known.speaker or "") & _stems(said) else "wrong"


def _stems(name: str) -> set[str]:
    return {
        word[:_STEM] for word in phrase_key(name).split() if len(word) >= _STEM or word.isupper()
    }
