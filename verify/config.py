"""``verify.toml`` or ``[tool.verify]`` of ``pyproject.toml`` → ``Settings``.

Every setting of the example (docs/verify.example.toml) is a field here or in the dataclass of
its section; an unknown key is an error that suggests the nearest one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from verify.text.ignore_patterns import BadPattern, compiled, names_files, rooted

T = TypeVar("T")
FILE = "verify.toml"
FAIL_ON = ("error", "warning", "info", "never")


class BadConfiguration(Exception):
    """The configuration cannot be used. The text is the message to show."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run. ``load`` resolves relative paths from the file's folder.

    ``tables`` has the sections that belong to one package (``[fetch]``), as read:
    ``section(settings, "fetch", FetchSettings)`` turns one into that package's settings.
    """

    db: Path = Path("citations.db")
    reports: Path = Path("reports")
    archive: Path = Path("archive")
    formats: tuple[str, ...] = ("html",)
    offline: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()  # patterns of files; ``load`` makes them absolute
    preview: bool = False
    across: bool = False  # compare with all articles in the database, not only this run's
    fail_on: str = "warning"
    require_checked: bool = False  # exit with 1 where a statement was not checked
    require_sources: bool = (
        False  # every quotation needs a source, also in an article without notes
    )
    jobs: int = 0  # worker processes that read articles and pages; 0: one per CPU
    cluster: str = ""  # a Dask scheduler's address, or "local"
    cluster_insecure: bool = False  # use a scheduler on another machine without TLS
    outlet: str | None = None  # publication of articles that do not name one
    refresh_days: float = 7.0  # newer copies are not fetched again; the shortest re-check interval
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with these settings as (key, clause), for ``fill``."""
        if not 0 <= self.refresh_days <= _CENTURY:
            yield (
                "refresh_days",
                f"takes a number of days from 0 to {_CENTURY}, not {self.refresh_days:g}.",
            )
        if self.jobs < 0:
            yield "jobs", f"takes 0 (one per CPU) or more, not {self.jobs}."


_CENTURY = 36_500
SECTIONS = (
    "fetch",
    "find",
    "notify",
    "services",
    "timestamp",
    "translate",
    "cluster_tls",
    "storage",
)
# Settings of sections that are paths relative to the file's folder.
_PATHS = {
    "fetch": ("ca_file",),
    "timestamp": ("ca_file",),
    "translate": ("folder",),
    "cluster_tls": ("ca_file", "certificate", "key"),
}


def find(folder: Path) -> Path | None:
    """Return the configuration file for a folder: its own, or the nearest in a parent folder."""
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return place / FILE
        project = place / "pyproject.toml"
        if project.is_file() and "verify" in _read(project).get("tool", {}):
            return project
    return None


def load(path: Path | None) -> Settings:
    """Return the settings in a file, or the defaults for None. Raises ``BadConfiguration``."""
    if path is None:
        return Settings()
    table = table_of(path)
    own = {f.name for f in fields(Settings)} - {"tables"}
    _check_keys(table, (*own, *SECTIONS), path.name)
    found = {name: table[name] for name in SECTIONS if name in table}
    if wrong := [name for name, value in found.items() if not isinstance(value, dict)]:
        raise BadConfiguration(f"{path.name}: {wrong[0]} is a section. Write it as [{wrong[0]}].")
    tables = {name: _resolve_section(path.parent, name, value) for name, value in found.items()}
    values = {name: value for name, value in table.items() if name in own}
    settings = replace(fill(Settings, values, path.name), tables=tables)
    return _resolve_paths(settings, path.parent)


def table_of(path: Path) -> dict[str, Any]:
    """Return the settings that a file gives, as read. Raises ``BadConfiguration``."""
    table = _read(path)
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("verify", {})
    return table


def _resolve_section(folder: Path, name: str, table: dict[str, Any]) -> dict[str, Any]:
    """Return the section with relative paths resolved from the folder of the file."""
    paths = [key for key in _PATHS.get(name, ()) if isinstance(table.get(key), str)]
    return {**table, **{key: str(folder / table[key]) for key in paths}}


