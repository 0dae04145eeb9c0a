"""Text, paths and switches of a command line, taken without pydantic.

typer converts every value with a pydantic adapter, and importing pydantic takes as long as reading
a short article. Text and paths need no adapter; for everything else typer's own is used.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

try:
    from typer._coercion import build_runtime_param
    from typer._param_types import coerce_cli_path
    from typer.core import _TyperParameter
except ImportError:  # typer has moved its internals: values are converted as typer does it
    _TyperParameter = None  # type: ignore[assignment, misc]


def use_plain_values() -> None:
    """Let typer ask ``_PlainValue`` for the value of a parameter."""
    if hasattr(_TyperParameter, "get_runtime_param"):
        setattr(_TyperParameter, "get_runtime_param", _runtime_param)  # noqa: B010 - typer has no other way


def _runtime_param(parameter: Any) -> Any:
    if parameter._runtime_param is None:
        parameter._runtime_param = _PlainValue(parameter.type_descriptor)
    return parameter._runtime_param


class _PlainValue:
    """Converts the value of one parameter, as ``typer._coercion.RuntimeParam`` does."""

    def __init__(self, descriptor: Any) -> None:
        self._descriptor = descriptor

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the value for the command's function; typer's adapter takes the rest."""
        several = param.multiple or param.nargs == -1
        if value is None:
            return () if several else None
        kind, info = self._descriptor.annotation, self._descriptor.parameter_info
        plain = info.parser is None
        if kind is bool and isinstance(value, bool):
            return value
        if plain and kind is str and isinstance(value, str):
            return value
        if plain and kind == list[str] and _are_words(value):
            return list(value)
        if plain and kind is Path and isinstance(value, str) and "\0" not in value:
            return Path(str(coerce_cli_path(value, info, path_type=None, param=param, ctx=ctx)))
        return build_runtime_param(self._descriptor).coerce(value, param=param, ctx=ctx)


def _are_words(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
