"""Notes that open with `(1)`, below a text that says `word.(1)`: clauses of a law have no such word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.read.blocks.piece import Piece

_LABEL = re.compile(r"\s*\((\d{1,3})\)\s*\S")
_MOST = 300  # notes; the longest list of the corpus has 280


def parenthesized_notes(pieces: Sequence[Piece]) -> Iterator[int]:
    """Yield the last pieces, labeled (1), (2) …, if the text above calls all of them.

    The call stands at a word or its stop, without a space: “… in the spring.(1)”.
    """
    run: list[int] = []
    for index in range(len(pieces) - 1, max(-1, len(pieces) - 1 - _MOST), -1):
        if pieces[index].kind or not _LABEL.match(pieces[index].text):
            break
        run.insert(0, index)
    numbers = [found[1] for i in run if (found := _LABEL.match(pieces[i].text))]
    if not run or numbers != [str(n) for n in range(1, len(run) + 1)]:
        return
    above = "\n".join(piece.text for piece in pieces[: run[0]])
    called = set(re.findall(r"[^\W\d_][.,;:!?]?[»”\"’']?\((\d{1,3})\)(?!\w)", above))
    if called.issuperset(numbers):
        yield from run
