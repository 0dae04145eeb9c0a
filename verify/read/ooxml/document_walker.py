"""Walk over the elements of a Word document: each has a handler by its local name.

Elements without a handler have no text that is shown: properties, comments, the fallback of
alternate content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from verify.read.ooxml.names import KNOWN, local
from verify.read.ooxml.state import WalkState

Handler = Callable[[WalkState, Any], None]
HANDLERS: dict[str, Handler] = {}  # filled by the modules that handle blocks, runs and links


def walk(state: WalkState, elements: Iterable[Any]) -> None:
    """Write the text of these elements into the state's builder."""
    for element in elements:
        name = KNOWN.get(element.tag) or local(element)
        handler = HANDLERS.get(name)
        if handler is not None:
            handler(state, element)
        elif name.startswith("m:"):  # a formula: its letters
            walk(state, element)


def end_paragraph(state: WalkState) -> None:
    """End the paragraph, then write the text boxes that are anchored in it."""
    if state.in_row:
        return
    language = state.languages.most_common(1)
    state.languages.clear()
    if state.builder.end(language[0][0] if language else None):
        state.skip_blank = False
    boxes, state.deferred = state.deferred, []
    for box in boxes:
        walk(state, box)
