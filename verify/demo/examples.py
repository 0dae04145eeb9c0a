"""The folder of the demo's articles and site."""

from __future__ import annotations

from pathlib import Path

import verify

PACKAGED = "_examples"  # where pyproject.toml puts examples/ in the wheel


class NoExamples(Exception):
    """The examples are neither in the package nor next to it: the installation is broken."""


def examples_folder() -> Path:
    """Return the folder with ``articles/``, ``site/`` and ``manifest.toml``.

    It is inside an installed package; in a checkout it is ``examples/``. Raises ``NoExamples``.
    """
    package = Path(verify.__file__).parent
    for folder in (package / PACKAGED, package.parent / "examples"):
        if (folder / "manifest.toml").is_file():
            return folder
    raise NoExamples(
        "The demo's articles are missing from this installation. Install verify again; see README.md."
    )
