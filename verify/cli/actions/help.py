"""The help page of a command that is named in words."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from verify.cli.errors import UserError


def help_page(root: Any, words: Sequence[str]) -> str:
    """Return the page of the command that ``words`` lead to; ``root`` is the program's context.

    Raises ``UserError`` for a command that does not exist.
    """
    context = root
    for word in words:
        context = _child(context, word)
    return str(context.get_help())


def _child(context: Any, word: str) -> Any:
    group = context.command
    command = group.get_command(context, word) if hasattr(group, "get_command") else None
    if command is None:
        near = get_close_matches(word, getattr(group, "commands", {}), 1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise UserError(
            f"{context.command_path} has no command “{word}”.{hint}"
            f" Run `{context.command_path} --help` for the list."
        )
    return command.context_class(
        command, info_name=word, parent=context, **command.context_settings
    )
