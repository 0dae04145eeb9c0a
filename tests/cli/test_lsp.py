"""``verify lsp``, spoken to by a client over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the extra “lsp” is not installed")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from verify.cli.entry import run_app
from verify.cli.lsp.diagnosis import problems
from verify.cli.lsp.positions import Positions

ARTICLE = """# 😀 The dam of the valley

The mayor said that it was open.[^1] He left.

[^1]: “The 😀 dam is open”, Courier,, (Date of Accession: 12.03.2024).
"""
TODAY = date(2026, 1, 1)


def applied(text: str, edit: Any) -> str:
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


@pytest.mark.parametrize(
    ("offset", "position"), [(0, (0, 0)), (2, (0, 2)), (3, (0, 4)), (4, (1, 0)), (99, (1, 1))]
)
def test_positions_count_utf_16_units(offset: int, position: tuple[int, int]) -> None:
    assert Positions("ab😀\nc").position(offset) == position


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_ignoring_a_problem_in_markdown_settles_it(tmp_path: Path, end: str) -> None:
    text = ARTICLE.replace("\n", end)
    [found] = [
        p for p in problems(text, tmp_path / "a.md", TODAY) if p.finding.rule == "url-missing"
    ]
    assert text[found.span.start : found.span.end].startswith("Courier,,")
    [edit] = [edit for edit in found.edits if edit.title.startswith("Ignore")]
    left = problems(applied(text, edit), tmp_path / "a.md", TODAY)
    assert "url-missing" not in {one.finding.rule for one in left}
    assert "unused-ignore" not in {one.finding.rule for one in left}


def test_problems_of_html_are_at_their_place_in_the_source(tmp_path: Path) -> None:
    text = (
        "<html><body><article><h1>Water</h1><p>The canal was opened in May<sup>1</sup>, and nobody"
        " knew why &amp; how.</p><ol><li>“Canal <b>opened</b>”, Courier,, (Date of Accession:"
        " 12.03.2024).</li></ol></article></body></html>"
    )
    [found] = [
        p for p in problems(text, tmp_path / "a.html", TODAY) if p.finding.rule == "url-missing"
    ]
    assert text[found.span.start :].startswith("Courier,,")
    left = problems(applied(text, found.edits[-1]), tmp_path / "a.html", TODAY)
    assert "url-missing" not in {one.finding.rule for one in left}


def test_a_certain_suggestion_is_a_change(tmp_path: Path) -> None:
    text = ARTICLE.replace("mayor", "m\u0430yor")  # a Cyrillic letter
    [found] = [p for p in problems(text, tmp_path / "a.md", TODAY) if "script" in p.finding.rule]
    assert found.edits[0].title == "Replace with “mayor”"
    assert applied(text, found.edits[0]) == ARTICLE


def test_settings_and_excluded_files_count(tmp_path: Path) -> None:
    assert problems(ARTICLE, tmp_path / "a.md", TODAY)
    (tmp_path / "verify.toml").write_text('ignore = ["U"]\nexclude = ["b.md"]\n')
    rules = {p.finding.rule for p in problems(ARTICLE, tmp_path / "a.md", TODAY)}
    assert "url-missing" not in rules
    assert problems(ARTICLE, tmp_path / "b.md", TODAY) == ()
    assert problems("  \n", tmp_path / "a.md", TODAY) == ()


def test_without_the_extra_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    assert run_app(["lsp"]) == 2
    assert "pip install 'verify-citations[lsp]'" in capsys.readouterr().err


class Editor(LanguageClient):
    """A client that keeps the newest diagnostics of each text."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.news: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.told: list[str] = []
        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(
            lambda params: self.news.put_nowait(params)
        )
        self.feature(types.WINDOW_LOG_MESSAGE)(lambda params: self.told.append(params.message))

    async def diagnostics(self) -> list[types.Diagnostic]:
        return list((await asyncio.wait_for(self.news.get(), 60)).diagnostics)


def in_editor(folder: Path, script: Callable[[Editor], Coroutine[Any, Any, None]]) -> None:
    async def session() -> None:
        editor = Editor()
        await editor.start_io(sys.executable, "-m", "verify", "lsp", cwd=folder)
        options = types.InitializeParams(types.ClientCapabilities(), root_uri=folder.as_uri())
        await asyncio.wait_for(editor.initialize_async(options), 60)
        editor.initialized(types.InitializedParams())
        await script(editor)
        await asyncio.wait_for(editor.shutdown_async(None), 60)
        editor.exit(None)
        await editor.stop()

    asyncio.run(session())


@pytest.mark.slow
def test_an_editor_gets_diagnostics_and_actions_while_the_text_changes(tmp_path: Path) -> None:
    uri = (tmp_path / "a.md").as_uri()  # never saved

    async def script(editor: Editor) -> None:
        item = types.TextDocumentItem(uri, types.LanguageKind.Markdown, 1, ARTICLE)
        editor.text_document_did_open(types.DidOpenTextDocumentParams(item))
        found = [d for d in await editor.diagnostics() if d.code == "url-missing"]
        [problem] = found
        assert (problem.range.start.line, problem.source) == (4, "verify")
        line = ARTICLE.splitlines()[4].encode("utf-16-le")
        start, end = problem.range.start.character, problem.range.end.character
        assert line[2 * start : 2 * end].decode("utf-16-le").startswith("Courier,,")
        context = types.CodeActionContext([problem])
        where = types.CodeActionParams(types.TextDocumentIdentifier(uri), problem.range, context)
        actions = await editor.text_document_code_action_async(where)
        assert actions and actions[-1].title == "Ignore url-missing here"
        [edit] = actions[-1].edit.changes[uri]
        change = types.TextDocumentContentChangePartial(edit.range, edit.new_text)
        versioned = types.VersionedTextDocumentIdentifier(2, uri)
        editor.text_document_did_change(types.DidChangeTextDocumentParams(versioned, [change]))
        assert "url-missing" not in {d.code for d in await editor.diagnostics()}
        closed = types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
        editor.text_document_did_close(closed)
        assert await editor.diagnostics() == []

    in_editor(tmp_path, script)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_configuration_that_cannot_be_used_is_a_message_and_not_the_end(tmp_path: Path) -> None:
    (tmp_path / "verify.toml").write_text("fial_on = 1")
    uri = (tmp_path / "a.md").as_uri()

    async def script(editor: Editor) -> None:
        item = types.TextDocumentItem(uri, types.LanguageKind.Markdown, 1, ARTICLE)
        editor.text_document_did_open(types.DidOpenTextDocumentParams(item))
        for _ in range(300):
            if editor.told:
                break
            await asyncio.sleep(0.1)
        assert "Did you mean “fail_on”?" in editor.told[0]
        (tmp_path / "verify.toml").write_text("")
        versioned = types.VersionedTextDocumentIdentifier(2, uri)
        change = types.TextDocumentContentChangeWholeDocument(ARTICLE)
        editor.text_document_did_change(types.DidChangeTextDocumentParams(versioned, [change]))
        assert await editor.diagnostics()

    in_editor(tmp_path, script)
