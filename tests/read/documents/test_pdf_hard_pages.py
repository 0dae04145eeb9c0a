"""PDFs with what real layouts have: large first letters, heads of left and right pages, quotations."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest
from read.documents.test_pdf import _SPACES, _printed, _said, _sentence

from verify.model import Article, BlockKind
from verify.parse import parse
from verify.read import read_bytes

pytestmark = pytest.mark.slow

TITLE = (
    "The water of the valley and what the councils of its towns have said of the dam in the spring"
)
QUOTED = "“The dam will hold, and nobody has to leave the valley,” the mayor wrote to the council."
NOTES = (
    "Ada Example, “Report on the river”, Press, https://press.example/r1, p. 4.",
    "Bela Muster, Rivers, 2019.",
    "Letter of the mayor, 2 May 2019.",
    *(
        f"A. Smith, “Report {n} on the river”, Press, https://press.example/report-number-{n}/of-the"
        "-river-council, accessed 3 May 2020."
        for n in range(6)
    ),
    *(f"Ibid., p. {n}." for n in range(3, 6)),
)
STYLES = {
    "Note": ("10pt", "", ""),
    "Head": ("22pt", 'fo:margin-bottom="0.5cm"', ""),
    "Sub": ("14pt", 'fo:margin-top="0.4cm" fo:margin-bottom="0.2cm"', ""),
    "Quoted": ("11pt", 'fo:margin-left="1.2cm" fo:margin-top="0.3cm" fo:margin-bottom="0.3cm"', ""),
    "Small": ("9pt", "", ""),
    "Right": ("9pt", 'fo:text-align="end"', ""),
    "Body": ("12pt", 'fo:margin-bottom="0.2cm"', ""),
    "Drop": ("12pt", 'fo:margin-bottom="0.2cm"', '<style:drop-cap style:lines="3"/>'),
}


def _paragraphs(call: list[str]) -> list[tuple[str, str]]:
    """The article as (style, words); ``call``: what calls each note."""
    chance = random.Random(5)
    found = [
        ("Drop", f"It was in spring that the river rose. {_sentence(chance, 40)}{call[0]}"),
        ("Body", f"{_sentence(chance, 30)} The lake has 10{{up}} shores.{call[1]}"),
        ("Quoted", f"{QUOTED}{call[2]}"),
        ("Sub", "What the towns said"),
    ]
    for one in call[3:]:
        found.append(("Body", f"{_sentence(chance, 70)}{one} {_sentence(chance, 30)}"))
    return found


def _document(restart: str) -> str:
    styles = "".join(
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties'
        f' {layout}>{inside}</style:paragraph-properties><style:text-properties fo:font-size="{size}"/>'
        "</style:style>"
        for name, (size, layout, inside) in STYLES.items()
    )
    call = [
        f'<text:note text:note-class="footnote"><text:note-citation>{n}</text:note-citation>'
        f'<text:note-body><text:p text:style-name="Note">{words}</text:p></text:note-body></text:note>'
        for n, words in enumerate(NOTES, 1)
    ]
    up = '<text:span text:style-name="Up">2</text:span>'
    body = "".join(
        f'<text:p text:style-name="{style}">{words.replace("{up}", up)}</text:p>'
        for style, words in [("Head", TITLE), ("Body", "By Ada Example"), *_paragraphs(call)]
    )
    page = "<text:page-number/> of <text:page-count/>"
    return (
        f'<?xml version="1.0"?><office:document {_SPACES} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
        f'{styles}<style:style style:name="Up" style:family="text"><style:text-properties'
        ' style:text-position="super 58%"/></style:style><text:notes-configuration'
        f' text:note-class="footnote" text:start-numbering-at="{restart}"'
        ' style:num-format="1" text:footnotes-position="page"/></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="pm" style:page-usage="mirrored">'
        '<style:page-layout-properties fo:page-width="21cm" fo:page-height="20cm" fo:margin="2cm"/>'
        "<style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm">'
        '<style:header><text:p text:style-name="Right">The water of the valley <text:page-number/>'
        '</text:p></style:header><style:header-left><text:p text:style-name="Small"><text:page-number/>'
        " Ada Example and Bela Muster</text:p></style:header-left>"
        f'<style:footer><text:p text:style-name="Small">Page {page}</text:p></style:footer>'
        f'<style:footer-left><text:p text:style-name="Right">Page {page}</text:p></style:footer-left>'
        "</style:master-page></office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def _page(columns: int) -> str:
    """The article as a page whose notes are a list at its end."""
    call = [f"<sup><a href='#n{n}'>{n}</a></sup>" for n in range(1, len(NOTES) + 1)]
    tags = {"Sub": "h2", "Quoted": "blockquote"}
    body = "".join(
        f"<{tags.get(style, 'p')} class={style}>{words.replace('{up}', '<sup>2</sup>')}"
        f"</{tags.get(style, 'p')}>"
        for style, words in _paragraphs(call)
    )
    notes = "".join(f"<li id=n{n}>{words}</li>" for n, words in enumerate(NOTES, 1))
    return (
        "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>The water</title><style>"
        "body{font:12pt serif;text-align:justify;hyphens:auto} h1{font-size:24pt;text-align:left}"
        f".c{{columns:{columns}}} .Drop::first-letter{{font-size:44pt;float:left;line-height:36pt}}"
        "blockquote{font-size:11pt} sup{font-size:7pt} .n{font-size:10pt}</style>"
        f"<h1>{TITLE}</h1><p>By Ada Example</p><div class=c>{body}</div><hr><ol class=n>{notes}</ol>"
    )


def _check(article: object, found_notes: tuple[str, ...]) -> None:
    assert isinstance(article, Article)
    dossier = parse(article)
    bodies = [" ".join(article.text[n.body.start : n.body.end].split()) for n in dossier.notes]
    assert tuple(bodies) == found_notes
    assert len({n.note_list for n in dossier.notes}) == 1
    assert [m.note for m in dossier.markers] == list(range(len(found_notes)))
    assert article.title and article.title.value == TITLE
    assert article.byline and article.byline.value == "Ada Example"
    assert _said(article, BlockKind.HEADING) == ["What the towns said"]
    assert "It was in spring that the river rose." in article.text
    assert "The lake has 102 shores." in " ".join(article.text.split())
    assert QUOTED.rstrip(".") in " ".join(article.text.split())


def test_a_document_with_hard_pages_of_libreoffice(tmp_path: Path) -> None:
    article = read_bytes(_printed(tmp_path, "hard", _document("document")), "a.pdf")
    _check(article, NOTES)
    assert isinstance(article, Article)
    assert sorted(_said(article, BlockKind.FURNITURE)) == [
        "2 Ada Example and Bela Muster",
        "Page 1 of 4",
        "The water of the valley 1",
    ]


def test_notes_that_are_numbered_anew_on_each_page(tmp_path: Path) -> None:
    article = read_bytes(_printed(tmp_path, "anew", _document("page")), "a.pdf")
    assert isinstance(article, Article)
    bodies = [
        " ".join(article.text[n.body.start : n.body.end].split()) for n in article.marked_notes
    ]
    assert tuple(bodies) == NOTES
    assert [n.label for n in article.marked_notes].count("1") > 1
    assert all(len(n.markers) == 1 for n in article.marked_notes)
    assert [m.note for m in parse(article).markers] == list(range(len(NOTES)))


@pytest.mark.parametrize("columns", [1, 2])
def test_a_page_with_the_head_and_foot_of_a_browser(columns: int, tmp_path: Path) -> None:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium is not installed")
    source, target = tmp_path / "page.html", tmp_path / "page.pdf"
    source.write_text(_page(columns), encoding="utf-8")
    command = [program, "--headless", "--no-sandbox", "--disable-gpu"]
    command += [f"--user-data-dir={tmp_path / 'chromium'}", f"--print-to-pdf={target}"]
    subprocess.run([*command, source.as_uri()], capture_output=True, timeout=120, check=True)
    article = read_bytes(target.read_bytes(), "a.pdf")
    _check(article, NOTES)
    assert isinstance(article, Article)
    assert not any("page.html" in said for said in _said(article, BlockKind.BODY))
