"""Read articles from files, folders, standard input and URLs into dossiers without sources."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from verify.model import Article, Dossier, Skipped
from verify.pipeline.failures import InternalFailure, internal_failure
from verify.pipeline.limits import IN_PLACE, Limits, OverLimit, armed, within_limits

if TYPE_CHECKING:
    from verify.text.ignore_patterns import Exclusions


def dossier_of(
    data: bytes,
    origin: str,
    today: date,
    outlet: str | None = None,
    media_type: str | None = None,
    address: str | None = None,
) -> Dossier | Skipped:
    """Read and parse one article; give its references their canonical URLs."""
    from verify import parse, read
    from verify.pipeline.companions import FileCompanions
    from verify.read.documents import CONVERTED, document_format
    from verify.text.file_names import opened_name

    beside = None if address else FileCompanions(Path(opened_name(origin)))
    if (form := document_format(data)) in CONVERTED:
        article = _converted_article(data, form, origin)
    else:
        article = read.read_bytes(data, origin, media_type, address, beside)
    if isinstance(article, Skipped):
        return article
    if outlet and article.outlet is None:
        article = replace(article, outlet=outlet)
    return with_addresses(parse.parse(article, today))


def _converted_article(data: bytes, form: str, origin: str) -> Article | Skipped:
    """Read an RTF or old Word file as the DOCX that LibreOffice makes of it."""
    from verify import read
    from verify.pipeline.conversion import converted
    from verify.read.document.errors import UnreadableDocument

    try:
        article = read.read_bytes(converted(data, form), origin)
    except UnreadableDocument as error:
        return Skipped(origin, str(error))
    if isinstance(article, Skipped):
        return article
    return replace(article, format=form, digest=hashlib.sha256(data).hexdigest())


def read_item(
    item: tuple[str, bytes] | Skipped,
    today: date,
    outlet: str | None,
    media_type: str | None = None,
) -> Dossier | Skipped:
    """Read one listed item; return an item that was already skipped unchanged.

    An item that triggers a bug in verify becomes an ``InternalFailure``.
    """
    if isinstance(item, Skipped):
        return item
    try:
        address = item[0] if is_address(item[0]) else None
        return dossier_of(item[1], item[0], today, outlet, media_type, address)
    except Exception as error:
        return internal_failure(item[0], error)


def read_within_limits(
    item: tuple[str, bytes] | Skipped,
    read: Callable[[tuple[str, bytes] | Skipped], Dossier | Skipped],
) -> Dossier | Skipped:
    """Return ``read(item)`` within time and memory limits; an article over them is skipped."""
    size = 0 if isinstance(item, Skipped) else _effort(item[1])
    try:
        return within_limits(read, item, size)
    except OverLimit as over:
        return _over_limit(item, over)
    except Exception as error:
        origin = item.origin if isinstance(item, Skipped) else item[0]
        return internal_failure(origin, error)


def _effort(data: bytes) -> int:
    """Return the size that decides whether reading needs a process with limits.

    A PDF always does: pdfium is C++ code that parses files of strangers. A packed document may
    be hundreds of times larger than its file.
    """
    if b"%PDF-" in data[:1024] or data.startswith(b"PK\x03\x04"):
        return max(len(data), IN_PLACE + 1)
    return len(data)


def read_armed(
    item: tuple[str, bytes] | Skipped,
    read: Callable[[tuple[str, bytes] | Skipped], Dossier | Skipped],
    limits: Limits,
) -> Dossier | Skipped:
    """Like ``read_within_limits``, with the limits on this process, one of several that read."""
    try:
        return armed(read, item, limits)
    except OverLimit as over:
        return _over_limit(item, over)


def _over_limit(item: tuple[str, bytes] | Skipped, over: OverLimit) -> Skipped:
    """Return the article as not checked, with the limit that it reached."""
    origin = item.origin if isinstance(item, Skipped) else item[0]
    return Skipped(origin, f"{over.sentence} Give it in parts.", reason=over.reason.value)


def parse_again(article: Article, today: date) -> Dossier:
    """Return the dossier of an article that was read before."""
    from verify import parse

    return with_addresses(parse.parse(article, today))


def parsed_or_failed(article: Article, today: date) -> Dossier | InternalFailure:
    """Like ``parse_again``, but return an ``InternalFailure`` if the article triggers a bug."""
    try:
        return parse_again(article, today)
    except Exception as error:
        return internal_failure(article.origin, error, "parsing it again")


def with_addresses(dossier: Dossier) -> Dossier:
    """Fill in the canonical URL of every reference that has one or repeats one that does.

    Of an archive's URL inside another archive's URL, it is the inner one.
    """
    from verify.text.urls.archived import innermost_archive_url
    from verify.text.urls.canonical import canonical_url

    found: dict[int, str] = {}
    for number, reference in enumerate(dossier.references):
        written = reference.url.value if reference.url else ""
        address = canonical_url(innermost_archive_url(written) or written) if written else None
        if address is None and reference.antecedent is not None:
            address = found.get(reference.antecedent)
        if address is not None:
            found[number] = address
    return replace(dossier, addresses=found)


def publishers(dossier: Dossier) -> Mapping[int, str]:
    """Return the publisher of every reference that names one, by reference number."""
    return {
        number: reference.publisher.value
        for number, reference in enumerate(dossier.references)
        if reference.publisher
    }


def is_gone(folder: Path, key: str) -> bool:
    """Return whether the file of the article with this key no longer exists."""
    from verify.text.file_names import opened_name

    if "://" in key or key.startswith("stdin:"):
        return False
    return not Path(opened_name(str(folder / key))).exists()


STDIN_AS = "-:"  # begins a place that is standard input with the name of a file


def local_files(
    places: Sequence[str], exclude: Sequence[str] = ()
) -> Iterator[tuple[str, bytes] | Skipped]:
    """Yield the files at those places that are not URLs, and what was skipped.

    ``exclude`` are patterns for absolute paths. In folders, ignore files count, too. The place
    ``-:drafts/a.md`` is standard input, read as that file.
    """
    from verify import files
    from verify.text.ignore_patterns import Exclusions, compiled

    patterns = compiled(exclude) if exclude else None
    left_out = Exclusions(patterns, _lines, lambda folder: (Path(folder) / ".git").exists())
    for place in places:
        if place.startswith(STDIN_AS):
            yield _standard_input(place.removeprefix(STDIN_AS), left_out)
    local = [p for p in places if not is_address(p) and not p.startswith(STDIN_AS)]
    yield from files.read_all(local, left_out)


def _standard_input(name: str, left_out: Exclusions) -> tuple[str, bytes] | Skipped:
    """Return standard input under the name of a file, which may be excluded."""
    from verify import files
    from verify.text.file_names import absolute_key

    if why := left_out.excluded(absolute_key(Path(name))):
        return Skipped(name, why)
    [read] = files.read_all([files.STANDARD_INPUT])
    return replace(read, origin=name) if isinstance(read, Skipped) else (name, read[1])


def _lines(path: str) -> list[str]:
    """Return the lines of an ignore file; none where there is none that can be read."""
    try:
        return Path(path).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """The files that a run writes itself: its folders, and the database with its WAL files."""

    folders: tuple[Path, ...]
    database: Path

    def exclude_from(
        self, items: Iterable[tuple[str, bytes] | Skipped]
    ) -> Iterator[tuple[str, bytes] | Skipped]:
        """Yield the items outside these files, and one skipped entry per folder of ours found."""
        met = {self.database}  # usually next to the articles: no need to mention it
        for item in items:
            folder = self._own_place_of(item.origin if isinstance(item, Skipped) else item[0])
            if folder is None:
                yield item
            elif folder not in met:
                met.add(folder)
                yield Skipped(str(folder), "It contains only files that verify wrote.")

    def _own_place_of(self, origin: str) -> Path | None:
        path = _absolute(Path(origin))
        if str(path).startswith(str(_absolute(self.database))):
            return self.database
        return next((f for f in self.folders if path.is_relative_to(_absolute(f))), None)


def _absolute(path: Path) -> Path:
    """Return the absolute path without `..`: a run in a subfolder may be given its parent."""
    return Path(os.path.abspath(path))  # noqa: PTH100  resolve() follows links


def is_address(place: str) -> bool:
    return place.startswith(("http://", "https://"))
