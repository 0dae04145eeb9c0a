"""Hyperlinks, fields, tracked changes, bookmarks and references to notes."""

from __future__ import annotations

from typing import Any

from verify.model import Anchor, Span
from verify.read.ooxml import citation_records
from verify.read.ooxml.document_walker import HANDLERS, walk
from verify.read.ooxml.fields import OpenField, note_reference
from verify.read.ooxml.names import attribute, child, local, related
from verify.read.ooxml.state import NoteReference, WalkState
from verify.read.ooxml.symbols import symbol


def _hyperlink(state: WalkState, element: Any) -> None:
    known = state.links.get(related(element) or "")
    target = known.target if known else ""
    place = attribute(element, "anchor") or ""
    href = f"{target}#{place}" if place and "#" not in target else target
    link = state.builder.open_link(href)
    walk(state, element)
    state.builder.close_link(link)


def _inserted(state: WalkState, element: Any) -> None:
    state.changes[local(element)] += 1
    walk(state, element)


def _deleted(state: WalkState, element: Any) -> None:
    """A tracked deletion: its fields are followed, since they may end outside; no text."""
    state.changes[local(element)] += 1
    state.deleted += 1
    walk(state, element)
    state.deleted -= 1


# ------------------------------------------------------------------------------- fields


def _field_sign(state: WalkState, element: Any) -> None:
    kind = attribute(element, "fldCharType")
    if kind == "begin":
        state.fields.begin()
        _data(state, element)
    elif kind == "separate":
        state.fields.separate(state.builder)
        _open_repeated(state)
    elif kind == "end":
        ended = state.fields.end(state.builder)
        if ended is not None:
            _end_field(state, ended)


def _simple_field(state: WalkState, element: Any) -> None:
    state.fields.begin()
    state.fields.instruct(attribute(element, "instr") or "")
    _data(state, element)
    state.fields.separate(state.builder)
    _open_repeated(state)
    walk(state, element)
    ended = state.fields.end(state.builder)
    if ended is not None:
        _end_field(state, ended)


def _data(state: WalkState, element: Any) -> None:
    data = child(element, "fldData")
    if data is not None and data.text:
        state.fields.add_data(data.text)


def _instruction(state: WalkState, element: Any) -> None:
    state.fields.instruct(element.text or "")


def _open_repeated(state: WalkState) -> None:
    """A NOTEREF that is shown as a marker gets brackets, like the marker it repeats."""
    now = state.fields.innermost
    if now is not None and note_reference(now.words) and not state.silent:
        now.start = state.builder.write("[").start


def _end_field(state: WalkState, ended: OpenField) -> None:
    if state.silent:
        return
    bookmark = note_reference(ended.words)
    if bookmark and ended.in_result:
        end = state.builder.write("]").end
        state.repeated.append((bookmark, Span(ended.start, end)))
        return
    span = Span(ended.start, state.builder.length)
    state.records += citation_records.of_field(ended.words, ended.data, span, state.sources)


# ---------------------------------------------------------------------- bookmarks, notes


def _bookmark(state: WalkState, element: Any) -> None:
    name, key = attribute(element, "name"), attribute(element, "id")
    if name and key is not None:
        state.open_bookmarks[key] = (name, len(state.references))
        at = state.builder.length
        state.builder.anchors.append(Anchor(name, Span(at, at)))


def _bookmark_end(state: WalkState, element: Any) -> None:
    name, count = state.open_bookmarks.pop(attribute(element, "id") or "", ("", 0))
    if name and count < len(state.references):
        state.bookmarks[name] = count


def _note_reference(state: WalkState, element: Any) -> None:
    """A footnote's or endnote's number in the text, in brackets: `[3]`."""
    kind = local(element).removesuffix("Reference")
    counter = state.counters.get(kind)
    key = attribute(element, "id")
    if state.silent or counter is None or key is None:
        return
    typed = attribute(element, "customMarkFollows")
    custom = typed is not None and typed.lower() not in ("0", "false", "off")
    label = _typed_mark(state, element) if custom else counter.number(state.section, state.page)
    shown = label if state.builder.last() == "[" or not label else f"[{label}]"
    span = state.builder.write(shown, element, -1)
    found = NoteReference(kind, key, label, span, element, counter.group, custom)
    state.references.append(found)


def _typed_mark(state: WalkState, element: Any) -> str:
    """Return the mark that was typed behind a reference, and take it out of the text.

    It is the rest of the run (17.11.14), or the next run where the writer began another.
    """
    run = element.getparent()
    nodes = list(element.itersiblings())
    if not any(_sign_of(node) for node in nodes) and run is not None:
        following = next(filter(_is_shown, run.itersiblings()), None)
        nodes = list(following) if following is not None else []
    signs = [(node, said) for node in nodes if (said := _sign_of(node))]
    state.taken += [node for node, _ in signs]
    return "".join(said for _, said in signs).strip().strip("[]()")


def _is_shown(element: Any) -> bool:
    """Return whether an element is a run with more than the mark of a comment."""
    return local(element) == "r" and any(
        local(one) not in ("rPr", "commentReference") for one in element
    )


def _sign_of(node: Any) -> str:
    if local(node) == "t":
        return (node.text or "").strip()
    if local(node) == "sym":
        return symbol(attribute(node, "font") or "", attribute(node, "char") or "")
    return ""


HANDLERS.update(
    {
        "hyperlink": _hyperlink,
        "ins": _inserted,
        "moveTo": _inserted,
        "del": _deleted,
        "moveFrom": _deleted,
        "fldChar": _field_sign,
        "fldSimple": _simple_field,
        "instrText": _instruction,
        "delInstrText": _instruction,
        "bookmarkStart": _bookmark,
        "bookmarkEnd": _bookmark_end,
        "footnoteReference": _note_reference,
        "endnoteReference": _note_reference,
    }
)
