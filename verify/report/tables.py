"""Tables as CSV without formulas: a spreadsheet would execute text that came from a page."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from verify.report.safe_text import SafeTable


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a heading line and the rows; a text that begins a formula gets an apostrophe."""
    out = io.StringIO()
    table = SafeTable(out)
    table.add_row(headings)
    for row in rows:
        table.add_row(row)
    return out.getvalue()
