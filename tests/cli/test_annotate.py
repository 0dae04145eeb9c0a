"""``verify annotate`` and the way back: resolved, dismissed, noted, in conflict."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from docx_kit import Parts, docx, fn, note, p, r
from read.documents.test_odt import odt

from verify.cli.entry import run_app

Out = pytest.CaptureFixture[str]
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'

ARTICLE = docx(
    p(r("The dam of the valley"), props='<w:pStyle w:val="Title"/>')
    + p(r("The mayor said: “We opened the dam in spring and the valley was flooded.”"), fn("2"))
    + p(r("It was closed on 31 February 2024 and the lake on 32 March 2024."), fn("3")),
    Parts(
        footnotes={
            "2": note("“The dam is open”, Courier,, (Date of Accession: 12.03.2024)."),
            "3": note("“The dam is closed”, Courier, https://courier..example/x, 2024."),
        },
        styles='<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>',
    ),
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dam.docx").write_bytes(ARTICLE)
    run_app(["run", "--offline", "dam.docx"])
    capsys.readouterr()
    return tmp_path


def _flags(capsys: Out, status: str = "all") -> dict[str, dict[str, object]]:
    import json

    capsys.readouterr()
    run_app(["flags", "--status", status, "--format", "json"])
    return {row["rule"]: row for row in json.loads(capsys.readouterr().out)}


def _answer(path: Path, words: str, answer: str | None, author: str = "Ada") -> None:
    """Resolve the comment with these words (None), or answer it, as Word does."""
    with zipfile.ZipFile(path) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    comments = files["word/comments.xml"].decode()
    one = next(c for c in re.findall(r"<w:comment .*?</w:comment>", comments) if words in c)
    key = re.findall(r'w14:paraId="(\w+)"', one)[-1]
    extended = files["word/commentsExtended.xml"].decode()
    if answer is None:
        extended = extended.replace(
            f'w15:paraId="{key}" w15:done="0"', f'w15:paraId="{key}" w15:done="1"'
        )
    else:
        number = 100 + comments.count("<w:comment ")
        reply = (
            f'<w:comment {W14} w:id="{number}" w:author="{author}"><w:p w14:paraId="{number:08X}">'
            f"{r(answer)}</w:p></w:comment></w:comments>"
        )
        comments = comments.replace("</w:comments>", reply)
        state = f'<w15:commentEx w15:paraId="{number:08X}" w15:paraIdParent="{key}" w15:done="0"/>'
        extended = extended.replace("</w15:commentsEx>", f"{state}</w15:commentsEx>")
    files["word/comments.xml"] = comments.encode()
    files["word/commentsExtended.xml"] = extended.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    path.write_bytes(out.getvalue())


def test_reports_name_paragraph_and_note(desk: Path, capsys: Out) -> None:
    run_app(["report"])
    said = capsys.readouterr().out
    assert "note 1  " in said and "paragraph 3  " in said


def test_the_round_trip(desk: Path, capsys: Out) -> None:
    assert run_app(["annotate", "dam.docx"]) == 0
    assert "dam.annotated.docx" in capsys.readouterr().out
    copy = desk / "dam.annotated.docx"
    before = _flags(capsys)
    assert {"impossible-date", "url-missing", "url-malformed"} <= set(before)
    _answer(copy, "URL missing", None)
    _answer(copy, "Malformed URL", "Dismiss: it is a test page")
    _answer(copy, "does not exist", "I will ask the mayor.", "Ben")
    assert run_app(["flags", "import", str(copy), "--who", "Cleo"]) == 0
    said = capsys.readouterr().out
    assert "added 2 decisions and 1 note" in said
    after = _flags(capsys)
    assert after["url-missing"]["status"] == "fixed"
    assert after["url-malformed"]["status"] == "dismissed"
    assert after["impossible-date"]["status"] == "open"
    run_app(["flags", "show", str(after["url-malformed"]["id"])])
    said = capsys.readouterr().out
    assert "Ada" in said and "it is a test page" in said
    run_app(["flags", "show", str(after["impossible-date"]["id"])])
    assert "I will ask the mayor." in capsys.readouterr().out
    assert run_app(["flags", "import", str(copy), "--who", "Cleo"]) == 0
    assert "added 0 decisions and 0 notes; 3 were unchanged" in capsys.readouterr().out


def test_the_round_trip_is_reported_as_json(desk: Path, capsys: Out) -> None:
    assert run_app(["annotate", "dam.docx", "--format", "json"]) == 0
    written = json.loads(capsys.readouterr().out)
    assert written["file"] == "dam.annotated.docx" and written["comments"] >= 3
    _answer(desk / written["file"], "URL missing", None)
    assert run_app(["flags", "import", written["file"], "--format", "json"]) == 0
    done = json.loads(capsys.readouterr().out)
    assert (done["added"], done["conflicts"], done["skipped"]) == (1, [], [])


def test_a_conflict_is_named_and_not_applied(desk: Path, capsys: Out) -> None:
    run_app(["annotate", "dam.docx"])
    number = str(_flags(capsys)["url-missing"]["id"])
    run_app(["flags", "decide", number, "--dismiss", "house style", "--who", "Ben"])
    _answer(desk / "dam.annotated.docx", "URL missing", None)
    capsys.readouterr()
    assert run_app(["flags", "import", "dam.annotated.docx"]) == 0
    said = capsys.readouterr().out
    assert "Conflict, not applied" in said and "Ben" in said and "dismissed" in said
    assert _flags(capsys)["url-missing"]["status"] == "dismissed"


def test_a_copy_that_came_back_is_the_same_article(desk: Path, capsys: Out) -> None:
    run_app(["annotate", "dam.docx"])
    number = str(_flags(capsys)["url-missing"]["id"])
    run_app(["flags", "decide", number, "--dismiss", "house style"])
    _answer(desk / "dam.annotated.docx", "does not exist", "I will ask.")
    capsys.readouterr()
    assert run_app(["annotate", "dam.annotated.docx", "--offline"]) == 0
    with zipfile.ZipFile(desk / "dam.annotated.docx") as opened:
        comments = opened.read("word/comments.xml").decode()
    assert "URL missing" not in comments  # dismissed, so its comment is gone
    assert "I will ask." in comments and "does not exist" in comments
    run_app(["run", "--offline", "."])
    assert "Copy of dam.docx with comments" in capsys.readouterr().out


def test_a_run_writes_the_copy_beside_its_report(desk: Path, capsys: Out) -> None:
    run_app(["run", "--offline", "--annotate", "dam.docx"])
    assert "Annotated copy: reports/dam.annotated.docx" in capsys.readouterr().err
    assert (desk / "reports" / "dam.annotated.docx").is_file()


def test_what_cannot_be_annotated_is_said(desk: Path, capsys: Out) -> None:
    (desk / "dam.bib").write_text("@misc{dam, title={The dam of the valley}, year={2019}}")
    assert run_app(["annotate", "dam.bib", "--offline"]) == 2
    assert "format bibtex cannot be given comments" in capsys.readouterr().err
    assert run_app(["annotate", "nothing.docx"]) == 2
    assert "could not be read" in capsys.readouterr().err
    (desk / "other.docx").write_bytes(docx(p(r("No comments."))))
    assert run_app(["flags", "import", "other.docx"]) == 2
    assert "no comments of verify" in capsys.readouterr().err


def test_a_markdown_copy_and_a_patch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "# The dam\n\nIt was a wоrld of its own, she said in the valley.\n"
    (tmp_path / "dam.md").write_text(text, encoding="utf-8")
    assert run_app(["annotate", "dam.md", "--offline"]) == 0
    copy = (tmp_path / "dam.annotated.md").read_text("utf-8")
    assert "{==wоrld==}{>>" in copy and "dismiss:" not in copy
    capsys.readouterr()
    assert run_app(["annotate", "dam.md", "--offline", "--patch", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said == {"file": "dam.md.patch", "changes": 1, "left_out": 0}
    assert "+It was a world of" in (tmp_path / "dam.md.patch").read_text("utf-8")
    assert (tmp_path / "dam.md").read_text("utf-8") == text  # never applied unasked
    assert run_app(["annotate", "dam.annotated.md", "--offline"]) != 0
    assert "is a copy with comments" in capsys.readouterr().err


def test_a_patch_applies_from_where_the_user_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    folder = tmp_path / "my articles"
    folder.mkdir()
    file = folder / "dam.md"
    file.write_text("# The dam\n\nIt was a wоrld of its own, she said.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run_app(["annotate", str(file), "--offline", "--patch"]) == 0
    assert "Apply it with: patch -p0 < " in capsys.readouterr().out
    head = (folder / "dam.md.patch").read_text("utf-8").splitlines()[:2]
    assert head == ["--- my articles/dam.md\t", "+++ my articles/dam.md\t"]
    monkeypatch.chdir(tmp_path / "my articles")
    (tmp_path / "other.md").write_text(file.read_text("utf-8"), encoding="utf-8")
    assert run_app(["annotate", "../other.md", "--offline", "--patch"]) == 0
    assert "Apply it with: patch ../other.md < ../other.md.patch" in capsys.readouterr().out


def test_no_patch_is_written_without_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dam.md").write_text("# The dam\n\nIt was a world of its own.\n", encoding="utf-8")
    patch = ["annotate", "dam.md", "--offline", "--patch"]
    assert run_app(patch) == 0
    told = capsys.readouterr()
    assert told.out.endswith("No suggestion can be applied without judgment.\n")
    assert not (tmp_path / "dam.md.patch").exists()
    (tmp_path / "dam.md.patch").write_text("--- old\n")
    assert run_app([*patch, "--format", "json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == {"file": None, "changes": 0, "left_out": 0}
    assert "dam.md.patch is from an earlier run and may no longer apply" in told.err


def test_a_patch_of_a_word_document_is_refused_in_words(desk: Path, capsys: Out) -> None:
    assert run_app(["annotate", "dam.docx", "--patch"]) != 0
    assert "without --patch" in capsys.readouterr().err


@pytest.mark.parametrize(
    "case",
    [
        ("dam.docx", b"The dam\n\nIt broke in 2019.\n", "plain text, but its name ends in .docx"),
        ("dam.PDF", b"The dam\n\nIt broke in 2019.\n", "Rename it to dam.txt"),
        ("dam.odt", b"<html><body><h1>The dam</h1><p>It broke.</p></body></html>", "to dam.html"),
        ("dam.txt", ARTICLE, "a Word document, but its name ends in .txt. Rename it to dam.docx"),
    ],
)
def test_a_file_that_is_named_like_another_kind_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out, case: tuple[str, bytes, str]
) -> None:
    name, content, reason = case
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(content)
    assert run_app(["annotate", name, "--offline"]) == 2
    assert reason in capsys.readouterr().err
    assert not list(tmp_path.glob("dam.annotated.*"))


def test_a_bibliography_has_no_patch(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "dam.bib").write_text("@misc{dam, title={The dam of the valley}, year={2019}}")
    db = str(tmp_path / "c.db")
    assert run_app(["annotate", str(tmp_path / "dam.bib"), "--patch", "--offline", "--db", db]) == 2
    told = capsys.readouterr().err
    assert "not for bibtex." in told and "--patch" not in told


def test_the_round_trip_of_an_opendocument_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "It was a wоrld of its own on 31 February 2024, said she, and the lake was full."
    (tmp_path / "dam.odt").write_bytes(odt(f"<text:h>The dam</text:h><text:p>{text}</text:p>"))
    assert run_app(["annotate", "dam.odt", "--offline"]) == 0
    copy = tmp_path / "dam.annotated.odt"
    with zipfile.ZipFile(copy) as opened:
        content = opened.read("content.xml").decode()
    found = re.findall(r"<office:annotation .*?</office:annotation>", content)
    resolved = next(one for one in found if "look-alike" in one)
    changed = content.replace(resolved, resolved.replace('="false"', '="true"'))
    with zipfile.ZipFile(copy, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        made.writestr("content.xml", changed)
    assert run_app(["flags", "import", "dam.annotated.odt", "--who", "Cleo"]) == 0
    assert "added 1 decision" in capsys.readouterr().out
    assert _flags(capsys)["mixed-script-word"]["status"] == "fixed"
