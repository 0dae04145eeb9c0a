"""Conversion of the dataclasses in ``model`` to JSON and back, guided by their field types.

``load(dump(value), type(value)) == value`` for every dataclass; a property test checks this.
Fields with their default value are omitted. This keeps rows readable, and old rows still
load after a field is added.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def dump(value: Any) -> str:
    """Return a dataclass instance (or a tuple of them) as one line of JSON."""
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def load(text: str, kind: type[T]) -> T:
    """Return the value that ``dump`` wrote. ``kind`` is its type, e.g. ``tuple[Skipped, ...]``.

    Raises ``ValueError`` or ``TypeError`` if the JSON does not match the type.
    """
    return cast(T, from_plain(json.loads(text), kind))


def to_plain(value: Any) -> Any:
    """Return a dataclass instance as dicts, lists, strings and numbers."""
    if is_dataclass(value):
        shown = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: to_plain(v) for f, v in shown if not _is_default(f, v)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):  # datetime too
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [to_plain(item) for item in value]
    return value


def _is_default(field: Field[Any], value: Any) -> bool:
    if field.default is not MISSING:
        return bool(type(value) is type(field.default) and value == field.default)
    return field.default_factory is not MISSING and not value


def from_plain(data: Any, kind: Any) -> Any:
    """Return the value of type ``kind`` that ``to_plain`` converted to ``data``."""
    if data is None:
        return None
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return from_plain(data, next(a for a in get_args(kind) if a is not NoneType))
    if origin is tuple:
        return _build_tuple(data, get_args(kind))
    if origin is not None and issubclass(origin, Mapping):
        key, item = get_args(kind)
        return {key(k): from_plain(v, item) for k, v in data.items()}
    return _build_one(data, kind)


def _build_tuple(data: Any, kinds: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(from_plain(item, kinds[0]) for item in data)
    return tuple(from_plain(item, kind) for item, kind in zip(data, kinds, strict=True))


def _build_one(data: Any, kind: Any) -> Any:
    if is_dataclass(kind):
        hints = _hints(cast(type, kind))
        return kind(
            **{name: from_plain(v, hints[name]) for name, v in data.items() if name in hints}
        )  # type: ignore[operator]
    if kind in (date, datetime):
        return kind.fromisoformat(data)
    return kind(data) if isinstance(kind, type) and issubclass(kind, Enum) else data


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
