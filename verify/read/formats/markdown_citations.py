"""Pandoc's citations in Markdown, `[@doe2020, p. 4; see @roe]` and `@doe2020`, with a bibliography.

The text stays the file. The cited works are written below it as notes, which is where readers of
the finished page find them; their labels are the keys, their markers the citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from verify.model import BlockKind, DocumentPlace, MarkedNote, Span
from verify.read.bibliography.load import (
    Bibliography,
    load_bibliography,
    missing_keys_notice,
    yaml_notice,
)
from verify.read.bibliography.reference_text import written_work
from verify.read.blocks.piece import Piece
from verify.read.companions import Companions
from verify.read.formats.markdown import MarkdownDocument
from verify.read.formats.markdown_html import blank

# A key begins with a letter, digit or underscore; punctuation inside it is not doubled and not
# at its end (pandoc's manual, “Citation syntax”). `[see @doe:20, p. 4]`, not `a@b.example`.
_KEY = re.compile(
    r"`{1,3}[^`]{1,2000}`{1,3}|(?<![\w@\\])-?@(?:\{(?P<braced>[^{}\s]{1,300})\}"
    r"|(?P<key>\w+(?:[:.#$%&+?<>~/-]\w+)*))"
)
_BRACKETS = re.compile(
    r"\[(?!\^)(?=[^\[\]\n]{0,500}@)(?:[^\[\]]|\[[^\[\]]{0,200}\]){1,1000}\](?![(:\[])"
)
_LINES = re.compile(r"^bibliography:[ \t]*+\r?\n((?:[ \t]*+-[ \t]++[^\r\n]++\r?\n)++)", re.M)
# Works of the front matter itself: `references:` and items below.
_INLINE = re.compile(r"^references:[ \t]*+\r?\n[ \t]*+-[ \t]", re.M)
_LISTED = re.compile(r"[\[\],\s]+")
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class CitedWorks:
    """What the citations of a text add to it."""

    text: str  # to append
    pieces: tuple[Piece, ...] = ()
    notes: tuple[MarkedNote, ...] = ()
    places: tuple[DocumentPlace, ...] = ()
    notices: tuple[str, ...] = ()


def cited_works(read: MarkdownDocument, companions: Companions) -> CitedWorks:
    """Return the works that a Markdown text cites by keys.

    ``@name`` outside brackets is a citation only if the bibliography knows it, since networks
    name people in this way.
    """
    code = [piece.span for piece in read.pieces if piece.kind is BlockKind.FURNITURE]
    found = list(_citations(blank(read.text, code)))
    named = _named(read)
    if not found:
        return CitedWorks("")
    bibliography = load_bibliography(companions, named)
    bracketed = [key for key, _, inside in found if inside]
    known = any(key in bibliography.works for key, _, _ in found)
    if not named and not known and not _looks_like_pandoc(bracketed):
        return CitedWorks("")
    notice = missing_keys_notice(bracketed, bibliography)
    inline = (
        yaml_notice("The list of references in the front matter")
        if _INLINE.search(read.text[:20_000]) and read.front
        else None
    )
    notices = (*bibliography.notices, *(said for said in (inline, notice) if said))
    markers: dict[str, list[Span]] = {}
    for key, span, inside in found:
        if inside or key in bibliography.works:
            markers.setdefault(key, []).append(span)
    return replace(_written(len(read.text), markers, bibliography), notices=notices)


def _looks_like_pandoc(keys: Sequence[str]) -> bool:
    """Whether keys in brackets are those of works (`doe2020`), not the names of people."""
    return any(any(sign.isdigit() for sign in key) for key in keys)


def _citations(prose: str) -> Iterator[tuple[str, Span, bool]]:
    """Yield (key, span of the citation, whether it is in brackets).

    Each key of a group has its own span: `[@doe, p. 4; @roe]` are two citations.
    """
    brackets = [Span(*found.span()) for found in _BRACKETS.finditer(prose)]
    at = 0
    for found in _KEY.finditer(prose):
        key = found["braced"] or found["key"]
        if key is None:
            continue
        while at < len(brackets) and brackets[at].end <= found.start():
            at += 1
        inside = at < len(brackets) and brackets[at].start < found.start()
        yield key, _citation_span(prose, found, brackets[at] if inside else None), inside


def _citation_span(prose: str, found: re.Match[str], group: Span | None) -> Span:
    """Return a citation with what belongs to it: its part of a group, or the key alone."""
    if group is None:
        return Span(*found.span())
    before = prose.rfind(";", group.start, found.start())
    behind = prose.find(";", found.end(), group.end)
    start = group.start if before < 0 else before + 1
    end = group.end if behind < 0 else behind
    start += len(prose[start:end]) - len(prose[start:end].lstrip())
    return Span(start, end)


def _named(read: MarkdownDocument) -> list[str]:
    """Return the bibliographies that the front matter names: one, `[a.bib, b.bib]`, or lines."""
    value = read.front.get("bibliography", ("", Span(0, 0)))[0]
    if value:
        return [name.strip("\"'") for name in _LISTED.split(value) if name.strip("\"'")]
    lines = _LINES.search(read.text[:20_000]) if read.front else None
    if lines is None:
        return []
    return [line.strip(" \t-\r").strip("\"'") for line in lines[1].splitlines()]


def _written(length: int, markers: dict[str, list[Span]], bibliography: Bibliography) -> CitedWorks:
    """Write the cited works as notes behind a text of this length.

    The note of a key without an entry has the key alone: its source is named, but not known.
    """
    text, pieces, notes, places = "", [], [], []
    for key, spans in markers.items():
        known = bibliography.works.get(key)
        said = written_work(known) if known else key
        text += _BREAK
        start = length + len(text)
        label = f"[{key}] "
        whole = Span(start, start + len(label) + len(said))
        pieces.append(Piece(whole, label + said, BlockKind.NOTES))
        body = Span(start + len(label), whole.end)
        notes.append(MarkedNote(key, whole, body, tuple(spans)))
        places.append(DocumentPlace(start, note=key))
        text += label + said
    return CitedWorks(text, tuple(pieces), tuple(notes), tuple(places))
