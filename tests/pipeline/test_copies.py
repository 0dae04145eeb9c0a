"""Two files of one article in a folder are checked once, and the second is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from docx_kit import Parts, docx, fn, note, p, r

from verify.model import Dossier, Skipped
from verify.pipeline.documents.copies import without_copies
from verify.pipeline.read import dossier_of

TEXT = (
    "The dam above the valley broke in the spring of last year, and the whole of the lower town"
    " was under water for a week before anybody came to help."
)
STYLES = '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'


def _word(text: str = TEXT, title: str = "The dam of the valley") -> bytes:
    parts = Parts(footnotes={"2": note("Ada, 2019.")}, styles=STYLES)
    heading = p(r(title), props='<w:pStyle w:val="Title"/>')
    return docx(heading + p(r(text[:60]), fn("2"), r(text[60:])), parts)


def _markdown(text: str = TEXT, title: str = "The dam of the valley") -> bytes:
    return f"# {title}\n\n{text[:60]}[^1]{text[60:]}\n\n[^1]: Ada, 2019.\n".encode()


def _read(data: bytes, origin: str) -> Dossier:
    found = dossier_of(data, origin, date(2026, 1, 1))
    assert isinstance(found, Dossier)
    return found


def test_the_second_format_is_skipped_and_named() -> None:
    first, second = _read(_word(), "desk/dam.docx"), _read(_markdown(), "desk/dam.md")
    found = list(without_copies([first, second]))
    assert found[0] is first
    assert isinstance(found[1], Skipped) and found[1].origin == "desk/dam.md"
    assert "The same article as dam.docx in another format" in found[1].why


def test_what_is_another_article_is_checked() -> None:
    first = _read(_word(), "desk/dam.docx")
    others = [
        _read(_markdown(), "archive/dam.md"),  # another folder
        _read(_markdown(title="The lake of the valley"), "desk/lake.md"),
        _read(_markdown(TEXT.replace("spring", "autumn")), "desk/autumn.md"),
        _read(_word(), "desk/dam (2).docx"),  # the same format: perhaps a later draft
        _read(_markdown(TEXT[:70]), "desk/short.md"),
    ]
    assert list(without_copies([first, *others])) == [first, *others]
    skipped = Skipped("x", "Hidden file.")
    assert list(without_copies([skipped])) == [skipped]


def test_a_folder_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "dam.docx").write_bytes(_word())
    (tmp_path / "dam.md").write_bytes(_markdown())
    items = (_read(path.read_bytes(), str(path)) for path in sorted(tmp_path.iterdir()))
    kinds = [type(one) for one in without_copies(items)]
    assert kinds == [Dossier, Skipped]
