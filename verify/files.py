"""Read the files of articles, and list every file that is skipped with the reason.

The files of a folder are read in the order of their names.
"""

from __future__ import annotations

import glob
import re
import sys
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import replace
from pathlib import Path

from verify.annotate.naming import original_name
from verify.containment import internal_failure
from verify.file_kinds import BIBLIOGRAPHIES, DOCUMENTS, may_be_article, other_kind
from verify.model import Skipped
from verify.text.file_names import absolute_key, opened_name, shown_name
from verify.text.ignore_patterns import NAMES as IGNORE_FILES
from verify.text.ignore_patterns import NOTHING, Exclusions

LARGEST = 16 * 1024 * 1024  # bytes; a book of 1,000 pages is 3 MB of text
LARGEST_DOCUMENT = 96 * 1024 * 1024  # bytes; documents hold photographs
STANDARD_INPUT = "-"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:/", re.I)  # ftp:/host/file: a path has one slash of two
Met = MutableMapping[str, bool]  # what was listed


def listing(
    paths: Iterable[str | Path], left_out: Exclusions = NOTHING
) -> tuple[Path | Skipped, ...]:
    """Return the files to read under these paths, in order, each once, and what is skipped."""
    return tuple(listed(paths, left_out, {}))


def listed(paths: Iterable[str | Path], left_out: Exclusions, met: Met) -> Iterator[Path | Skipped]:
    """Yield the files to read under these paths, in order, each once, and what is skipped.

    Files that cannot be articles (images, archives, …) are skipped, in a folder and when named.
    Files of unknown kinds, and those that an ignore file names, are read only when named. Opens
    no article. ``-`` is standard input. ``met`` keeps what was yielded.
    """
    for one in paths:
        for entry in _entries(Path(opened_name(str(one))), left_out):
            key = entry.origin if isinstance(entry, Skipped) else str(_resolved(entry))
            if key not in met:
                met[key] = True
                yield entry


def load(path: Path) -> tuple[str, bytes] | Skipped:
    """Return the origin and bytes of one listed file, or why it could not be read."""
    origin = str(path)
    try:
        if origin == STANDARD_INPUT:
            return _checked(origin, sys.stdin.buffer.read(LARGEST + 1), LARGEST)
        with path.open("rb") as opened:
            limit = LARGEST_DOCUMENT if path.suffix.lower() in DOCUMENTS else LARGEST
            return _checked(origin, opened.read(limit + 1), limit)
    except OSError as error:
        return Skipped(origin, f"Could not be read: {_reason(error)}.")


def read_all(
    paths: Iterable[str | Path], left_out: Exclusions = NOTHING, met: Met | None = None
) -> Iterator[tuple[str, bytes] | Skipped]:
    """Yield every file as (origin, bytes), or ``Skipped`` with the reason; ``met`` as in ``listed``."""
    for entry in listed(paths, left_out, {} if met is None else met):
        item = entry if isinstance(entry, Skipped) else _loaded(entry)
        if isinstance(item, Skipped):
            yield replace(item, origin=shown_name(item.origin))
        else:
            yield shown_name(item[0]), item[1]


def _loaded(path: Path) -> tuple[str, bytes] | Skipped:
    try:
        return load(path)
    except Exception as error:
        return internal_failure(str(path), error)


def _checked(origin: str, data: bytes, limit: int) -> tuple[str, bytes] | Skipped:
    if not data:
        return Skipped(origin, "The file is empty.")
    if len(data) > limit:
        return Skipped(origin, f"The file is larger than {limit // 2**20} MB.", reason="too-large")
    return origin, data


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a loop of symbolic links
        return path


