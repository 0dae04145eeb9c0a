"""Read articles from files, folders, standard input and URLs into dossiers without sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from verify.model import Article, Dossier, Skipped
from verify.pipeline.failures import InternalFailure, internal_failure
from verify.pipeline.limits import IN_PLACE, Limits, OverLimit, armed, within_limits


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
    from verify.pipeline.documents.companions import FileCompanions
    from verify.pipeline.documents.conversion import converted_article
    from verify.read.documents import CONVERTED, document_format
    from verify.text.file_names import opened_name

    beside = None if address else FileCompanions(Path(opened_name(origin)))
    if (form := document_format(data)) in CONVERTED:
        article = converted_article(data, form, origin)
    else:
        article = read.read_bytes(data, origin, media_type, address, beside)
    if isinstance(article, Skipped):
        return article
    if outlet and article.outlet is None:
        article = replace(article, outlet=outlet)
    return with_addresses(parse.parse(article, today))


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
    """Fill in the canonical URL of every reference that has one or repeats one that does."""
    from verify.text.urls.cited import cited_url

    found: dict[int, str] = {}
    for number, reference in enumerate(dossier.references):
        address = cited_url(reference.url.value) if reference.url else None
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


def is_address(place: str) -> bool:
    return place.startswith(("http://", "https://"))
