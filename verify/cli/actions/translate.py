"""What the commands of ``verify translate`` do."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from verify.cli.errors import UserError, system_reason
from verify.cli.options import now, refuse_offline, settings
from verify.cli.output import as_json, check_format

if TYPE_CHECKING:
    from verify.config import Settings
    from verify.translate.install import Installed, Route
    from verify.translate.settings import TranslateSettings

_LANGUAGE = re.compile("[a-z]{2,3}")
_MEGABYTE = 1_000_000


def install_model(config: Path | None, pair: tuple[str, str], format: str) -> str:
    """Install the model of a pair of languages; return what was installed."""
    from verify.translate.engine import NotTranslated
    from verify.translate.install import install

    check_format(format, ("text", "json"))
    source, target = (_language(given) for given in pair)
    if source == target:
        raise UserError(f"A model translates between two languages, not from {source} to {target}.")
    chosen = settings(config)
    refuse_offline(chosen, "installing a model sends requests")
    section, route = _section(chosen), _route(chosen)
    try:
        found = install(section, (source, target), now(), route)
    except NotTranslated as failure:
        raise UserError(str(failure)) from failure
    except OSError as failure:
        why = system_reason(failure)
        raise UserError(f"The model could not be kept in {section.folder}: {why}.") from failure
    return as_json(asdict(found)) if format == "json" else f"Installed {_line(found)}\n"


def list_models(config: Path | None, format: str) -> str:
    """Return the installed models, one a line or as JSON."""
    from verify.translate.install import installed

    check_format(format, ("text", "json"))
    found = installed(Path(_section(settings(config)).folder))
    if format == "json":
        return as_json([asdict(one) for one in found])
    if not found:
        return "No models are installed. Install one: verify translate install ru en\n"
    return "".join(f"{_line(one)}\n" for one in found)


def _language(given: str) -> str:
    """Return a language code in lower case. Raises ``UserError``."""
    if not _LANGUAGE.fullmatch(given.lower()):
        raise UserError(f"“{given}” is not a language code. Write two letters, such as ru.")
    return given.lower()


def _section(chosen: Settings) -> TranslateSettings:
    """Return the section ``[translate]``. Raises ``UserError``."""
    from verify.config import BadConfiguration, section
    from verify.translate.settings import TranslateSettings

    try:
        return section(chosen, "translate", TranslateSettings)
    except BadConfiguration as error:
        raise UserError(str(error)) from error


def _route(chosen: Settings) -> Route:
    """Return the proxy and the certificates of ``[fetch]``. Raises ``UserError``."""
    from verify.config import BadConfiguration, section
    from verify.fetch import FetchSettings
    from verify.translate.install import Route

    try:
        fetch = section(chosen, "fetch", FetchSettings)
    except BadConfiguration as error:
        raise UserError(str(error)) from error
    return Route(fetch.proxy, fetch.ca_file, _section(chosen).within)


def _line(one: Installed) -> str:
    size = f"{one.bytes / _MEGABYTE:.1f} MB"
    return f"{one.source} to {one.target}: {size}, license {one.license}, from {one.origin}"
