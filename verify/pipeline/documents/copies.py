"""One article in a folder as two files: `bridge.docx` and the PDF printed from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import replace
from pathlib import Path

from verify.model import Article, BlockKind, Dossier, Skipped
from verify.pipeline.spooled.spooled_dict import SpooledDict
from verify.pipeline.spooled.spooled_list import SpooledList
from verify.text.fold import fold_words

# Ours: an opening of 25 words is some two sentences; two articles of one series that share a title
# and a first sentence still differ in it.
_OPENING = 25
_MARKER = re.compile(r"\[\^?[^\]\s]{1,12}\]|\d+|[⁰¹²³⁴-⁹]+")


def without_copies(
    items: Iterable[Dossier | Skipped], known: MutableMapping[str, tuple[str, str]] | None = None
) -> Iterator[Dossier | Skipped]:
    """Yield the items; an article that was there in another format is skipped with its name.

    Copies would say everything twice, and rules that compare articles would find them alike.
    ``known`` keeps format and name of each article, and is a dictionary unless given.
    """
    known = {} if known is None else known
    for item in items:
        key = None if isinstance(item, Skipped) else _key(item.article)
        if key is None or isinstance(item, Skipped):
            yield item
            continue
        own = item.article.format, Path(item.article.origin).name
        format, name = known.setdefault(key, own)
        if format == item.article.format:
            yield item
        else:
            yield Skipped(
                item.article.origin,
                f"The same article as {name} in another format, which was checked. Move one of the"
                " two out of the folder to check the other.",
                left_out=True,
            )


def with_named_drafts(
    items: Iterable[Dossier | Skipped], known: MutableMapping[str, str] | None = None
) -> Iterator[Dossier | Skipped]:
    """Yield the items; a further file of an article in the same format names the first.

    It may be a later draft, so it is checked; rules that compare articles would find it alike.
    ``known`` keeps the first file of each article, and is a dictionary unless given.
    """
    known = {} if known is None else known
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


def without_drafts(dossiers: Sequence[Dossier]) -> Sequence[Dossier]:
    """Return the articles that can be compared: of each the first file."""
    first: SpooledDict[str] = SpooledDict()
    kept: SpooledList[Dossier] = SpooledList()
    for dossier in dossiers:
        key, origin = _key(dossier.article), dossier.article.origin
        if key is None or first.setdefault(key, origin) == origin:
            kept.append(dossier)
    return dossiers if len(kept) == len(dossiers) else kept


def _key(article: Article) -> str | None:
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
    return "\n".join([str(Path(article.origin).parent), title, *words[:_OPENING]])
