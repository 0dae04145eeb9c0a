"""Lines of printed pages: notes that go on over a page at the size of the text, wide headings."""

from __future__ import annotations

import pytest

from verify.read.pdf.layout import lay_out
from verify.read.pdf.pages import Line, Pages
from verify.read.pdf.paragraphs import line_pitch, paragraphs


def _line(page: int, top: float, text: str, size: float = 12.0, note: bool = False) -> Line:
    raised = [(0, 1)] if note else [(len(text) - 1, len(text))] if text[-1].isdigit() else []
    return Line(page, text, 72, 500, top - 11, top, size, [(0, 0, len(text))], raised)


def _pages(rest: str, before: str = "2 “Ferries of the Lake”, Lake Press,") -> Pages:
    first = [_line(1, 700 - 14 * n, f"Text of the first page, line {n} of it") for n in range(30)]
    first[3].text, first[3].raised = "The ferry sank in the spring.2", [(29, 30)]
    first.append(_line(1, 98, before, note=True))
    second = [_line(2, 700 - 14 * n, f"Text of the second page, line {n} of") for n in range(30)]
    second[2].text, second[2].raised = "It was raised again.3", [(20, 21)]
    second += [_line(2, 216, rest), _line(2, 192, "3 “Canals”, Lake Press, 2019.", note=True)]
    for line in first + second:
        if not line.text[:2].strip().isdigit() and not line.text.endswith(("2", "3")):
            line.raised = []
    return Pages(first + second, [], 2, 0, 800.0)


@pytest.mark.parametrize(
    "rest", ["https://a.example/x, accessed 2019.", "(accessed 2019).", "see p. 4."]
)
def test_a_note_as_large_as_the_text_goes_on_over_the_page(rest: str) -> None:
    notes = lay_out(_pages(rest)).notes
    assert [(n.label, [line.text for line in n.lines][-1]) for n in notes] == [
        ("2", rest),
        ("3", "3 “Canals”, Lake Press, 2019."),
    ]


@pytest.mark.parametrize(
    ("rest", "before"),
    [
        ("The last paragraph of the page.", "2 “Ferries of the Lake”, Lake Press,"),
        ("see p. 4.", "2 “Ferries of the Lake”, Lake Press, 2019."),  # the note is complete
    ],
)
def test_a_paragraph_above_the_notes_stays_text(rest: str, before: str) -> None:
    layout = lay_out(_pages(rest, before))
    assert [len(n.lines) for n in layout.notes] == [1, 1]
    assert rest in [line.text for line in layout.text]


def test_the_lines_of_a_large_heading_are_one_paragraph() -> None:
    heading = [
        _line(1, 700 - 36 * n, text, 24.0) for n, text in enumerate(("“It is no", "longer so”"))
    ]
    text = [_line(1, 600 - 18 * n, f"Words of the text, line {n} of them") for n in range(10)]
    lines = [*heading, *text]
    found = paragraphs(lines, line_pitch(lines, 12.0))
    assert [len(one) for one in found] == [2, 10]
