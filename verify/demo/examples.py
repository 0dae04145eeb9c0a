"""The folder of the demo's articles and site."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parents[1]
PACKAGED = "_examples"  # where pyproject.toml puts examples/ in the wheel


class NoExamples(Exception):
    """The examples are neither in the package nor next to it: the installation is broken."""


def examples_folder() -> Path:
    """Return the folder with ``articles/``, ``site/`` and ``manifest.toml``.

    It is inside an installed package; in a checkout it is ``examples/``. Raises ``NoExamples``.
    """
    for folder in (PACKAGE / PACKAGED, PACKAGE.parent / "examples"):
        if (folder / "manifest.toml").is_file():
            return folder
    raise NoExamples(
        "The demo's articles are missing from this installation. Install verify again; see README.md."
    )
