"""Build hook: the package's TOML tables as JSON, which a start reads ten times faster."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TableBuildHook(BuildHookInterface):
    """Write the tables before the package is built or installed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files and add them to what is built: git ignores them."""
        package = Path(self.root, "verify")
        tables = runpy.run_path(str(package / "toml_tables.py"))
        for written in tables["compile_tables"](package):
            build_data["artifacts"].append(f"/{written.relative_to(self.root).as_posix()}")
