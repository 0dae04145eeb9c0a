"""Fields of labeled references: what the parser reads, beside ten lines of regular expressions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from tests.scores.labelled_references import LabelledReference
from verify.model import Article, Dossier, Field, Reference
from verify.parse import parse
from verify.read import read_bytes
from verify.rules._certainty import SURE

Fields = dict[str, list[str]]
_SINGLE = {"title": "title", "publisher": "publisher", "volume": "volume", "place": "place",
           "issue": "issue", "pages": "pages", "url": "url", "published": "date"}  # fmt: skip
# Which fields a set labels; others are not counted against us.
LABELED = {
    "core": ("author", "editor", "title", "container", "publisher", "place", "date", "volume", "pages", "url"),
    "list": ("author", "editor", "title", "container", "publisher", "date", "volume", "issue", "pages"),
    "footnote": ("author", "editor", "title", "container", "publisher", "date", "volume", "issue", "pages"),
}  # fmt: skip


def read_by_verify(texts: Sequence[str], least: float = 0.0) -> Iterator[Fields]:
    """Yield the fields of each text, read as the note of an article; several works are joined.

    Fields with less than the ``least`` confidence are left out, and lists of people with one of them.
    """
    for start in range(0, len(texts), 40):
        part = texts[start : start + 40]
        marks = " ".join(f"The weir was shut.[{n}]" for n in range(1, len(part) + 1))
        notes = "\n".join(f"[{n}] {text}" for n, text in enumerate(part, 1))
        article = read_bytes(f"The Weir\n\n{marks}\n\nNotes\n\n{notes}\n".encode(), "a.txt")
        assert isinstance(article, Article)
        dossier = parse(article)
        by_label = {note.label: note for note in dossier.notes}
        for n in range(1, len(part) + 1):
            note = by_label.get(str(n))
            yield _fields(dossier, note.references if note else (), least)


def read_surely(texts: Sequence[str]) -> Iterator[Fields]:
    """Yield the fields of each text that rules rest flags on."""
    yield from read_by_verify(texts, SURE)


def _fields(dossier: Dossier, indices: Sequence[int], least: float) -> Fields:
    found: Fields = {}
    unsure = set()
    for index in indices:
        reference = dossier.references[index]
        for name, field in _named(reference):
            found.setdefault(name, []).append(
                dossier.article.text[field.span.start : field.span.end]
                if name == "date"
                else field.value
            )
            if field.confidence < least:
                unsure.add(name)
    return {name: values for name, values in found.items() if name not in unsure}


def _named(reference: Reference) -> Iterator[tuple[str, Field]]:
    for one in reference.authors:
        yield "author", one
    for one in reference.editors:
        yield "editor", one
    for attribute, name in _SINGLE.items():
        if field := getattr(reference, attribute):
            yield "container" if name == "publisher" and _is_press(reference) else name, field
    if reference.container:
        yield "container", reference.container
    if reference.series:
        yield "series", reference.series


def _is_press(reference: Reference) -> bool:
    """Return whether a newspaper or site is the publisher here: the sets label it as the container."""
    day = reference.published is not None and len(reference.published.value) == len("2022-10-17")
    printed = reference.place or reference.volume or reference.container
    return not printed and (day or reference.url is not None)


_REGEX = {
    "date": re.compile(r"\b(?:1[5-9]|20)\d\d\b"),
    "pages": re.compile(r"\b\d+\s?[–-]\s?\d+\b"),
    "url": re.compile(r"https?://\S+"),
    "author": re.compile(r"^(.+?)(?=[.:,]?\s*\(?(?:1[5-9]|20)\d\d|[“„\"])"),
    "title": re.compile(r"[“„\"](.+?)[”“\"]|\d{4}[a-z]?\)?[.:,]\s+(.+?)[.?!]"),
    "container": re.compile(r"\bIn:?\s(?:.+?\((?:Eds?|Hg|Hrsg)\.?\)[,:]?\s)?(.+?)[,.]"),
    "publisher": re.compile(r"[A-ZÄÖÜ][\w.]+: ([A-ZÄÖÜ][\w &-]+)\.?$"),
    "volume": re.compile(r"[a-z],? (\d{1,3})(?=[ (,:])"),
}


def read_by_regex(texts: Sequence[str]) -> Iterator[Fields]:
    """Yield the fields that ten lines of regular expressions find."""
    for text in texts:
        found = {name: pattern.search(text) for name, pattern in _REGEX.items()}
        yield {n: [next((g for g in m.groups() if g), m[0])] for n, m in found.items() if m}


def score(
    references: Sequence[LabelledReference], read: Callable[[Sequence[str]], Iterator[Fields]]
) -> Counter[tuple[str, str]]:
    """Return right, wrong and missing by field; a field is right if it is exact but for marks."""
    counts: Counter[tuple[str, str]] = Counter()
    for one, found in zip(references, read([r.text for r in references]), strict=True):
        for name in LABELED[one.kind]:
            wanted = _plain(name, _joined(one.fields, name, one.kind))
            said = _plain(name, _joined(found, name, one.kind))
            counts[name, "right"] += bool(wanted and wanted == said)
            counts[name, "missing"] += bool(wanted and wanted != said)
            counts[name, "wrong"] += bool(said and wanted != said)
    return counts


def _joined(fields: Fields, name: str, kind: str) -> list[str]:
    """Return the values of a field; AnyStyle labels volume and issue as one, EXCITE a series as container."""
    values = fields.get(name, [])
    if kind != "core" and name == "container":
        return values + fields.get("series", [])
    return values + fields.get("issue", []) if kind == "core" and name == "volume" else values


_LABELS = re.compile(
    r"\b(?:vol|volume|no|nr|part|issue|heft|bd|band|jg|in|eds?|editors?|hrsg|hg|et al|and|und|u a|"
    r"pp?|s|pages)\b"
)


def _plain(name: str, values: Sequence[str]) -> str:
    words = re.sub(r"[\W_]+", " ", " ".join(values).lower()).strip()
    if name == "pages":
        return " ".join(re.findall(r"\d+", words))
    if name == "url":
        return re.sub(r"^url ", "", words)
    if name == "date":
        return " ".join(re.findall(r"\d{4}", words)) or words
    if name in ("author", "editor"):
        return " ".join(sorted(_LABELS.sub(" ", words).split()))
    if name in ("container", "volume"):
        return " ".join(_LABELS.sub(" ", words).split())
    return words


def measures(counts: Counter[tuple[str, str]], name: str = "") -> tuple[int, float, float, float]:
    """Return n, precision, recall and F1 of one field, or of all."""

    def total(what: str) -> int:
        return sum(v for (field, kind), v in counts.items() if kind == what and name in ("", field))

    right, wrong, missing = total("right"), total("wrong"), total("missing")
    if not right:
        return missing, 0.0, 0.0, 0.0
    precision, recall = right / (right + wrong), right / (right + missing)
    return right + missing, precision, recall, 2 * precision * recall / (precision + recall)