def _entries(path: Path, left_out: Exclusions) -> Iterator[Path | Skipped]:
    """Yield the file itself, or the files in the folder."""
    try:
        if str(path) == STANDARD_INPUT:
            yield path
        elif why := left_out.excluded(absolute_key(path)):
            yield Skipped(str(path), why, left_out=True)
        elif path.is_file():
            yield other_kind(path) or path
        elif path.is_dir():
            yield from _folder(path, left_out.above(absolute_key(path)))
        elif path.exists():
            yield Skipped(str(path), "Neither a file nor a folder.")
        else:
            yield Skipped(str(path), _missing(path))
    except OSError as error:
        yield Skipped(str(path), f"Could not be read: {_reason(error)}.")


def _missing(path: Path) -> str:
    """Return that a path does not exist, with a hint if it is a pattern that no shell expanded."""
    pattern = str(path)
    if _SCHEME.match(pattern):
        return "Only URLs with http:// or https:// are read. Save the page, and give the file."
    if not glob.has_magic(pattern):
        return "No such file or folder."
    if matches := len(glob.glob(pattern)):  # noqa: PTH207  the pattern may be absolute
        files = "1 file matches" if matches == 1 else f"{matches} files match"
        return f"No such file, but {files} this pattern. Remove the quotes around it."
    return "No such file or folder, and no file matches it as a pattern."


def _folder(folder: Path, left_out: Exclusions) -> Iterator[Path | Skipped]:
    """Yield a folder's files by name, then those of its folders; links are not followed."""
    left_out = left_out.within(absolute_key(folder))
    try:
        every = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(str(folder), f"The folder could not be opened: {_reason(error)}.")
        return
    entries = [entry for entry in every if entry.name not in IGNORE_FILES]
    if not entries:
        yield _unwanted(folder, "The folder is empty.")
    folders = [entry for entry in entries if entry.is_dir()]
    for entry in entries:
        if entry not in folders:
            yield _left_out(entry, left_out) or _copy_of_another(entry) or _file(entry)
    for entry in folders:
        if skipped := _left_out(entry, left_out):
            yield skipped
        else:
            yield from _subfolder(entry, left_out)


def _left_out(entry: Path, left_out: Exclusions) -> Skipped | None:
    why = None if entry.name.startswith(".") else left_out.reason(absolute_key(entry))
    return _unwanted(entry, why) if why else None


def _unwanted(entry: Path, why: str) -> Skipped:
    """Return what is left out of a folder on purpose."""
    return Skipped(str(entry), why, left_out=True)


def _file(entry: Path) -> Path | Skipped:
    suffix = entry.suffix.lower()
    if entry.name.startswith(("~$", ".~lock.")):
        program = "Word" if entry.name.startswith("~$") else "LibreOffice"
        return _unwanted(entry, f"Lock file of a document that is open in {program}.")
    if entry.name.startswith("."):
        return _unwanted(entry, "Hidden file.")
    if may_be_article(entry) and entry.is_file():
        return entry
    if suffix in BIBLIOGRAPHIES and entry.is_file():
        kind = "Data" if suffix == ".json" else "A bibliography"
        return _unwanted(entry, f"{kind}, not an article. Name the file to check its references.")
    if other := other_kind(entry):
        return replace(other, left_out=True)
    if not entry.is_file():
        return Skipped(str(entry), "Not a regular file, or a broken link.")
    return _unwanted(
        entry,
        f"Files ending in {suffix} are not read as articles. Name the file to read it anyway.",
    )


def _copy_of_another(entry: Path) -> Skipped | None:
    """Return that a file is the commented copy of a document beside it; None for others."""
    original = Path(original_name(str(entry)))
    if original == entry or not original.is_file():
        return None
    return _unwanted(entry, f"Copy of {original.name} with comments that verify wrote.")


def _subfolder(entry: Path, left_out: Exclusions) -> Iterator[Path | Skipped]:
    if entry.name.startswith("."):
        yield _unwanted(entry, "Hidden folder.")
    elif entry.is_symlink():
        yield _unwanted(entry, "Link to a folder. Give the folder itself.")
    else:
        yield from _folder(entry, left_out)
