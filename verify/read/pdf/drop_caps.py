"""Large first letters of paragraphs, which pages have apart from the words that they begin."""

from __future__ import annotations

from collections.abc import Sequence

from verify.read.pdf.pages import Line

_LARGE = 1.8  # times the size of the lines beside it: two lines and more


def with_drop_caps(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with large first letters at the start of their paragraphs."""
    merged = set()
    for letter in (line for line in lines if _is_letter(line)):
        if (host := _host(letter, lines)) is not None:
            _prepend(host, letter)
            merged.add(id(letter))
    return [line for line in lines if id(line) not in merged]


def _is_letter(line: Line) -> bool:
    """Whether a line is one capital, maybe behind a quotation mark: `I`, `“W`."""
    text = line.text.strip("“”„«»\"'‘ ")
    return len(text) == 1 and text.isupper() and len(line.text) <= 3


def _host(letter: Line, lines: Sequence[Line]) -> Line | None:
    """Return the first of the lines that are set beside a letter, or None."""
    beside = [
        line
        for line in lines
        if letter.page == line.page
        and letter.size >= _LARGE * line.size
        and letter.bottom - 0.3 * line.size <= line.bottom
        and line.top <= letter.top + line.size
        and -line.size < line.left - letter.right < 1.5 * line.size
    ]
    return max(beside, key=lambda line: line.top, default=None)


def _prepend(host: Line, letter: Line) -> None:
    size = len(letter.text)
    host.text = letter.text + host.text
    host.origins = letter.origins + [(at + size, first, n) for at, first, n in host.origins]
    host.raised = [(start + size, end + size) for start, end in host.raised]
