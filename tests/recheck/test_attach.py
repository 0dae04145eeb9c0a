"""A page saved by hand becomes a copy that quotations are held against."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from recheck_kit import ADDRESS, BODY, SAID, html

from verify.archive import Archive
from verify.cli.entry import run_app
from verify.model import Reason, Via
from verify.recheck.attach import HTML, MHTML, PDF, TEXT, NotAttached, SavedFile, kind_of
from verify.recheck.provenance import html_source_url, mhtml_source_url
from verify.store import open_database
from verify.store.sources import sources
from verify.store.sources.source_records import source_record

Out = pytest.CaptureFixture[str]
SAVED = datetime(2026, 2, 3, 4, 5, tzinfo=UTC)

MHTML_FILE = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/bridge\r\n"
    b"Subject: Bridge nears completion\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="----frontier"\r\n\r\n'
    b"------frontier\r\nContent-Type: text/html; charset=windows-1251\r\n"
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"<html><body><h1>=CC=EE=F1=F2</h1><p>" + BODY.encode() + b"</p></body></html>\r\n"
    b"------frontier\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    b"iVBORw0KGgo=\r\n------frontier--\r\n"
)


def saved(name: str, data: bytes) -> SavedFile:
    return SavedFile(ADDRESS, name, data, SAVED, "Ada")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("page.html", b"<p>no frame", HTML),
        ("page", b"\xef\xbb\xbf<!DOCTYPE html><p>x", HTML),
        ("page.txt", b"<html><body>saved with the wrong name", HTML),
        ("page.mhtml", MHTML_FILE, MHTML),
        ("page.eml", MHTML_FILE, MHTML),
        ("page.bin", b"%PDF-1.7 ...", PDF),
        ("page.txt", b"Plain words about html and MIME-Version: 1.0", TEXT),
    ],
)
def test_the_kind_of_a_file_shows_in_its_first_bytes(name: str, data: bytes, kind: str) -> None:
    assert kind_of(saved(name, data)) == kind


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", b"\x89PNG\r\n"),
        ("a.pdf", b"not a PDF"),
        ("a.mhtml", b"nor MHTML"),
        ("a", b"words"),
    ],
)
def test_a_file_of_another_kind_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(NotAttached, match="not an HTML, PDF, MHTML or text"):
        kind_of(saved(name, data))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def attached(folder: Path, name: str, data: bytes) -> int:
    (folder / name).write_bytes(data)
    return run_app(["attach", ADDRESS, name, "--saved", "2026-02-03", "--who", "Ada"])


def test_a_saved_page_is_filed_with_its_provenance(folder: Path, capsys: Out) -> None:
    assert attached(folder, "saved.html", html()) == 0
    assert capsys.readouterr().out.startswith(f"Added a copy of {ADDRESS} (")
    (capture,) = sources.captures(open_database(folder / "citations.db"), ADDRESS)
    assert capture.via is Via.ATTACHED
    assert SAID in capture.page.text
    assert capture.captured_at == datetime(2026, 2, 3, tzinfo=UTC)
    assert capture.warc is not None
    assert capture.offset is not None
    with Archive(folder / "archive") as archive:
        assert archive.read(capture.warc, capture.offset).body == html()
    assert run_app(["archive", "check"]) == 0


def test_the_page_inside_a_single_file_is_read_in_its_own_charset(folder: Path) -> None:
    assert attached(folder, "saved.mhtml", MHTML_FILE) == 0
    (capture,) = sources.captures(open_database(folder / "citations.db"), ADDRESS)
    assert SAID in capture.page.whole_text
    assert "Мост" in [title.value for title in capture.page.titles]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            b"<!DOCTYPE html>\n<!-- saved from url=(0027)https://news.example/bridge -->\n<html>"
            b'<link rel="canonical" href="https://other.example/">',
            "https://news.example/bridge",
        ),
        (
            b"<html><!--\n Page saved with SingleFile \n url: https://news.example/b \n saved date: x"
            b"\n--><p>Words",
            "https://news.example/b",
        ),
        (
            b'<link href="https://news.example/c" rel="shortlink canonical">',
            "https://news.example/c",
        ),
        (b'<meta property="og:url" content="https://news.example/d">', "https://news.example/d"),
        (b"<p>It was saved from url=(0027)https://news.example/bridge", None),
        (b'<link rel="canonical" href="/relative"><p>Words', None),
    ],
)
def test_a_saved_file_says_where_it_comes_from(data: bytes, said: str | None) -> None:
    assert html_source_url(data) == said


def test_a_single_file_says_where_it_comes_from() -> None:
    assert mhtml_source_url(MHTML_FILE) == "https://news.example/bridge"


def test_a_copy_that_names_another_site_is_filed_and_doubted(folder: Path, capsys: Out) -> None:
    link = b'<head><link rel="canonical" href="https://elsewhere.example/x">'
    assert attached(folder, "saved.html", html().replace(b"<head>", link)) == 0
    assert "But the file says that it is https://elsewhere.example/x." in capsys.readouterr().out


def test_a_copy_that_names_its_own_site_is_not_doubted(folder: Path, capsys: Out) -> None:
    link = f'<head><link rel="canonical" href="{ADDRESS}?from=home">'.encode()
    assert attached(folder, "saved.html", html().replace(b"<head>", link)) == 0
    assert "But" not in capsys.readouterr().out


def test_a_text_file_will_do(folder: Path) -> None:
    assert attached(folder, "saved.txt", BODY.encode()) == 0
    (capture,) = sources.captures(open_database(folder / "citations.db"), ADDRESS)
    assert SAID in capture.page.text


def test_a_copy_ends_the_absence_of_its_source(folder: Path) -> None:
    from verify.fetch import absence

    db = open_database(folder / "citations.db")
    sources.save_absence(db, absence(ADDRESS, Reason.BLOCKED), SAVED)
    assert attached(folder, "saved.html", html()) == 0
    assert source_record(db, ADDRESS).absence is None
    assert source_record(db, ADDRESS).capture is not None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"<html><body></body></html>", "contains no text"),
        (b"\x89PNG\r\n\x1a\n", "not an HTML, PDF, MHTML or text"),
        (b"%PDF-1.7 broken", "PDF"),
    ],
)
def test_what_cannot_serve_is_refused_in_a_sentence(
    folder: Path, capsys: Out, data: bytes, said: str
) -> None:
    assert attached(folder, "saved.x", data) == 2
    assert said in capsys.readouterr().err


def test_a_missing_file_and_a_wrong_address_are_sentences(folder: Path, capsys: Out) -> None:
    assert run_app(["attach", ADDRESS, "nothing.html"]) == 2
    (folder / "a.html").write_bytes(html())
    assert run_app(["attach", "not an address", "a.html"]) == 2
    err = capsys.readouterr().err
    assert "could not be read" in err
    assert "is not a URL" in err


def test_the_articles_that_cite_the_page_are_held_against_the_copy(
    folder: Path, capsys: Out
) -> None:
    (folder / "note.md").write_text(
        f"# Works\n\nThe minister said “{SAID.replace('May', 'March')}”.[^1]\n\n"
        f"[^1]: “Bridge nears completion”, Example News, {ADDRESS}\n"
    )
    run_app(["run", "note.md", "--offline", "--quiet"])
    run_app(["flags", "--rule", "quote-altered", "--format", "json"])
    assert "end of March" not in capsys.readouterr().out
    assert attached(folder, "saved.html", html()) == 0
    assert "Checked the article that cites it again" in capsys.readouterr().out
    run_app(["flags", "--rule", "quote-altered", "--format", "json"])
    assert "end of March" in capsys.readouterr().out


ARTICLE = (
    f"# Works on the river\n\nThe minister said “{SAID}”.[^1] The bridge over the northern arm has"
    " been promised to the villages for eleven years, and nobody there believes in dates any more."
    f"\n\n[^1]: “Bridge nears completion”, Example News, {ADDRESS}\n"
)


@pytest.mark.parametrize("name", ["note.md", "copy.html"])
def test_the_citing_article_is_no_copy_of_its_source(folder: Path, name: str, capsys: Out) -> None:
    (folder / "note.md").write_text(ARTICLE)
    run_app(["run", "note.md", "--offline", "--fail-on", "never"])
    paragraphs = "".join(f"<p>{part}</p>" for part in ARTICLE.split("\n\n"))
    (folder / "copy.html").write_text(f"<html><body><article>{paragraphs}</article></body></html>")
    capsys.readouterr()
    assert run_app(["attach", ADDRESS, name]) == 2
    assert "is the article that cites this page (note.md)" in capsys.readouterr().err


def test_a_file_that_shares_nothing_with_the_page_is_doubted(folder: Path, capsys: Out) -> None:
    (folder / "note.md").write_text(ARTICLE)
    run_app(["run", "note.md", "--offline", "--fail-on", "never"])
    (folder / "other.txt").write_text("Melons ripen late in a cold summer, and prices follow them.")
    (folder / "page.html").write_bytes(html())
    capsys.readouterr()
    assert run_app(["attach", ADDRESS, "other.txt"]) == 0
    assert "shares no word with the page’s known title" in capsys.readouterr().out
    assert run_app(["attach", ADDRESS, "page.html"]) == 0
    assert "shares no word" not in capsys.readouterr().out
