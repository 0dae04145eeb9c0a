"""What the commands of ``verify translate`` do."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from verify.cli.errors import UserError
from verify.cli.options import now, settings
from verify.cli.output import as_json, check_format

if TYPE_CHECKING:
    from verify.translate.install import Installed
    from verify.translate.settings import TranslateSettings

_LANGUAGE = re.compile("[a-z]{2,3}")
_MEGABYTE = 1_000_000


def install_model(config: Path | None, pair: tuple[str, str], format: str) -> str:
    """Install the model of a pair of languages; return what was installed."""
    from verify.translate.engine import NotTranslated
    from verify.translate.install import install

    check_format(format, ("text", "json"))
    for language in pair:
        if not _LANGUAGE.fullmatch(language):
            raise UserError(f"“{language}” is no language code. Write two letters, such as ru.")
    try:
        found = install(_section(config), *pair, now())
    except NotTranslated as failure:
        raise UserError(str(failure)) from failure
    except OSError as failure:
        raise UserError(f"The model could not be kept: {failure.strerror}.") from failure
    return as_json(asdict(found)) if format == "json" else f"Installed {_line(found)}\n"


def list_models(config: Path | None, format: str) -> str:
    """Return the installed models, one a line or as JSON."""
    from verify.translate.install import installed

    check_format(format, ("text", "json"))
    found = installed(Path(_section(config).folder))
    if format == "json":
        return as_json([asdict(one) for one in found])
    if not found:
        return "No models are installed. Install one: verify translate install ru en\n"
    return "".join(f"{_line(one)}\n" for one in found)


def _section(config: Path | None) -> TranslateSettings:
    from verify.config import section
    from verify.translate.settings import TranslateSettings

    return section(settings(config), "translate", TranslateSettings)


def _line(one: Installed) -> str:
    size = f"{one.bytes / _MEGABYTE:.1f} MB"
    return f"{one.source} to {one.target}: {size}, license {one.license}, from {one.origin}"
