"""Where the demo's articles and its site are kept."""

from __future__ import annotations

from pathlib import Path

import verify

PACKAGED = "_examples"  # where pyproject.toml puts examples/ in the wheel


class NoExamples(Exception):
    """The examples are neither in the package nor beside it: a broken installation."""


def examples() -> Path:
    """The folder with ``articles/``, ``site/`` and ``manifest.toml``.

    In an installed package it is inside the package, in a checkout it is ``examples/``.
    Raises ``NoExamples``.
    """
    package = Path(verify.__file__).parent
    for folder in (package / PACKAGED, package.parent / "examples"):
        if (folder / "manifest.toml").is_file():
            return folder
    raise NoExamples("The demo's articles are missing from this installation: install it again.")
