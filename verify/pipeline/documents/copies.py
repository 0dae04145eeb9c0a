"""One article in a folder as two files: `bridge.docx` and the PDF printed from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from verify.model import Article, BlockKind, Dossier, Skipped
from verify.text.fold import fold_words

# Ours: an opening of 25 words is some two sentences; two articles of one series that share a title
# and a first sentence still differ in it.
_OPENING = 25
_MARKER = re.compile(r"\[\^?[^\]\s]{1,12}\]|\d+|[⁰¹²³⁴-⁹]+")


def without_copies(items: Iterable[Dossier | Skipped]) -> Iterator[Dossier | Skipped]:
    """Yield the items; an article that was there in another format is skipped with its name.

    Copies would say everything twice, and rules that compare articles would find them alike.
    """
    known: dict[tuple[str, str, str], Article] = {}
    for item in items:
        key = None if isinstance(item, Skipped) else _key(item.article)
        if key is None or isinstance(item, Skipped):
            yield item
            continue
        first = known.setdefault(key, item.article)
        if first.format == item.article.format:
            yield item
        else:
            name = Path(first.origin).name
            yield Skipped(
                item.article.origin,
                f"The same article as {name} in another format, which was checked. Move one of the"
                " two out of the folder to check the other.",
                left_out=True,
            )


def with_named_drafts(items: Iterable[Dossier | Skipped]) -> Iterator[Dossier | Skipped]:
    """Yield the items; a further file of an article in the same format names the first.

    It may be a later draft, so it is checked; rules that compare articles would find it alike.
    """
    known: dict[tuple[str, str, str], str] = {}
    for item in items:
        key = None if isinstance(item, Skipped) else _key(item.article)
        if key is None or isinstance(item, Skipped):
            yield item
            continue
        article, first = item.article, known.setdefault(key, item.article.origin)
        if first == article.origin:
            yield item
            continue
        said = f"The same article as {Path(first).name}. Rules that compare articles leave it out."
        notices = (*article.notices, said)
        yield replace(item, article=replace(article, notices=notices))


def without_drafts(dossiers: Sequence[Dossier]) -> list[Dossier]:
    """Return the articles that can be compared: of each the first file."""
    seen: set[tuple[str, str, str]] = set()
    found = []
    for dossier in dossiers:
        key = _key(dossier.article)
        if key is None or key not in seen:
            found.append(dossier)
        if key is not None:
            seen.add(key)
    return found


def _key(article: Article) -> tuple[str, str, str] | None:
    """Return folder, title and opening of an article in a file; None where one is too short."""
    if "://" in article.origin or article.title is None:
        return None
    title = fold_words(article.title.value)
    words: list[str] = []
    for block in article.blocks:
        if block.kind is BlockKind.BODY and len(words) < _OPENING:
            said = article.text[block.span.start : block.span.end]
            words += fold_words(_MARKER.sub(" ", said)).split()
    if not title or len(words) < _OPENING:
        return None
    return str(Path(article.origin).parent), title, " ".join(words[:_OPENING])
