"""Files and folders: everything that is not read has a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from verify import files
from verify.model import Article, Skipped
from verify.read import read_bytes


def test_a_folder_is_walked_in_order_and_nothing_is_left_out_in_silence(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("two")
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.html").write_text("three")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".hidden.txt").write_text("no")
    (tmp_path / ".git").mkdir()
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "odd.xyz").write_text("odd")
    found = list(files.read_all([tmp_path]))
    read = [(Path(one[0]).name, one[1]) for one in found if not isinstance(one, Skipped)]
    why = {Path(one.origin).name: one.why for one in found if isinstance(one, Skipped)}
    assert read == [("a.txt", b"one"), ("b.md", b"two"), ("c.html", b"three")]
    assert why == {
        "photo.jpg": "This is an image, not text, HTML or Markdown.",
        ".hidden.txt": "Hidden file.",
        ".git": "Hidden folder.",
        "empty.txt": "The file is empty.",
        "odd.xyz": "Files ending in .xyz are not read as articles. Name the file to read it anyway.",
    }


def test_a_named_file_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "article.draft"
    path.write_text("one")
    assert list(files.read_all([path])) == [(str(path), b"one")]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("sheet.xls", "This is a spreadsheet, not text, HTML or Markdown. Save it as one"),
        ("table.csv", "This is a table, not text, HTML or Markdown. Save it as one"),
        ("drafts.zip", "This is an archive, not text, HTML or Markdown. Unpack it and give"),
        ("photo.png", "This is an image, not text, HTML or Markdown."),
    ],
)
def test_what_a_folder_refuses_is_refused_by_name_with_the_same_answer(
    tmp_path: Path, name: str, why: str
) -> None:
    (tmp_path / name).write_text("A text with “a quotation in it”, said the mayor.")
    [in_folder] = files.read_all([tmp_path])
    [by_name] = files.read_all([tmp_path / name])
    assert in_folder == by_name
    assert isinstance(by_name, Skipped) and by_name.why.startswith(why)


def test_a_missing_path_is_a_sentence(tmp_path: Path) -> None:
    (found,) = files.read_all([tmp_path / "nothing.txt"])
    assert found == Skipped(str(tmp_path / "nothing.txt"), "No such file or folder.")


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    assert len(list(files.read_all([tmp_path / "a.txt", tmp_path]))) == 1


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere")
    found = list(files.read_all([tmp_path]))
    assert [type(one) for one in found].count(tuple) == 1
    assert {Path(one.origin).name for one in found if isinstance(one, Skipped)} == {
        "loop",
        "dead.txt",
    }


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    (found,) = files.read_all([tmp_path])
    assert isinstance(found, Skipped) and found.why == "The folder is empty."


def test_a_file_too_large_is_not_read_whole(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(files, "LARGEST", 10)
    (tmp_path / "a.txt").write_text("x" * 11)
    (found,) = files.read_all([tmp_path])
    assert isinstance(found, Skipped) and "larger" in found.why


def test_a_pattern_that_the_shell_did_not_expand_gets_a_hint(tmp_path: Path) -> None:
    for name in ("bridge.md", "мост.md"):
        (tmp_path / name).write_text("Text.", encoding="utf-8")
    (found,) = files.listing([str(tmp_path / "*.md")])
    assert isinstance(found, Skipped)
    assert found.why == "No such file, but 2 files match this pattern. Remove the quotes around it."
    (missing,) = files.listing([str(tmp_path / "*.html")])
    assert isinstance(missing, Skipped) and "no file matches it as a pattern" in missing.why


def test_a_file_whose_name_looks_like_a_pattern_is_read(tmp_path: Path) -> None:
    odd = tmp_path / "bridge [draft].md"
    odd.write_text("Text.", encoding="utf-8")
    assert files.listing([str(odd)]) == (odd,)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("refs.bib", "A bibliography, not an article. Name the file to check its references."),
        ("refs.ris", "A bibliography, not an article. Name the file to check its references."),
        ("items.json", "Data, not an article. Name the file to check its references."),
    ],
)
def test_a_bibliography_is_read_when_it_is_named(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / name).write_text("@misc{k, title={T}}")
    [in_folder] = files.read_all([tmp_path])
    assert isinstance(in_folder, Skipped) and in_folder.why == why
    [by_name] = files.read_all([tmp_path / name])
    assert by_name == (str(tmp_path / name), b"@misc{k, title={T}}")


def test_lock_files_of_open_documents_are_named(tmp_path: Path) -> None:
    for name in ("~$dam.docx", ".~lock.dam.odt#"):
        (tmp_path / name).write_bytes(b"x")
    found = [one.why for one in files.read_all([tmp_path]) if isinstance(one, Skipped)]
    assert found == [
        "Lock file of a document that is open in LibreOffice.",
        "Lock file of a document that is open in Word.",
    ]


@pytest.mark.parametrize("name", ["a.docx", "a.PDF", "б в.odt", "a.epub"])
def test_a_text_in_a_file_that_is_called_a_document_is_read_and_said_to_be_one(name: str) -> None:
    page = b"<!doctype html><title>Sign in</title><p>Sign in to download this file.</p>"
    for data in (page, "Войдите, чтобы скачать файл.".encode()):
        read = read_bytes(data, name)
        assert isinstance(read, Article)
        [notice] = read.notices
        assert notice.startswith(
            f"The name ends in {Path(name).suffix.lower()}, but the file is not"
        )


@pytest.mark.parametrize("name", ["a.doc", "a.rtf", "notes.docx.txt", "https://a.example/a.pdf"])
def test_a_text_that_may_have_such_a_name_has_no_notice(name: str) -> None:
    read = read_bytes(b"The fair returns to Millbrook on Saturday.", name)
    assert isinstance(read, Article) and not read.notices


@pytest.mark.parametrize("url", ["ftp://a.example/b.txt", "file:///tmp/b.txt"])
def test_a_url_of_another_kind_is_said_to_be_none_that_is_read(url: str) -> None:
    [skipped] = files.read_all([url])
    assert isinstance(skipped, Skipped) and skipped.why.startswith("Only URLs with http://")
