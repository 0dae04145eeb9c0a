"""Runs: text, signs, breaks, symbols, text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from verify.model import Span
from verify.read.ooxml.blanks import BLANKS, keeps_blanks
from verify.read.ooxml.document_walker import HANDLERS, walk
from verify.read.ooxml.names import attribute, child, local
from verify.read.ooxml.state import WalkState
from verify.read.ooxml.styles import run_look
from verify.read.ooxml.symbols import symbol

_SOFT_HYPHEN = "\u00ad"
_PRIVATE = re.compile("[\uf020-\uf0ff]")  # where the codes of symbol fonts are shifted to
_LINES = str.maketrans("\n\r\t", "   ")


def _run(state: WalkState, element: Any) -> None:
    properties = element[0] if len(element) > 1 else None  # before all else (17.3.2.1)
    if properties is not None and local(properties) != "rPr":
        properties = None
    before = state.hidden
    raised = False
    if properties is not None or state.paragraph_look.hidden or state.paragraph_look.raised:
        state.hidden, raised = _look(state, properties, len(element) > 1)
    start = state.builder.length
    walk(state, element)
    state.hidden = before
    if raised and start < state.builder.length and not _is_marker(state, start):
        state.builder.superscripts.append(Span(start, state.builder.length))


def _is_marker(state: WalkState, start: int) -> bool:
    return bool(state.references) and state.references[-1].span.start == start


def _look(state: WalkState, properties: Any, counted: bool) -> tuple[bool, bool]:
    """Return whether a run is hidden and whether it is raised (17.7.3: styles toggle)."""
    own = run_look(properties if properties is not None else ())
    styled = child(properties, "rStyle") if properties is not None else None
    style = state.styles.get(attribute(styled) if styled is not None else None).look
    above = state.paragraph_look
    hidden = own.hidden if own.hidden is not None else bool(style.hidden) != bool(above.hidden)
    raised = next((r for r in (own.raised, style.raised, above.raised) if r is not None), False)
    if language := own.language or style.language:
        state.languages[language] += 1
    return hidden, raised


def _text(state: WalkState, element: Any) -> None:
    text = element.text
    if not text or (state.taken and element in state.taken):
        return
    if state.silent:
        if state.fields.hides and not state.deleted:
            state.fields.instruct(text)
        return
    offset = 0
    if (text[0] in BLANKS or text[-1] in BLANKS) and not keeps_blanks(element):
        offset = len(text) - len(text.lstrip(BLANKS))
        text = text.strip(BLANKS)
    if state.skip_blank:
        offset += len(text) - len(text.lstrip())
        text = text.lstrip()
        state.skip_blank = not text
    printable = text.isprintable()
    if not printable and _PRIVATE.search(text):
        text = _of_symbol_font(element, text)
    if _SOFT_HYPHEN not in text:
        said = text if printable else text.translate(_LINES)
        state.builder.write(said, element, offset)
        return
    for part in text.split(_SOFT_HYPHEN):
        state.builder.write(part.translate(_LINES), element, offset)
        offset += len(part) + 1


def _of_symbol_font(element: Any, text: str) -> str:
    """Return text with the signs of a symbol font, which LibreOffice writes as text (17.3.2.26)."""
    fonts = child(element.getparent(), "rPr", "rFonts")
    names = (
        {attribute(fonts, side) or "" for side in ("ascii", "hAnsi")} if fonts is not None else ()
    )
    font = next((name for name in names if name.lower() in ("symbol", "wingdings")), None)
    if font is None:
        return text
    return _PRIVATE.sub(lambda found: symbol(font, f"{ord(found[0]):X}"), text)


def _sign(text: str) -> Callable[[WalkState, Any], None]:
    """Return the handler of an element that stands for one character."""

    def write(state: WalkState, element: Any) -> None:
        if not state.silent and not (state.skip_blank and text.isspace()):
            state.builder.write(text, element)
            state.skip_blank = False

    return write


def _break(state: WalkState, element: Any) -> None:
    if attribute(element, "type") == "page":
        state.page += 1
    if not state.silent and not state.builder.blank:
        state.builder.write("\n", element)


def _page_break(state: WalkState, element: Any) -> None:
    state.page += 1


def _symbol(state: WalkState, element: Any) -> None:
    if not state.silent and not (state.taken and element in state.taken):
        font, code = attribute(element, "font") or "", attribute(element, "char") or ""
        state.builder.write(symbol(font, code), element)
        state.skip_blank = False


def _boxes(state: WalkState, element: Any) -> None:
    """Set the text boxes of a drawing aside until the paragraph ends."""
    for one in element:
        name = local(one)
        if name == "txbxContent":
            if not state.silent:
                state.deferred.append(one)
        elif name == "mc:AlternateContent":
            choices = [c for c in one if local(c) == "mc:Choice"] or list(one)
            _boxes(state, choices[0]) if choices else None
        elif len(one):
            _boxes(state, one)


def _ruby(state: WalkState, element: Any) -> None:
    """Text with a reading above it: the text."""
    base = child(element, "rubyBase")
    if base is not None:
        walk(state, base)


HANDLERS.update(
    {
        "r": _run,
        "m:r": _run,
        "t": _text,
        "m:t": _text,
        "tab": _sign("\t"),
        "ptab": _sign("\t"),
        "cr": _sign("\n"),
        "noBreakHyphen": _sign("\u2011"),
        "br": _break,
        "lastRenderedPageBreak": _page_break,
        "sym": _symbol,
        "ruby": _ruby,
    }
    | dict.fromkeys(("drawing", "pict", "object"), _boxes)
)
