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


def _plain(page: int, top: float, text: str, size: float = 12.0, left: float = 72.0) -> Line:
    origins = [(0, 0, len(text))]
    return Line(page, text, left, 500, top - 0.8 * size, top, size, origins)


def _text(page: int, count: int = 20) -> list[Line]:
    return [_plain(page, 680 - 14 * n, f"Text of page {page}, line {n} of") for n in range(count)]


def test_a_large_first_letter_belongs_to_the_first_line_beside_it() -> None:
    first, *others = _text(1)
    first.left = others[0].left = others[1].left = 100
    first.text, first.raised = "t was in spring.1", [(16, 17)]
    letter = _plain(1, 682, "I", 50.0)
    letter.bottom, letter.right = 640.0, 98.0
    layout = lay_out(Pages([first, *others[:2], letter, *others[2:]], [], 1, 0, 800.0))
    assert layout.text[0].text == "It was in spring.1" and layout.text[0].raised == [(17, 18)]
    assert len(layout.text) == 20 and layout.text[0].origins[1][:2] == (1, 0)


@pytest.mark.parametrize("text", ["A", "1"])
def test_a_letter_that_stands_alone_is_a_line(text: str) -> None:
    letter = _plain(1, 720, text, 30.0)
    letter.right = 90.0
    layout = lay_out(Pages([letter, *_text(1)], [], 1, 0, 800.0))
    assert text in [line.text for line in layout.text]


def test_heads_of_left_and_right_pages_are_furniture_also_if_there_is_one_of_them() -> None:
    heads = {1: "The water 1", 2: "2 Ada Example", 3: "The water 3"}
    lines = []
    for page, said in heads.items():
        lines += [_plain(page, 780, said, 9.0), *_text(page), _plain(page, 60, f"Page {page} of 3")]
    layout = lay_out(Pages(lines, [], 3, 0, 800.0))
    assert {line.text for line in layout.furniture} == {
        *heads.values(),
        *(f"Page {page} of 3" for page in heads),
    }


def test_a_line_at_the_edge_with_another_number_than_its_page_is_text() -> None:
    lines = []
    for page, said in ((1, "Towns of the valley in 1990"), (2, "12 boats sank")):
        lines += [_plain(page, 780, said), *_text(page)]
    layout = lay_out(Pages(lines, [], 2, 0, 800.0))
    assert not layout.furniture


def test_a_year_that_ends_the_last_note_of_two_pages_is_no_page_number() -> None:
    lines = []
    for page in (1, 2):
        text = _text(page)
        text[3].text, text[3].raised = f"The dam broke.{page}", [(14, 15)]
        note = _plain(page, 92, f"{page} “Dams {page}”, Press, accessed 3 May", 10.0)
        lines += [*text, note, _plain(page, 80, "2020.", 10.0)]
    layout = lay_out(Pages(lines, [], 2, 0, 800.0))
    assert [one.lines[-1].text for one in layout.notes] == ["2020.", "2020."]


def test_notes_that_differ_only_in_their_number_are_no_footer() -> None:
    lines = []
    for page, number in ((1, 3), (2, 7)):
        text = _text(page)
        text[3].text, text[3].raised = f"The dam broke.{number}", [(14, 15)]
        lines += [*text, _plain(page, 80, f"{number} Ibid.", 10.0)]
    layout = lay_out(Pages(lines, [], 2, 0, 800.0))
    assert [one.label for one in layout.notes] == ["3", "7"] and not layout.furniture


def test_marks_in_a_block_quotation_call_notes() -> None:
    text = _text(1)
    text[3] = _plain(1, 638, "“The dam will hold,” she wrote.1", 11.0)
    text[3].raised = [(31, 32)]
    note = _plain(1, 92, "1 Letter, 2 May 2019.", 10.0)
    layout = lay_out(Pages([*text, note], [], 1, 0, 800.0))
    assert [(one.label, len(one.lines)) for one in layout.notes] == [("1", 1)]


def test_notes_at_the_end_of_the_article_are_one_list_though_its_last_page_calls_some() -> None:
    text = _text(1)
    for line, label in zip(text[3:5], ("3", "4"), strict=True):
        line.text, line.raised = f"The dam broke.{label}", [(14, 15)]
    notes = [_plain(1, 160 - 12 * n, f"{n}. “Dams {n}”, Press.", 10.0) for n in range(1, 5)]
    layout = lay_out(Pages([*text, *notes], [], 1, 0, 800.0))
    assert not layout.notes and layout.text[-4:] == notes
