"""Where a list of authors ends and the title begins, and what is the title if none was found."""

from __future__ import annotations

import pytest

from verify.model import Span
from verify.parse.references.sequence.features import words_of
from verify.parse.references.sequence.name_runs import name_runs
from verify.parse.references.sequence.segments import inner_points, segments_of
from verify.parse.references.sequence.tokens import tokenize
from verify.parse.references.sequence.whole_work import as_one_work
from verify.parse.references.sequence.works import LabeledField, LabeledWork


def read(text: str, *labels: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the labels and words of a work after mending; the words stand in the text in order."""
    at, fields = 0, []
    for label, words in labels:
        start = text.index(words, at)
        at = start + len(words)
        fields.append(LabeledField(label, Span(start, at), 0.95))
    whole = as_one_work(text, LabeledWork(Span(0, len(text)), fields))
    return [(f.label, text[f.span.start : f.span.end]) for f in whole.fields]


@pytest.mark.parametrize(
    ("text", "first", "names"),
    [
        ("Holm Q, Lund Y, Reader A, Jauk K-W. Cells of the weir. River J. 2010.", "Holm Q", ["Lund Y", "Reader A", "Jauk K-W"]),
        ("Ada Holm, Alexei Frost, and Ce Lund. Cells of the weir. RJ, 2008.", "Ada Holm", ["Alexei Frost", "Ce Lund"]),
        ("Holm, Gary L., Manuel Hurt und Kevin O. Pope: Cells of the weir. RJ, 2000.", "Holm, Gary L.", ["Manuel Hurt", "Kevin O. Pope"]),
        ("Holm, A., Lund, B. C., Reed, D. E. Cells of the weir. RJ, 2000.", "Holm, A.", ["Lund, B. C.", "Reed, D. E."]),
        ("R. Holm, U. Tamm, and Bo Lund. Cells of the weir. RJ, 2016.", "R. Holm", ["U. Tamm", "Bo Lund"]),
        ("Холм А. А., Лунд Б. Б. Клетки плотины. М., 2000.", "Холм А. А.", ["Лунд Б. Б."]),
    ],
)  # fmt: skip
def test_names_that_open_the_title_are_authors(text: str, first: str, names: list[str]) -> None:
    end = text.index(" RJ") if " RJ" in text else text.rindex(". ", 0, text.rindex("."))
    title = text[text.index(names[0]) : end].rstrip(".")
    labels = [("author", first), ("title", title)]
    if ", and Bo" in text:  # the title begins with “and”
        labels = [
            ("author", first),
            ("author", names[0]),
            ("title", title[title.index("and Bo") :]),
        ]
    found = read(text, *labels)
    assert [words for label, words in found if label == "author"] == [first, *names]
    rest = next(words for label, words in found if label == "title")
    assert rest.startswith(("Cells", "Клетки"))


@pytest.mark.parametrize(
    ("text", "author", "title"),
    [
        ("Ada Holm, Copper Rivers. A History, Bergen 1999.", "Ada Holm", "Copper Rivers. A History"),
        ("Ada Holm, The Dead and Their Gifts. A History, Bergen 1999.", "Ada Holm", "The Dead and Their Gifts. A History"),
        ("Holm, A. River B. A history. Bergen 1999.", "Holm, A.", "River B. A history"),
    ],
)  # fmt: skip
def test_a_title_like_a_name_stays_a_title(text: str, author: str, title: str) -> None:
    assert read(text, ("author", author), ("title", title)) == [("author", author), ("title", title)]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "labels", "title"),
    [
        ("Holm, Ludwig. 1967. Zettel. Berkeley: Reed Press.", [("author", "Holm, Ludwig"), ("date", "1967"), ("place", "Berkeley"), ("publisher", "Reed Press")], "Zettel"),
        ("Ovido. Riveron. Edited by Michael Lund. Bergen: Reed, 1994.", [("author", "Ovido"), ("editor", "Michael Lund"), ("place", "Bergen"), ("publisher", "Reed"), ("date", "1994")], "Riveron"),
        ("Holm, John. Weirs Lost. Edited by John Lind. London: Reed, 2000.", [("author", "Holm, John"), ("editor", "Weirs Lost"), ("editor", "John Lind"), ("place", "London")], "Weirs Lost"),
        ("HOLM, Richard. 1957. Uses of Weirs.", [("author", "HOLM, Richard"), ("date", "1957"), ("publisher", "Uses of Weirs")], "Uses of Weirs"),
        ("Holm, U. (Hg.) (1988), Wehrforschung, Bergen: Reed.", [("editor", "Holm, U."), ("date", "1988"), ("place", "Wehrforschung, Bergen"), ("publisher", "Reed")], "Wehrforschung"),
        ("Holm, U. (Hg.) (2002), Wehr: Zwischen Fluss und Meer, Bergen.", [("editor", "Holm, U."), ("date", "2002"), ("place", "Wehr"), ("publisher", "Zwischen Fluss und Meer"), ("place", "Bergen")], "Wehr: Zwischen Fluss und Meer"),
    ],
)  # fmt: skip
def test_what_is_left_over_is_the_title(text: str, labels: list[tuple[str, str]], title: str) -> None:  # fmt: skip
    assert ("title", title) in read(text, *labels)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Holm (1995), S. 4, Reed Press.", [("author", "Holm"), ("date", "1995"), ("pages", "4"), ("publisher", "Reed Press")]),
        ("Holm, Ada, et al. Bergen 1995.", [("author", "Holm, Ada"), ("place", "Bergen"), ("date", "1995")]),
        ("Ada Holm. B. Lund. London, 1995.", [("author", "Ada Holm"), ("author", "B. Lund"), ("place", "London")]),
    ],
)  # fmt: skip
def test_a_short_form_gets_no_title(text: str, labels: list[tuple[str, str]]) -> None:
    assert "title" not in [label for label, _ in read(text, *labels)]


def runs(text: str) -> dict[str, str]:
    """Return the place in a run of names of each segment that has one."""
    tokens = tokenize(text, Span(0, len(text)))
    cores = [words[0] for words in words_of(tokens)]
    segments = segments_of(tokens, inner_points(tokens, cores))
    found = zip(segments, name_runs(tokens, segments), strict=True)
    return {text[tokens[s.start].span.start : tokens[s.end - 1].span.end]: r for s, r in found if r}


def test_a_run_of_names_says_how_many_follow_and_what_ends_it() -> None:
    found = runs("[7] Ada Holm, Bo Lund, and Simone Beck. Cells of the river. Bergen, 1999.")
    assert found == {"Ada Holm": "02&.", "Bo Lund": "11&.", "and Simone Beck": "20&.", "Bergen": "00,"}  # fmt: skip


def test_initials_joined_by_a_hyphen_and_typed_quotation_marks_are_tokens() -> None:
    def words(text: str) -> list[str]:
        return [t.text for t in tokenize(text, Span(0, len(text)))]

    assert words("J.-S. Pang") == ["J.", "-", "S.", "Pang"]
    assert words("''Die Flut'', ``Tides''") == ["''", "Die", "Flut", "''", ",", "``", "Tides", "''"]
