"""Notes and markers in every shape that articles of the press and of think tanks use."""

from __future__ import annotations

import pytest

from verify.model import Article, Dossier
from verify.parse import parse
from verify.read import read_bytes

BODY = "The dam was finished{a} in 2021 and the valley was flooded a year later.{b} Nobody in the village had been asked, a farmer told the survey team."


def dossier(text: str, name: str = "a.txt") -> Dossier:
    article = read_bytes(text.encode(), name)
    assert isinstance(article, Article)
    return parse(article)


def words(d: Dossier, span: object) -> str:
    return d.article.text[span.start : span.end]  # type: ignore[attr-defined]


def markers(d: Dossier) -> list[tuple[str, str]]:
    return [(words(d, m.span), "-" if m.note is None else d.notes[m.note].label) for m in d.markers]


def bodies(d: Dossier) -> list[str]:
    return [words(d, n.body) for n in d.notes]


NOTE_A = "“Dam Opens in Karasu Valley”, Interfax, https://www.interfax.com/newsroom/1, (Date of Accession: 12.10.2022)."
NOTE_B = "“Village Goes Under”, TASS, https://tass.com/world/2, (Date of Accession: 12.10.2022)."

STYLES = {
    "brackets": ("[1]", "[2]", "[1] {A}\n[2] {B}"),
    "brackets without a space": ("[1]", "[2]", "[1]{A}\n\n[2]{B}"),
    "roman numerals": ("[i]", "[ii]", "[i] {A}\n\n[ii] {B}"),
    "parentheses": ("(1)", "(2)", "Notes\n\n(1) {A}\n(2) {B}"),
    "superscript digits": ("¹", "²", "¹ {A}\n² {B}"),
    "superscripts over a plain list": ("¹", "²", "Notes\n\n1. {A}\n2. {B}"),
    "brackets over a plain list": ("[1]", "[2]", "References\n\n1. {A}\n2. {B}"),
    "digits glued to a word": ("1", "2", "Notes\n\n1. {A}\n2. {B}"),
    "stars": ("*", "**", "* {A}\n** {B}"),
    "dagger and star": ("*", "†", "* {A}\n† {B}"),
}


@pytest.mark.parametrize("style", STYLES)
def test_markers_find_their_notes(style: str) -> None:
    a, b, notes = STYLES[style]
    text = (
        "The Dam and the Valley\n\n"
        + BODY.format(a=a, b=b)
        + "\n\n"
        + BODY.format(a="", b="")
        + "\n\n"
        + notes.format(A=NOTE_A, B=NOTE_B)
    )
    d = dossier(text)
    assert bodies(d) == [NOTE_A, NOTE_B]
    assert [m for m, _ in markers(d)] == [a, b]
    assert [m.note for m in d.markers] == [0, 1]
    assert [r.publisher.value for r in d.references if r.publisher] == ["Interfax", "TASS"]


def test_notes_run_on_in_the_paragraph() -> None:
    text = (
        BODY.format(a=" [1]", b="")
        + " It was a shock [2] .  [1] Bell, A. ‘Dam opens’ Mining Weekly 16 August 2013   [2] Ibid."
    )
    d = dossier(text)
    assert markers(d) == [("[1]", "1"), ("[2]", "2")]
    assert bodies(d) == ["Bell, A. ‘Dam opens’ Mining Weekly 16 August 2013", "Ibid."]


def test_a_marker_used_twice_starts_no_notes() -> None:
    text = (
        BODY.format(a="[1]", b="[2]")
        + " As the first source says,[1] the road was closed too.\n\n[1] "
        + NOTE_A
        + "\n[2] "
        + NOTE_B
    )
    d = dossier(text)
    assert [m for m, _ in markers(d)] == ["[1]", "[2]", "[1]"]
    assert len(d.notes) == 2


def test_a_list_for_each_section() -> None:
    section = BODY.format(a="[1]", b="[2]") + "\n\n[1] {A}\n[2] {B}\n\n"
    d = dossier(
        "Two Valleys\n\n" + section.format(A=NOTE_A, B=NOTE_B) + section.format(A=NOTE_B, B=NOTE_A)
    )
    assert [n.note_list for n in d.notes] == [0, 0, 1, 1]
    assert [m.note for m in d.markers] == [0, 1, 2, 3]


def test_a_group_in_brackets_points_to_each_of_its_notes() -> None:
    text = BODY.format(a="[1, 2]", b="") + " The scores [3, 1] and [7; 9] are no notes."
    d = dossier(f"{text}\n\n[1] {NOTE_A}\n[2] {NOTE_B}")
    assert markers(d) == [("1", "1"), ("2", "2")]


