"""Checks of the configuration: the same that ``verify run`` and ``verify recheck`` make."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from verify.cli.actions.setup.config_show import section_kinds
from verify.cli.actions.setup.values import Checked, ok, problem
from verify.cli.errors import UserError
from verify.config import BadConfiguration, Settings, find, load, section

# Every extra of pyproject.toml, and the modules that it installs.
EXTRAS = {
    "desk": ("datasette",),
    "browser": ("playwright",),
    "notify": ("apprise",),
    "documents": ("mwparserfromhell", "pylatexenc", "pypdf"),
    "translate": ("fxtranslate",),
    "lsp": ("pygls",),
    "cluster": ("distributed",),
    "timestamp": ("rfc3161_client",),
    "office": ("openpyxl",),
    "s3": ("s3fs",),
}


def installed(extra: str) -> bool:
    """Return whether all modules of an extra can be imported."""
    return all(find_spec(module) for module in EXTRAS[extra])


def check_settings(config: Path | None) -> tuple[Settings | None, tuple[Checked, ...]]:
    """Return the settings, None if the file cannot be read, and what was found."""
    if config is not None and not config.is_file():
        return None, (problem("settings", f"No file at {config}.", "Check --config."),)
    try:
        file = config or find(Path.cwd())
        loaded = load(file)
    except BadConfiguration as error:
        return None, (problem("settings", str(error), "Correct it."),)
    found = (*_wrong(loaded, file), *_missing_extras(loaded))
    text = f"{file} can be used." if file else "No configuration file; the defaults are used."
    return loaded, found or (ok("settings", text),)


def _wrong(settings: Settings, file: Path | None) -> Iterator[Checked]:
    for fault in (*_section_faults(settings), *_run_faults(settings)):
        yield problem("settings", fault, f"Correct {file}.")


def _section_faults(settings: Settings) -> Iterator[str]:
    for name, kind in section_kinds().items():
        try:
            section(settings, name, kind)
        except BadConfiguration as error:
            yield str(error)


def _run_faults(settings: Settings) -> Iterator[str]:
    """Yield why a run with these settings would not begin."""
    from verify.cli.run_settings import check_report_format
    from verify.pipeline.cluster.address import ClusterError, ClusterSettings, check_address
    from verify.rules import UnknownRule, chosen

    for name in settings.formats:
        try:
            check_report_format(name)
        except UserError as error:
            yield f"formats: {error}"
    for key, words in (("select", settings.select), ("ignore", settings.ignore)):
        for word in words:
            try:
                chosen([word])
            except UnknownRule as error:
                yield f"{key}: {error}"
    try:
        if settings.cluster:
            tls = section(settings, "cluster_tls", ClusterSettings)
            check_address(settings.cluster, tls, settings.cluster_insecure)
    except ClusterError as error:
        yield f"cluster: {error}"
    except BadConfiguration:
        return  # told with the sections


def _missing_extras(settings: Settings) -> Iterator[Checked]:
    """Yield what the settings ask for and this installation lacks."""
    fetch, notify, timestamp, storage = (
        settings.tables.get(name, {}) for name in ("fetch", "notify", "timestamp", "storage")
    )
    for extra, setting, wanted in (
        ("cluster", "cluster", settings.cluster),
        ("browser", "[fetch] browser", fetch.get("browser")),
        ("notify", "[notify] urls", notify.get("urls")),
        ("timestamp", "[timestamp] authority", timestamp.get("authority")),
        ("s3", "[storage] url", storage.get("url")),
    ):
        if wanted and not installed(extra):
            text = f"The setting {setting} needs the extra “{extra}”."
            yield problem("settings", text, f"Install it: pip install 'verify-citations[{extra}]'")
