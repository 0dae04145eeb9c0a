"""Markers of one form each: links, brackets, superscripts, symbols, glued digits."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

import regex

from verify.model import Article, BlockKind, Span
from verify.parse.notes import note_labels as shapes
from verify.parse.notes.note_draft import NoteDraft

# m², km³, CO₂ are quantities, not notes.
_UNIT = regex.compile(r"(?:^|[\s\d(/·])(?:[cdkmn]?m|[кмсд]?м|ft|in|yd|га)$", regex.I)


_SKIPPED = (BlockKind.NOTES, BlockKind.FURNITURE)


def bodies(article: Article) -> Iterator[Span]:
    """Yield the blocks that can contain markers."""
    return (block.span for block in article.blocks if block.kind not in _SKIPPED)


def linked_markers(article: Article, notes: Sequence[NoteDraft]) -> Iterator[tuple[Span, str, str]]:
    """Yield links that lead to a note: Word's _ftn, WordPress, Wikipedia's cite_note."""
    spans = sorted(note.span for note in notes)
    starts = [s.start for s in spans]

    def in_note(offset: int) -> bool:
        """Return whether an offset is inside a note."""
        at = bisect.bisect_right(starts, offset + 1) - 1
        return at >= 0 and spans[at].start - 1 <= offset < spans[at].end

    targets = {a.name: a.span.start for a in article.anchors}
    for link in article.links:
        place = targets.get(link.href[1:]) if link.href.startswith("#") else None
        label = (
            article.text[link.span.start : link.span.end]
            .strip("[]() \u00a0")
            .translate(shapes.SUPERSCRIPTS)
        )
        if (
            place is not None
            and in_note(place)
            and not in_note(link.span.start)
            and 0 < len(label) <= 12
        ):
            yield _with_brackets(article.text, link.span), label.lower(), "anchor"


def markers_in_notes(
    article: Article, notes: Sequence[NoteDraft]
) -> Iterator[tuple[Span, str, str]]:
    """Yield markers inside a note that point to a note of another series: `a. Disputed.[4]`.

    A number in a numbered list points to nothing: it may be an issue, `Vestnik 12 [4]`.
    """
    series = {note.label: note.label.isdecimal() for note in notes}
    inward = {link.span for link in article.links if link.href.startswith("#")}
    for note in notes:
        for found in shapes.BRACKET.finditer(article.text, note.body.start, note.body.end):
            label = found["label"].lower()
            other = label in series and series[label] != note.label.isdecimal()
            linked = not inward.isdisjoint((Span(*found.span("label")), Span(*found.span())))
            if other and (linked or note.label):
                yield Span(*found.span()), label, "bracket"


def _with_brackets(text: str, span: Span) -> Span:
    """Return the link with the brackets around it: Wikipedia links only the digits."""
    if text[span.start - 1 : span.start] == "[" and text[span.end : span.end + 1] == "]":
        return Span(span.start - 1, span.end + 1)
    return span


def markdown_markers(
    article: Article, _notes: Sequence[NoteDraft]
) -> Iterator[tuple[Span, str, str]]:
    """Yield the ``[^label]`` of a Markdown file, as (span, label, form)."""
    if article.format != "markdown":
        return
    for body in bodies(article):
        for found in shapes.MARKDOWN.finditer(article.text, body.start, body.end):
            yield Span(*found.span()), found["label"], "markdown"


def bracket_markers(
    article: Article, notes: Sequence[NoteDraft]
) -> Iterator[tuple[Span, str, str]]:
    """Yield labels in square brackets, ``[3]`` or ``[iv]``, as (span, label, form)."""
    known = {note.label for note in notes}
    outward = {link.span for link in article.links if not link.href.startswith("#")}
    for body in bodies(article):
        for found in shapes.BRACKET.finditer(article.text, body.start, body.end):
            label = found["label"].lower()
            linked = not outward.isdisjoint((Span(*found.span("label")), Span(*found.span())))
            named = article.text.startswith("]", found.start() - 1)  # `[words][12]` in Markdown
            if linked and label not in known:
                continue  # `[1]` that leads to a page is a link, not a marker
            if article.format == "markdown" and (linked or (named and label not in known)):
                continue
            after = article.text[found.end() : found.end() + 1]
            opens_line = not article.text[body.start : found.start()].strip()
            if after.isalpha() or (opens_line and label not in known):
                continue  # “[i]n the end”: a letter changed by the editor; "[3] a numbered paragraph"
            if label.isdigit() or label in known or (known and _in_series(label, known)):
                yield Span(*found.span()), label, "bracket"


def _in_series(label: str, known: set[str]) -> bool:
    """Return whether a label fits the notes; a roman one without a note needs roman notes."""
    return len(label) > 1 and any(not k.isdigit() and shapes.roman_value(k) for k in known)


def superscript_markers(
    article: Article, notes: Sequence[NoteDraft]
) -> Iterator[tuple[Span, str, str]]:
    """Yield raised labels, by markup or as Unicode superscripts, as (span, label, form)."""
    known = {note.label for note in notes}
    text = article.text
    marked = [
        s
        for s in article.superscripts
        if regex.fullmatch(
            r"\[?(?:\d{1,3}|[ivxl]{1,5}|[*†‡§]{1,3})\]?", text[s.start : s.end].strip()
        )
    ]
    unicode = [
        Span(*m.span())
        for body in bodies(article)
        for m in shapes.SUPERSCRIPT.finditer(text, body.start, body.end)
    ]
    inward = [k.span for k in article.links if k.href.startswith("#")]
    for span in sorted({*marked, *unicode}):
        label = (
            text[span.start : span.end].strip().strip("[]").translate(shapes.SUPERSCRIPTS).lower()
        )
        before = text[max(0, span.start - 40) : span.start].rstrip(" ")[-8:]
        linked = any(k.start <= span.start < k.end for k in inward)
        lost = _lost(label, before, known, linked)
        if label not in known and span in marked and lost:
            yield span, label, "superscript"
        power = label in "23" and _UNIT.search(before)
        if label in known and not power and not _is_power_of_ten(before, linked):
            yield span, label, "superscript"


def _is_power_of_ten(before: str, linked: bool) -> bool:
    """Return whether a superscript is a power of ten: 10³, 2·10⁶; not `in 2010³`, nor a link."""
    return not linked and regex.search(r"(?<![\d.,])10$", before) is not None


def _lost(label: str, before: str, known: set[str], linked: bool) -> bool:
    """Return whether a superscript is a marker whose note is missing.

    It follows the end of a sentence in an article with numbered notes, and continues their
    numbers or is a broken link. 10³ is not one.
    """
    numbers = [int(k) for k in known if k.isdecimal()]
    near = linked or (bool(numbers) and label.isdecimal() and int(label) <= 2 * max(numbers))
    follows = len(numbers) > 1 and label.isdecimal() and near
    return follows and regex.search(r"\p{L}[»”\"’)]?[.!?][»”\"’)]?$", before) is not None


def symbol_markers(article: Article, notes: Sequence[NoteDraft]) -> Iterator[tuple[Span, str, str]]:
    """Yield ``*``, ``†`` and the like where a note has that symbol, as (span, label, form)."""
    known = {note.label for note in notes if note.form == "symbol"}
    if not known:
        return
    for body in bodies(article):
        for found in shapes.SYMBOL.finditer(article.text, body.start, body.end):
            if found["label"] in known:
                yield Span(*found.span()), found["label"], "symbol"


def parenthesis_markers(
    article: Article, notes: Sequence[NoteDraft]
) -> Iterator[tuple[Span, str, str]]:
    """Yield ``(1)`` as a marker if numbered notes exist and it does not begin a clause."""
    known = {note.label for note in notes if note.form in ("paren", "plain")}
    if not known:
        return
    for body in bodies(article):
        for found in shapes.PAREN.finditer(article.text, body.start, body.end):
            after = article.text[found.end() : found.end() + 1]
            if (
                found["label"].lower() in known
                and (not after or after in " .,;:!?\n—–")
                and _ends_clause(article.text, found, body)
            ):
                yield Span(*found.span()), found["label"].lower(), "paren"


def _ends_clause(text: str, found: regex.Match[str], body: Span) -> bool:
    """Return whether a label ends a clause.

    E.g. "… in 2021 (1)."; not "for two reasons: (1) the first".
    """
    rest = text[found.end() : body.end].lstrip(" ")
    before = text[body.start : found.start()].rstrip(" ")
    glued = text[found.start() - 1 : found.start()] not in ("", " ", "\n")
    return (
        bool(before)
        and before[-1] not in ":;,("
        and (glued or not rest or rest[0] in ".,;:!?\n" or before[-1] in '.!?”»"')
    )
