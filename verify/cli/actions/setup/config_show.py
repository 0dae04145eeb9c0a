"""``verify config show``: every setting, its value, and where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from verify.cli.errors import UserError
from verify.cli.output import as_json, terminal_width
from verify.cli.tables import row_lines
from verify.config import SECTIONS, BadConfiguration, Settings, find, load, section, table_of

_DEFAULT = "default"
_HIDDEN = "(set, not shown)"
# User and password of a URL, and the values of its parameters that are keys.
_USER = re.compile(r"(?<=://)[^\s/?#@]*(?:@[^\s/?#@]*)*@")
_KEY = re.compile(
    r"([?&](?:[\w-]{0,40}[_-])?(?:key|apikey|token|secret|password|passwd|pwd|auth|signature)=)[^&#\s]+",
    re.IGNORECASE,
)
# Settings whose default depends on others, and the property that has what is used.
_EFFECTIVE = {"also": "further"}


@dataclass(frozen=True, slots=True)
class ShownSetting:
    """One setting; ``section`` is "" at the top level."""

    section: str
    name: str
    value: Any
    source: str  # "default", or the path of the configuration file

    @property
    def text(self) -> str:
        """The value as TOML has it; a setting without a value is empty."""
        return "" if self.value is None else as_json(self.value, one_line=True).strip()


def render_settings(config: Path | None, format: str) -> str:
    """Return the settings of this folder as text or JSON. Raises ``UserError``."""
    if config is not None and not config.is_file():
        raise UserError(f"No configuration file at {config}. Check the path after --config.")
    try:
        file = config or find(Path.cwd())
        shown = list(_settings(file))
    except BadConfiguration as error:
        raise UserError(str(error)) from error
    if format == "json":
        names = ("section", "name", "value", "source")
        return as_json(
            {
                "file": str(file) if file else None,
                "settings": [{name: getattr(one, name) for name in names} for one in shown],
            }
        )
    return "".join(f"{line}\n" for line in _lines(file, shown))


def _settings(file: Path | None) -> Iterator[ShownSetting]:
    given, loaded = table_of(file) if file else {}, load(file)
    yield from _fields(loaded, given, "", file)
    kinds = section_kinds()
    for name in SECTIONS:
        made: Any = section(loaded, name, kinds[name])
        yield from _fields(made, given.get(name, {}), name, file)


def section_kinds() -> dict[str, type]:
    """Return the dataclasses of the sections."""
    from verify.archive.storage.settings import StorageSettings
    from verify.fetch import FetchSettings
    from verify.fetch.registries.settings import ServicesSettings
    from verify.fetch.site_search.settings import FindSettings
    from verify.fetch.timestamp_settings import TimestampSettings
    from verify.pipeline.cluster.address import ClusterSettings
    from verify.recheck.notify import NotifySettings
    from verify.translate.settings import TranslateSettings

    return {
        "fetch": FetchSettings,
        "find": FindSettings,
        "notify": NotifySettings,
        "services": ServicesSettings,
        "timestamp": TimestampSettings,
        "translate": TranslateSettings,
        "cluster_tls": ClusterSettings,
        "storage": StorageSettings,
    }


def _fields(
    made: Any, given: Mapping[str, Any], section: str, file: Path | None
) -> Iterator[ShownSetting]:
    """Yield the fields of a dataclass of settings; those of one inside it as its section."""
    inner = []
    for field in fields(made):
        value = getattr(made, _EFFECTIVE.get(field.name, field.name))
        if is_dataclass(value):
            inner.append((field.name, value))
        elif not isinstance(made, Settings) or field.name != "tables":
            shown = _plain(value) if field.repr or not value else _HIDDEN
            source = str(file) if field.name in given else _DEFAULT
            yield ShownSetting(section, field.name, shown, source)
    for name, value in inner:
        yield from _fields(value, given.get(name, {}), f"{section}.{name}", file)


def _plain(value: Any) -> Any:
    """Return a value as JSON can have it, without the passwords and keys of its URLs."""
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, str):
        return _KEY.sub(r"\1***", _USER.sub("***@", value))
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, tuple | list) else value


def _lines(file: Path | None, shown: list[ShownSetting]) -> Iterator[str]:
    yield f"Configuration file: {file}" if file else "No configuration file: defaults only."
    width = max(len(one.name) for one in shown)
    section = None
    for one in shown:
        if one.section != section:
            section = one.section
            yield from ("", *([f"[{section}]"] if section else []))
        source = _DEFAULT if one.source == _DEFAULT else Path(one.source).name
        yield from row_lines([one.name, source, one.text], [width, 14], terminal_width())
