"""Quotations and speakers that others labeled (../shared/labelled), and how many we read."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.scores.labelled_references import LABELLED
from verify.model import Article, Dossier, Quotation, QuotationKind
from verify.parse import parse
from verify.read import read_bytes

_MARKED = re.compile(r"“([^“”]+)”|\"([^\"\n]+)\"|„([^„“”]+)[“”]|»([^»«]+)«")
_UNSAID = (QuotationKind.TITLE, QuotationKind.TERM)
_ENOUGH = 0.8  # of the characters of the longer span
# Words of a speaker that are no name.
_PLAIN = frozenset("der die das ein eine the a an of von er sie he she his her and und".split())


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation in marks: its inner span and its speaker as written, "" where none is named."""

    start: int
    end: int
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class LabelledText:
    """One news text and the direct quotations in it."""

    name: str
    text: str
    spoken: tuple[Spoken, ...]


def polnear() -> Iterator[LabelledText]:
    """Yield the US news texts: quotations are the marked strings within a labeled content."""
    for path in sorted((LABELLED / "quotes_polnear").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        contents = list(_brat_contents(path.with_suffix(".ann"), text))
        yield LabelledText(path.stem, text, tuple(_within(text, contents)))


def german() -> Iterator[LabelledText]:
    """Yield the German Wikinews texts: marked strings within a direct quotation."""
    for path in sorted((LABELLED / "quotes_german").glob("*.json")):
        one = json.loads(path.read_text(encoding="utf-8"))
        text = one["originalText"]
        contents = [
            ((s["charBegin"], s["charEnd"]), q["speaker"]["text"])
            for q in one["annotations"]
            if q["type"] == "Direct"
            for s in q["quote"]["spans"]
        ]
        yield LabelledText(path.stem, text, tuple(_within(text, contents)))


def _brat_contents(path: Path, text: str) -> Iterator[tuple[tuple[int, int], str]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    events = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            places = rest.split("\t")[0].split(" ", 1)[1]
            spans[key] = [(int(a), int(b)) for a, b in (p.split() for p in places.split(";"))]
        elif key.startswith("E"):
            events.append(dict(re.findall(r"(\w+):(T\d+)", rest)))
    for event in events:
        source = spans.get(event.get("Source", ""), [])
        name = " ".join(text[a:b] for a, b in source)
        for span in spans.get(event.get("Content", ""), []):
            yield span, name


def _within(text: str, contents: Sequence[tuple[tuple[int, int], str]]) -> Iterator[Spoken]:
    """Yield the strings in marks of which most lies within a labeled content."""
    for found in _MARKED.finditer(text):
        group = found.lastindex or 1
        start, end = found.span(group)
        named = [(b - a, who) for (a, b), who in contents
                 if min(b, end) - max(a, start) >= 0.5 * (end - start)]  # fmt: skip
        if named:
            yield Spoken(start, end, min(named)[1])


Read = Callable[[str], list[Spoken]]


def read_by_verify(text: str) -> list[Spoken]:
    """Return what this package reads as said, each part of a quotation for itself."""
    article = read_bytes(text.encode(), "a.txt")
    assert isinstance(article, Article)
    dossier = parse(article)
    return [
        Spoken(part.start, part.end, _speaker(dossier, q))
        for q in dossier.quotations
        if q.kind not in _UNSAID
        for part in q.parts
    ]


def _speaker(dossier: Dossier, quotation: Quotation) -> str:
    if quotation.speaker is None:
        return ""
    person = quotation.speaker.person
    known = f" {dossier.people[person].name}" if person is not None else ""
    return quotation.speaker.name.value + known


_CUES = (
    r"said|says|told|added|wrote|tweeted|asked|sagte|sagt|erklärte|betonte|meinte|schrieb|erklärt"
)
_NAME = r"(?:[A-ZÄÖÜ][\w.’'-]+\s?){1,4}"
_BESIDE = re.compile(rf"(?:({_NAME})\s(?:{_CUES})|(?:{_CUES})\s({_NAME}))")


def read_by_regex(text: str) -> list[Spoken]:
    """Ten lines of regular expressions: marked strings of four words, a name beside a verb."""
    found = []
    for mark in _MARKED.finditer(text):
        group = mark.lastindex or 1
        if len(mark[group].split()) < 4:
            continue
        around = text[mark.end() : mark.end() + 80].split("\n")[0]
        before = text[max(0, mark.start() - 80) : mark.start()].split("\n")[-1]
        named = _BESIDE.search(around) or _BESIDE.search(before)
        found.append(Spoken(*mark.span(group), (named[1] or named[2]) if named else ""))
    return found


def score(texts: Sequence[LabelledText], read: Read) -> tuple[Counter[str], Counter[str]]:
    """Return right, wrong and missing quotations, and right and wrong speakers."""
    quotations: Counter[str] = Counter()
    speakers: Counter[str] = Counter()
    for one in texts:
        left = read(one.text)
        for known in one.spoken:
            match = next((s for s in left if _same_place(s, known)), None)
            if match is None:
                quotations["missing"] += 1
                continue
            left.remove(match)
            quotations["right"] += 1
            if known.speaker:
                speakers["right" if same_speaker(known.speaker, match.speaker) else "wrong"] += 1
        quotations["wrong"] += len(left)
    return quotations, speakers


def _same_place(one: Spoken, other: Spoken) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= _ENOUGH * max(one.end - one.start, other.end - other.start)


def same_speaker(known: str, said: str) -> bool:
    """Return whether two ways of naming a speaker share a word."""
    words = {w.lower() for w in re.findall(r"\w{2,}", known)}
    ours = {w.lower() for w in re.findall(r"\w{2,}", said)}
    return bool((words & ours) - _PLAIN) or (words <= _PLAIN and bool(words & ours))
