"""Word documents: every feature of the format that touches words, notes, numbers, links."""

from __future__ import annotations

import pytest
from docx_cases import LINKS, NOTES, TEXT, Case
from docx_lists import LISTS

from verify.model import Article, BlockKind
from verify.read import read_bytes
from verify.read.formats.docx import read_docx

CASES = [*NOTES, *LINKS, *TEXT, *LISTS]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.about)
def test_the_words_are_those_that_word_shows(case: Case) -> None:
    found = read_docx(case.data)
    assert [piece.text for piece in found.pieces] == [
        line.replace("\\n", "\n") for line in case.text.split("\n")
    ]
    assert "\n\n".join(piece.text for piece in found.pieces) == found.text.strip()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.about)
def test_notes_links_and_raised_text_are_exact(case: Case) -> None:
    found = read_docx(case.data)
    words = [(n.label, found.text[n.body.start : n.body.end]) for n in found.notes]
    assert tuple(words) == case.notes
    links = [(found.text[k.span.start : k.span.end], k.href) for k in found.links]
    assert tuple(links) == case.links
    raised = [found.text[s.start : s.end] for s in found.superscripts]
    assert tuple(raised) == case.raised
    assert found.notices == case.notices


@pytest.mark.parametrize("case", [c for c in CASES if c.kinds], ids=lambda case: case.about)
def test_styles_say_what_a_block_is(case: Case) -> None:
    found = read_docx(case.data)
    kinds = [piece.kind.value if piece.kind else "-" for piece in found.pieces]
    assert tuple(kinds) == case.kinds


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.about)
def test_every_character_leads_back_to_its_element(case: Case) -> None:
    found = read_docx(case.data)
    for segment in found.map.segments:
        said = found.text[segment.start : segment.end]
        if segment.offset >= 0 and segment.node is not None and segment.node.text:
            own = segment.node.text[segment.offset : segment.offset + len(said)]
            assert own.replace("\n", " ") == said


@pytest.mark.parametrize("case", NOTES, ids=lambda case: case.about)
def test_markers_point_to_their_notes(case: Case) -> None:
    from verify.parse import parse

    article = read_bytes(case.data, "a.docx")
    assert isinstance(article, Article) and article.format == "docx"
    dossier = parse(article)
    assert [(n.label, article.text[n.body.start : n.body.end]) for n in dossier.notes] == list(
        case.notes
    )
    marked = {marker.note for marker in dossier.markers}
    assert marked == set(range(len(case.notes)))
    for marker in dossier.markers:
        assert marker.note is not None
        assert marker.label == dossier.notes[marker.note].label
        assert article.text[marker.span.start : marker.span.end].strip("[]") == marker.label


def test_a_place_is_named_by_paragraph_and_note() -> None:
    article = read_bytes(NOTES[0].data, "a.docx")
    assert isinstance(article, Article)
    said = [(place.paragraph, place.note) for place in article.places]
    assert said == [(1, None), (1, "1"), (1, "2")]
    assert [b.kind for b in article.blocks][1:] == [BlockKind.NOTES, BlockKind.NOTES]
