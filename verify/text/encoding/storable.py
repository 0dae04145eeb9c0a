"""Text from outside made storable: half a character becomes U+FFFD.

JSON can say half of a surrogate pair (``"Bridge \\ud800"``, what is left of an emoji that was cut
off); UTF-8 cannot, so neither the database nor a report can hold it. Each half is replaced by
one character, so that every ``Span`` still fits.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

Value = TypeVar("Value")

_HALF = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# JSON's own way of writing a half; a text without it needs no second look.
_ESCAPED_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def storable(text: str) -> str:
    """Return the text with every lone surrogate replaced: ``"a\\ud800"`` becomes ``"a\\ufffd"``."""
    return text if text.isascii() else _HALF.sub(_REPLACEMENT, text)


def storable_value(value: Value) -> tuple[Value, int]:
    """Return a noun with all its texts storable, and how many characters were replaced.

    Nouns, tuples, lists and mappings are followed to any depth that ``model`` has.
    """
    halves = _count(value)
    return (cast(Value, _replaced(value)), halves) if halves else (value, 0)


def read_json(data: str | bytes, *, strict: bool = True) -> Any:
    """Return the value of a JSON text from outside, its texts storable.

    ``strict`` as in ``json.loads``. Raises ``ValueError`` and nothing else: also for
    100,000 opening brackets, and for bytes that are no text.
    """
    try:
        text = data if isinstance(data, str) else data.decode(json.detect_encoding(data))
        value = json.loads(text.removeprefix("\ufeff"), strict=strict)
        return _replaced(value) if _ESCAPED_HALF.search(text) or _HALF.search(text) else value
    except RecursionError:
        raise ValueError("the JSON is nested too deeply") from None


def _count(value: Any) -> int:
    if isinstance(value, str):
        return 0 if value.isascii() else len(_HALF.findall(value))
    return sum(map(_count, _parts(value)))


def _parts(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return [*value.keys(), *value.values()]
    if isinstance(value, tuple | list):
        return list(value)
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name) for field in fields(value)]
    return []


def _replaced(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value) if type(value) is str else value  # not the members of an enum
    if isinstance(value, Mapping):
        return {_replaced(key): _replaced(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(map(_replaced, value))
    if is_dataclass(value) and not isinstance(value, type):
        texts = {field.name: _replaced(getattr(value, field.name)) for field in fields(value)}
        return replace(value, **texts)
    return value
