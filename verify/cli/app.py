"""The application: one file per command, found in the folder ``commands``.

A file ``name.py`` there is a command if it has a function ``name`` (``rules.py`` has
``def rules(...)``) and a group of commands if it has a ``typer.Typer`` called ``app``
(``flags.py``: ``verify flags show``). Its ``EPILOG`` ends its help page. A trailing
underscore is dropped; a file that begins with an underscore is not a command. Command files
import only typer and ``verify.cli`` at the top: what they need is imported inside the
function, so that ``verify --help`` stays quick.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import typer
from typer.core import TyperGroup

from verify.cli import commands
from verify.cli.epilog import epilog

_HELP = "Check the sources and quotations of articles, and keep a list of what to correct."
_EPILOG = epilog(
    "verify demo                try it on a made-up newsroom",
    "verify run article.html    check an article against its sources",
    "verify review              review its flags one by one",
    "verify help run            explain a command",
    found="flags or changes found",
)


class SortedGroup(TyperGroup):
    """A group that lists commands and groups together by name; typer puts groups last."""

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted(super().list_commands(ctx))


def build_app() -> typer.Typer:
    """Return the whole application, with every command of the folder registered."""
    app = typer.Typer(
        name="verify",
        cls=SortedGroup,
        help=_HELP,
        epilog=_EPILOG,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root_options)
    for entry in iter_modules(commands.__path__):
        if not entry.name.startswith("_"):
            _register(app, entry.name)
    return app


def _register(app: typer.Typer, name: str) -> None:
    module = import_module(f"{commands.__name__}.{name}")
    shown = name.rstrip("_").replace("_", "-")
    group = getattr(module, "app", None)
    if isinstance(group, typer.Typer):
        app.add_typer(group, name=shown)
    else:
        app.command(shown, epilog=module.EPILOG)(getattr(module, name.rstrip("_")))


def _print_version(wanted: bool) -> None:
    if wanted:
        from verify.version import __version__

        print(f"verify {__version__}")
        raise typer.Exit


def _root_options(
    version: bool = typer.Option(
        False, "--version", help="Show the version.", callback=_print_version, is_eager=True
    ),
) -> None:
    """Check the sources and quotations of articles, and keep a list of what to correct."""
