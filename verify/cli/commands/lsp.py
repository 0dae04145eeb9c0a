"""``verify lsp``: a language server for editors."""

from __future__ import annotations

from verify.cli.epilog import epilog
from verify.cli.errors import UserError

EPILOG = epilog("verify lsp    started by an editor, which talks to it")


def lsp() -> None:
    """Check articles in an editor while they are written.

    A server of the Language Server Protocol over standard input and output, for Markdown, HTML and
    text. Rules that need sources are left out. Needs the extra “lsp”.
    """
    from verify.cli.lsp.server import make_server

    try:
        server = make_server()
    except ImportError as error:
        raise UserError(
            "verify lsp needs the extra “lsp”: pip install 'verify-citations[lsp]'."
        ) from error
    server.start_io()
