"""Lines → paragraphs: which lines belong together, and how their words are joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from verify.read.pdf.pages import Line

HYPHENS = "\ufffe\u0002\u00ad-\u2010"
_STOPS = ".!?…:”»\"'’)]"
_LAST_WORD = re.compile(r"([^\W\d_]+)$")
_FIRST_WORD = re.compile(r"([^\W\d_]+)")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/)\S*$", re.I)
_ITEM = re.compile(r"[•◦▪‣●]\s*\S|\(?\d{1,3}[.)]\s+\S")
_LABEL = re.compile(r"\[(?:\d{1,3}|[ivxl]{1,6}|[*†‡])\]\s*\S")


def paragraphs(lines: Sequence[Line], pitch: float) -> list[list[Line]]:
    """Return the lines grouped into paragraphs. ``pitch``: the distance of two lines."""
    found: list[list[Line]] = []
    rights = _right_edges(lines)
    sizes = Counter(round(line.size, 1) for line in lines)
    usual = sizes.most_common(1)[0][0] if sizes else 1.0
    for line in lines:
        # The lines of a heading are as far apart as its letters are larger than the text's.
        own = pitch * max(1.0, line.size / usual)
        if found and _belongs(found[-1], line, own, rights):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def line_pitch(lines: Sequence[Line], size: float) -> float:
    """Return the distance from a line of a paragraph to the next: the smallest usual one."""
    steps: Counter[float] = Counter()
    for above, line in pairwise(lines):
        step = above.top - line.top
        if above.page == line.page and 0.8 * size < step < 3 * size:
            steps[round(step, 0)] += 1
    usual = [s for s, count in steps.items() if count > 1 and count >= 0.1 * steps.total()]
    return min(usual, default=1.2 * size)


def _right_edges(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """Return the right edge of each column, by page and left edge."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        key = _column(line)
        edges[key] = max(edges.get(key, 0.0), line.right)
    return edges


def _column(line: Line) -> tuple[int, int]:
    return line.page, int(line.left // 150)


def _belongs(
    paragraph: Sequence[Line], line: Line, pitch: float, rights: dict[tuple[int, int], float]
) -> bool:
    """Return whether a line continues the paragraph above it."""
    last = paragraph[-1]
    if abs(last.size - line.size) > 0.06 * last.size or _ITEM.match(line.text):
        return False
    if _LABEL.match(line.text) and _LABEL.match(paragraph[0].text):
        return False  # the next of a list of notes; elsewhere a marker that begins a line
    ended = last.text.rstrip()[-1:] in _STOPS
    if last.text.rstrip().endswith(":"):  # “(Date of Accession:” goes on with a number
        ended = not (line.text[:1].isdigit() or line.text[:1].islower())
    width = max(1.0, rights[_column(last)] - last.left)
    short = rights[_column(last)] - last.right > 0.2 * width
    if last.page != line.page or line.top > last.top:  # next page, next column
        return not ended or line.text[:1].islower()
    if last.top - line.top > 1.35 * max(pitch, 1.05 * line.size):
        return False
    indented = line.left > last.left + 0.8 * line.size
    if indented and (len(paragraph) > 1 or ended):
        return False
    return not (short and ended)


def joint(above: str, below: str, known: Callable[[str], bool]) -> tuple[int, str]:
    """Return (characters to drop from the end of ``above``, what to put between the lines).

    A hyphen goes only where a dictionary knows the joined word: “inter-/national” is one word,
    “well-/known” is not. An address goes on without a blank.
    """
    bare = above.rstrip()
    if bare[-1:] in HYPHENS and bare[-2:-1].strip():
        if _ADDRESS.search(bare[:-1]):
            return 1, "-"
        left, right = _LAST_WORD.search(bare[:-1]), _FIRST_WORD.match(below)
        if left and right and right[1][0].islower() and known(left[1] + right[1]):
            return 1, ""
        return 1, "-"
    found = _ADDRESS.search(bare)
    if found and bare[-1] not in ",;)" and _continues_address(below):
        return 0, ""
    return 0, " "


def _continues_address(below: str) -> bool:
    word = below.split(maxsplit=1)[0] if below.strip() else ""
    return bool(word) and (
        word[0] in "/?&=#%._~-" or bool(re.search(r"[/=&%_]|\d", word.rstrip(".,;)")))
    )