def test_a_marker_without_a_note_points_nowhere() -> None:
    d = dossier(BODY.format(a="[1]", b="[7]") + "\n\n[1] " + NOTE_A)
    assert markers(d) == [("[1]", "1"), ("[7]", "-")]


@pytest.mark.parametrize(
    "sentence",
    [
        "“We will advance our own [claims],” the mayor said.",
        "“[I]n the end we left,” she said, [sic] and nobody came back.",
        "The law of [1991] and the treaty [2004] were never ratified.",
        "The flat has 40 m² and the lake 12 km³ of water.",
        "COVID-19, the G7, Su-27 and MI6 have digits and no notes.",
        "There are two reasons: (1) the road and (2) the bridge.",
        "He bought [a] ticket to the [T]rain.",
    ],
)
def test_what_is_no_marker(sentence: str) -> None:
    d = dossier("A Title of Some Length\n\n" + BODY.format(a="", b="") + " " + sentence)
    assert d.markers == () and d.notes == ()


def test_a_unit_is_no_marker_even_where_notes_are_superscript() -> None:
    d = dossier(
        BODY.format(a="¹", b="²") + " It covers 40 m² and 9 km².\n\n¹ " + NOTE_A + "\n² " + NOTE_B
    )
    assert [m for m, _ in markers(d)] == ["¹", "²"]


def test_glued_digits_rise_and_names_with_digits_are_left_alone() -> None:
    text = (
        BODY.format(a="1", b="2")
        + " The Su27 flew over COVID19 wards.\n\nNotes\n\n1. "
        + NOTE_A
        + "\n2. "
        + NOTE_B
    )
    assert [m for m, _ in markers(dossier(text))] == ["1", "2"]


def test_markdown_footnotes_and_inline_notes() -> None:
    text = (
        "# The Dam\n\n"
        + BODY.format(a="[^dam]", b="^[“Village Goes Under”, TASS, 3 May 2022.]")
        + "\n\n[^dam]: "
        + NOTE_A
        + "\n"
    )
    d = dossier(text, "a.md")
    assert [(m.label, m.form, m.note) for m in d.markers] == [
        ("dam", "markdown", 1),
        ("", "inline", 0),
    ]
    assert bodies(d) == ["“Village Goes Under”, TASS, 3 May 2022.", NOTE_A]


HTML = {
    "Word": (
        '<a href="#_ftn1" name="_ftnref1">[1]</a>',
        '<p><a href="#_ftnref1" name="_ftn1">[1]</a> {A}</p>',
    ),
    "Wikipedia": (
        '<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>',
        '<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <span class="reference-text">{A}</span></li></ol>',
    ),
    "WordPress": (
        '<sup class="modern-footnotes-footnote" id="fnref1"><a href="#fn1">1</a></sup>',
        '<ol class="footnotes"><li id="fn1">{A} <a href="#fnref1">↩</a></li></ol>',
    ),
    "plain superscript": ("<sup>1</sup>", "<h2>Notes</h2><p>1. {A}</p>"),
}


@pytest.mark.parametrize("style", HTML)
def test_html_notes_are_tied_by_their_anchors(style: str) -> None:
    marker, note = HTML[style]
    body = BODY.format(a=marker, b="") + " " + BODY.format(a="", b="")
    page = f"<html><body><article><h1>The Dam and the Valley</h1><p>{body}</p><p>{BODY.format(a='', b='')}</p>{note.format(A=NOTE_A)}</article></body></html>"
    d = dossier(page, "a.html")
    assert [m.note for m in d.markers] == [0]
    (n,) = d.notes
    assert n.label == "1"
    (number,) = n.references
    reference = d.references[number]
    assert reference.title and reference.title.value == "Dam Opens in Karasu Valley"
    assert reference.url and reference.url.value == "https://www.interfax.com/newsroom/1"
    assert reference.accessed and reference.accessed.value == "2022-10-12"


def test_an_explanatory_note_holds_no_reference() -> None:
    d = dossier(
        BODY.format(a="[1]", b="")
        + "\n\n[1] The valley has been disputed since the survey of 1927, whose maps were lost."
    )
    (n,) = d.notes
    assert n.kind.value == "explanatory" and n.references == ()


def test_several_references_in_one_note() -> None:
    d = dossier(BODY.format(a="[1]", b="") + "\n\n[1] " + NOTE_A.rstrip(".") + "; " + NOTE_B)
    (n,) = d.notes
    assert [d.references[i].publisher.value for i in n.references] == ["Interfax", "TASS"]  # type: ignore[union-attr]
