"""``sqlite_utils.Database``, imported without numpy.

Where numpy is installed, sqlite_utils loads it to know the types of its cells, of which there are none
here: 0.1 s of a start and 10 MB. Later imports of numpy are not affected.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any, cast


def _import_without_numpy() -> None:
    modules = cast(dict[str, Any], sys.modules)
    if "numpy" in modules or "sqlite_utils" in modules:
        return
    modules["numpy"] = None  # as the import system's documentation says: the import fails
    try:
        import_module("sqlite_utils")
    finally:
        del modules["numpy"]


_import_without_numpy()

from sqlite_utils import Database  # noqa: E402

__all__ = ["Database"]
