"""Two files of one article in a folder are checked once, and the second is said."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from docx_kit import Parts, docx, fn, note, p, r

from verify.config import Settings
from verify.model import Dossier, RunReport, Skipped
from verify.pipeline.documents.copies import with_named_drafts, without_copies, without_drafts
from verify.pipeline.read import dossier_of
from verify.pipeline.run import run

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


def test_a_later_draft_in_the_same_format_is_checked_and_named_once() -> None:
    first, draft = _read(_word(), "desk/dam.docx"), _read(_word(), "desk/dam (2).docx")
    other = _read(_word(TEXT.replace("spring", "autumn")), "desk/autumn.docx")
    found = list(with_named_drafts([first, draft, other]))
    assert found[0] is first and found[2] is other
    assert isinstance(found[1], Dossier) and without_drafts([first, draft, other]) == [first, other]
    assert found[1].article.notices == (
        "The same article as dam.docx. Rules that compare articles leave it out.",
    )


def test_rules_that_compare_articles_leave_a_later_draft_out(tmp_path: Path) -> None:
    quoted = (
        "{0}\n\nThe dam above the valley broke in the spring of last year, and the whole of the lower"
        " town was under water for a week before anybody came to help. Mayor Ada Example said: “The"
        " dam was old and {1} knew it for many years in the council.”[1]\n\n[1] Ada Example,"
        " “Letter”, Press, 2 May 2019.\n"
    )
    names = {"a.txt": "everybody", "a-v2.txt": "nobody in the town"}
    for name, word in names.items():
        (tmp_path / name).write_text(quoted.format("The dam of the valley", word), "utf-8")
    report = _run(tmp_path)
    rules = {flag.finding.rule for article in report.articles for flag in article.flags}
    assert "quotation-differs-across-articles" not in rules and len(report.articles) == 2
    (tmp_path / "a-v2.txt").unlink()
    other = quoted.format("The council of the valley", names["a-v2.txt"])
    (tmp_path / "b.txt").write_text(other, "utf-8")
    report = _run(tmp_path)
    rules = {flag.finding.rule for article in report.articles for flag in article.flags}
    assert "quotation-differs-across-articles" in rules


def _run(folder: Path) -> RunReport:
    settings = Settings(
        db=folder / "c.db", archive=folder / "archive", reports=folder / "reports", offline=True
    )
    return run([str(folder)], settings, datetime(2026, 1, 1, tzinfo=UTC))
