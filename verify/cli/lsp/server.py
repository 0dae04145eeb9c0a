"""The server: texts in, diagnostics and code actions out."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from verify.cli.lsp.diagnosis import Edit, Problem, problems
from verify.cli.lsp.positions import Positions
from verify.cli.options import now
from verify.model import Severity, Span
from verify.report.wording import capitalized
from verify.version import __version__

if TYPE_CHECKING:  # of the extra “lsp”: imported where they are needed
    from lsprotocol import types
    from pygls.lsp.server import LanguageServer

_PAUSE = 0.3  # seconds without a key before the text is checked
_SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3}  # of the protocol


class _State:
    """What is known of each open text."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[Positions, tuple[Problem, ...]]] = {}
        self.waiting: dict[str, asyncio.Task[None]] = {}


def make_server() -> LanguageServer:
    """Return a server that checks Markdown, HTML and text while they are written.

    Raises ``ImportError`` without the extra “lsp”.
    """
    from lsprotocol import types
    from pygls.lsp.server import LanguageServer

    server = LanguageServer("verify", __version__)
    state = _State()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        _later(server, state, params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        _later(server, state, params.text_document.uri, _PAUSE)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        state.found.pop(uri, None)
        if task := state.waiting.pop(uri, None):
            task.cancel()
        _publish(server, uri, [])

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return _actions(state, params)

    return server


def _later(server: LanguageServer, state: _State, uri: str, pause: float) -> None:
    """Check a text after a pause in which nothing more is typed."""
    if task := state.waiting.pop(uri, None):
        task.cancel()
    state.waiting[uri] = asyncio.ensure_future(_check(server, state, uri, pause))


async def _check(server: LanguageServer, state: _State, uri: str, pause: float) -> None:
    from lsprotocol import types
    from pygls.uris import to_fs_path

    await asyncio.sleep(pause)
    text = server.workspace.get_text_document(uri).source
    path = Path(to_fs_path(uri) or "untitled.md")
    try:
        found = await asyncio.to_thread(problems, text, path, now().date())
    except Exception as error:  # a server that ends takes its messages with it
        message = f"verify could not check {path.name}: {error}"
        server.window_log_message(types.LogMessageParams(types.MessageType.Error, message))
        return
    places = Positions(text)
    state.found[uri] = (places, found)
    _publish(server, uri, [_diagnostic(places, one) for one in found])


def _publish(server: LanguageServer, uri: str, found: list[types.Diagnostic]) -> None:
    from lsprotocol import types

    server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))


def _diagnostic(places: Positions, problem: Problem) -> types.Diagnostic:
    from lsprotocol import types

    finding = problem.finding
    text = capitalized(finding.message)
    if finding.suggestion:
        text += f"\nSuggestion: {finding.suggestion}"
    return types.Diagnostic(
        range=_range(places, problem.span),
        message=text,
        severity=types.DiagnosticSeverity(_SEVERITIES[finding.severity]),
        code=finding.rule,
        source="verify",
    )


def _range(places: Positions, span: Span) -> types.Range:
    from lsprotocol import types

    start, end = places.position(span.start), places.position(span.end)
    return types.Range(types.Position(*start), types.Position(*end))


def _actions(state: _State, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Return the changes that settle the problems in a range of the text."""
    uri = params.text_document.uri
    places, found = state.found.get(uri, (Positions(""), ()))
    wanted = params.range
    return [
        _action(uri, places, edit, _diagnostic(places, problem))
        for problem in found
        if _touches(_range(places, problem.span), wanted)
        for edit in problem.edits
    ]


def _touches(one: types.Range, other: types.Range) -> bool:
    def key(at: types.Position) -> tuple[int, int]:
        return at.line, at.character

    return key(one.start) <= key(other.end) and key(other.start) <= key(one.end)


def _action(
    uri: str, places: Positions, edit: Edit, diagnostic: types.Diagnostic
) -> types.CodeAction:
    from lsprotocol import types

    change = types.TextEdit(_range(places, edit.span), edit.text)
    return types.CodeAction(
        title=edit.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        edit=types.WorkspaceEdit(changes={uri: [change]}),
    )
