"""Persons with their roles in Russian texts that others labeled, and how many of them we read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.scores.labelled_references import LABELLED
from verify.model import Article, Span
from verify.parse import parse
from verify.read import read_bytes

_ADJACENT = 3  # characters between role and name: a blank, a comma, a quotation mark


@dataclass(frozen=True, slots=True)
class LabelledRole:
    """A role and a person next to each other."""

    role: Span
    person: Span


def nerel() -> Iterator[tuple[str, list[LabelledRole]]]:
    """Yield each text and the roles that stand next to their person."""
    for path in sorted((LABELLED / "roles_nerel").glob("*.ann")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        yield text, list(_roles(path))


def _roles(path: Path) -> Iterator[LabelledRole]:
    spans: dict[str, Span] = {}
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("T"):
            key, place, _ = line.split("\t", 2)
            start, end = place.split(";")[0].split(" ")[1:3]
            spans[key] = Span(int(start), int(end))
    for line in lines:
        parts = line.split()
        if len(parts) > 3 and parts[1] == "WORKS_AS":
            person, role = (spans[p.split(":")[1]] for p in parts[2:4])
            gap = max(person.start - role.end, role.start - person.end)
            if 0 <= gap <= _ADJACENT:
                yield LabelledRole(role, person)


def recall() -> tuple[int, int]:
    """Return how many of the labeled pairs are read, and how many there are."""
    right = total = 0
    for text, known in nerel():
        article = read_bytes(text.encode(), "a.txt")
        assert isinstance(article, Article)
        assert article.text == text
        labels = parse(article).labels
        total += len(known)
        right += sum(
            any(_meet(x.role.span, one.role) and _meet(x.name.span, one.person) for x in labels)
            for one in known
        )
    return right, total


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
