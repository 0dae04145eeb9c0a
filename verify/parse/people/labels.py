"""Find labels: a person's role as the text states it, in English, Russian and Turkish.

A label needs a role noun of the language and a name next to it. A role that cannot be
assigned to one name is skipped. Spans are offsets into the article's text.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from verify.model import Article, Block, BlockKind, Span
from verify.parse.people import roles, standalone_labels
from verify.parse.people.appositions import apposition_label
from verify.parse.people.block_words import BlockWords
from verify.parse.people.label_draft import LabelDraft
from verify.parse.people.role_prefixes import name_after
from verify.parse.people.role_start import role_start
from verify.parse.people.words import lower_case, split_words
from verify.parse.references.authors import is_institution

_SKIPPED = (BlockKind.NOTES,)


def find_labels(article: Article) -> list[LabelDraft]:
    """Return every label of the article in the order of the text."""
    found: list[LabelDraft] = []
    for index, block in enumerate(article.blocks):
        if block.kind in _SKIPPED:
            continue
        found.extend(_in_block(article, index, block))
    found.extend(standalone_labels.byline_label(article))
    known = {
        w
        for d in found
        for w in _name_words(article.text, d.name)
        if " " in article.text[d.name.start : d.name.end]
    }
    unique = {(d.role, d.name): d for d in reversed(found) if _certain(article.text, d, known)}
    return sorted(unique.values(), key=lambda d: (d.name, d.role))


def _name_words(text: str, span: Span) -> list[str]:
    return [lower_case(w) for w in text[span.start : span.end].split()]


def _certain(text: str, draft: LabelDraft, known: set[str]) -> bool:
    """Return whether a label is certain.

    A single word next to a role is a name if the article has it with a first name elsewhere,
    or if the role cannot be an adjective ("General Assembly") and it is not an abbreviation.
    """
    name = text[draft.name.start : draft.name.end]
    if len(name) <= 2:  # an initial whose surname was cut off
        return False
    if is_institution(name):  # "Associate Professor at Example International University"
        return False
    if " " in name or draft.shape in ("byline", "biography", "honorific"):
        return not all(w.isupper() for w in name.split())
    if lower_case(name) in known:
        return True
    role = lower_case(text[draft.role.start : draft.role.end].split()[-1])
    return (
        draft.shape == "prefix"
        and role not in roles.ADJECTIVE_ENDINGS
        and not name.isupper()
        and name[0].isupper()
    )


def _in_block(article: Article, index: int, block: Block) -> Iterator[LabelDraft]:
    code = block.language or article.language
    line = BlockWords(article.text, split_words(article.text, block.span), code, index)
    if block.kind is BlockKind.BIOGRAPHY:
        yield from standalone_labels.biography_labels(line)
    if header := standalone_labels.header_label(line):
        yield header
        return
    at = 0
    while at < len(line.words):
        length = line.role_at(at)
        draft = _around(line, at, at + length) if length else _by_morphology(line, at)
        if draft:
            yield draft
        at += max(1, length)
    yield from standalone_labels.honorific_labels(line)


def _around(line: BlockWords, start: int, end: int) -> LabelDraft | None:
    """Return the label with the role noun ``words[start:end]``, or None."""
    left = role_start(line, start)
    after = name_after(line, end)
    if after is not None:
        role_end, name = after
        return LabelDraft(line.span(left, role_end), name, line.block, "prefix")
    return apposition_label(line, left, start, end)


def _by_morphology(line: BlockWords, at: int) -> LabelDraft | None:
    """Return the label of a calling that no list has, before its name: «теннисист Н. Н.»."""
    from verify.parse.people.russian_morphology import (
        agree,
        is_calling,
        is_foreign_name,
        is_given_name,
    )

    word = line.words[at]
    if line.code != "ru":
        return None
    if (word.capital and not line.opens_sentence(at)) or not is_calling(word.lower):
        return None
    after = name_after(line, at + 1)
    if after is None:
        return None
    role_end, name = after
    first, *rest = line.text[name.start : name.end].split()
    # an abbreviation (ЧМ) is no pair of initials
    if not regex.match(r"\p{Cyrillic}(?!\p{Lu}$)", first):
        return None
    foreign = bool(rest) and role_end == at + 1 and is_foreign_name(first)  # Новаком Джоковичем
    if not foreign and not (is_given_name(first) and agree(word.lower, first)):
        return None
    return LabelDraft(line.span(role_start(line, at), role_end), name, line.block, "prefix")