def _resolve_paths(settings: Settings, folder: Path) -> Settings:
    if settings.fail_on not in FAIL_ON:
        raise BadConfiguration(f"fail_on takes {', '.join(FAIL_ON)}, not “{settings.fail_on}”.")
    return replace(
        settings,
        exclude=rooted_patterns(settings.exclude, folder),
        db=folder / settings.db,
        reports=folder / settings.reports,
        archive=folder / settings.archive,
    )


def rooted_patterns(patterns: Iterable[str], folder: Path) -> tuple[str, ...]:
    """Return patterns of files for absolute paths. Raises ``BadConfiguration``.

    Blank patterns and comments are left out, as in an ignore file.
    """
    named = [pattern for pattern in patterns if names_files(pattern)]
    return tuple(_rooted(pattern, folder.absolute().as_posix()) for pattern in named)


def _rooted(pattern: str, folder: str) -> str:
    made = rooted(pattern, folder)
    try:
        compiled([made])
    except BadPattern as error:
        raise BadConfiguration(f"exclude: “{pattern}” is not a pattern of files.") from error
    return made


def _read(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadConfiguration(f"{path} is not valid TOML: {error}.") from error
    except UnicodeDecodeError as error:
        raise BadConfiguration(
            f"{path} could not be read: it is not UTF-8. Save it in that encoding."
        ) from error
    except OSError as error:
        raise BadConfiguration(f"{path} could not be read: {error.strerror or error}.") from error


def section(settings: Settings, name: str, kind: type[T]) -> T:
    """Return a package's own settings from its section. Raises ``BadConfiguration``."""
    return fill(kind, settings.tables.get(name, {}), f"[{name}]")


def fill(kind: type[T], table: Mapping[str, Any], where: str) -> T:
    """Return a dataclass made from a TOML table, every value checked against its field's type.

    A dataclass with limits beyond types has a method ``faults`` that yields (key, clause).
    Raises ``BadConfiguration`` that names the place, and the key, type or value that is
    expected.
    """
    hints = get_type_hints(kind)
    _check_keys(table, hints, where)
    values = {name: _value(value, hints[name], f"{where}: {name}") for name, value in table.items()}
    made = kind(**values)
    for name, clause in getattr(made, "faults", tuple)():
        raise BadConfiguration(f"{where}: {name} {clause}")
    return made


def _check_keys(table: Iterable[str], known: Iterable[str], where: str) -> None:
    names = sorted(known)
    for key in table:
        if key not in names:
            near = get_close_matches(key, names, 1, cutoff=0.5)
            hint = f"Did you mean “{near[0]}”?" if near else f"Settings: {', '.join(names)}."
            raise BadConfiguration(f"{where}: there is no setting “{key}”. {hint}")


def _value(value: Any, kind: Any, where: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _value(value, next(a for a in get_args(kind) if a is not NoneType), where)
    if is_dataclass(kind):
        return fill(cast(type, kind), _check_type(value, dict, where), where)
    if origin is tuple:
        return _tuple(_check_type(value, list, where), get_args(kind), where)
    if origin is not None and issubclass(origin, Mapping):
        item = get_args(kind)[1]
        return {k: _value(v, item, where) for k, v in _check_type(value, dict, where).items()}
    return _plain(value, kind, where)


def _tuple(value: list[Any], kinds: tuple[Any, ...], where: str) -> tuple[Any, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_value(item, kinds[0], where) for item in value)
    if len(value) != len(kinds):
        raise BadConfiguration(f"{where} takes {len(kinds)} values, not {len(value)}.")
    return tuple(_value(item, kind, where) for item, kind in zip(value, kinds, strict=True))


def _plain(value: Any, kind: Any, where: str) -> Any:
    if kind is Path:
        return Path(_check_type(value, str, where))
    if kind is float and type(value) is int:
        return float(value)
    return value if kind is Any else _check_type(value, kind, where)


_TYPE_NAMES = {
    bool: "true or false",
    str: "a string",
    list: "a list",
    dict: "a table",
    int: "a number",
}


def _check_type(value: Any, kind: Any, where: str) -> Any:
    if type(value) is not kind:
        shown = str(value).lower() if isinstance(value, bool) else repr(value)
        raise BadConfiguration(f"{where} takes {_TYPE_NAMES.get(kind, 'a number')}, not {shown}.")
    return value
