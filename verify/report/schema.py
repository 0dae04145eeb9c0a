"""The JSON Schema of the JSON report, and its documentation page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

_HEAD = """# The JSON report

`verify run --format json` and `verify report --format json` print one object. Its JSON Schema
(draft 2020-12) is `verify/report/report.schema.json`; this page is generated from it. Offsets
count characters of the article's text as read, dates are ISO 8601, and unknown values are `null`.
"""


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the report."""
    text = (files("verify.report") / "report.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def as_markdown() -> str:
    """Return docs/report-schema.md: one table for each kind of object."""
    whole = schema()
    parts = [_HEAD, *_table("report", whole)]
    for name, kind in whole["$defs"].items():
        parts += _table(name, kind)
    return "\n".join(parts) + "\n"


def _table(name: str, kind: dict[str, Any]) -> Iterator[str]:
    yield f"## {name}\n\n{kind['description']}\n"
    yield "| field | type | meaning |\n|---|---|---|"
    for field, value in kind["properties"].items():
        yield f"| `{field}` | {_type(value)} | {value.get('description', '')} |"
    yield ""


def _type(value: dict[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{name})"
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return " \\| ".join(f"`{choice}`" for choice in value["enum"])
    if "anyOf" in value:
        return " or ".join(_type(choice) for choice in value["anyOf"])
    if value["type"] == "array":
        return f"list of {_type(value['items'])}"
    if value["type"] == "object":
        return "{" + ", ".join(f"`{name}`" for name in value["properties"]) + "}"
    kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
    if value.get("format") == "date-time":
        kinds = ["time" if kind == "string" else kind for kind in kinds]
    return " or ".join(kinds)
