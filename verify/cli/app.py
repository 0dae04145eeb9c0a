"""The application: one file per command, found by looking into the folder ``commands``.

A file ``name.py`` there is a command when it has a function ``name`` (``rules.py`` has
``def rules(...)``) and a group of commands when it has a ``typer.Typer`` called ``app``
(``flags.py``: ``verify flags show``). A trailing underscore is dropped, a file that begins
with one is no command. Command files import only typer at the top: what they need is
imported inside the function, so that ``verify --help`` stays quick.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import typer
from typer.core import TyperGroup

from verify.cli import commands

_HELP = "Checks the sources and quotations of articles, and keeps the list of what does not hold."


class _Alphabetical(TyperGroup):
    """Groups among the commands: typer by itself lists them behind."""

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted(super().list_commands(ctx))


def build_app() -> typer.Typer:
    """The whole application, with every command of this folder registered."""
    app = typer.Typer(
        name="verify",
        cls=_Alphabetical,
        help=_HELP,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(_version_option)
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
        app.command(shown)(getattr(module, name.rstrip("_")))


def _show_version(asked: bool) -> None:
    if asked:
        from verify import __version__

        print(f"verify {__version__}")
        raise typer.Exit


def _version_option(
    version: bool = typer.Option(
        False, "--version", help="Show the version.", callback=_show_version, is_eager=True
    ),
) -> None:
    """Checks the sources and quotations of articles, and keeps the list of what does not hold."""
