"""Reports written piece by piece."""

from __future__ import annotations

import json
from typing import Any

import pytest

from verify.report.safe_text import json_pieces, safe_json

VALUES: list[Any] = [
    {},
    {"a": []},
    {"a": {}, "b": [1, {"c": [2, "x\ny\u202e"]}]},
    {"a": {"b": {"c": None}}, "ä": [[], [[]]]},
    [],
    "text",
]


def lazily(value: Any) -> Any:
    """The value with iterators in place of the lists of its dictionaries."""
    if isinstance(value, dict):
        return {key: lazily(item) for key, item in value.items()}
    return map(lazily, value) if isinstance(value, list) else value


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_json_in_pieces_is_the_json_of_the_whole(value: Any) -> None:
    assert "".join(json_pieces(lazily(value))) == safe_json(value, indent=2)
    assert "".join(json_pieces(value)) == safe_json(value, indent=2)


def test_no_piece_has_two_items_of_an_iterator() -> None:
    pieces = list(json_pieces({"items": ({"text": "x" * 100} for _ in range(50))}))
    assert max(map(len, pieces)) < 120
    assert len(json.loads("".join(pieces))["items"]) == 50
