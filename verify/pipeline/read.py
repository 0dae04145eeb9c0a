"""Places → dossiers without sources: files, folders, standard input and addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from verify.model import Article, Dossier, Skipped
from verify.pipeline.failures import internal_failure


def dossier_of(
    data: bytes,
    origin: str,
    today: date,
    outlet: str | None = None,
    media_type: str | None = None,
    address: str | None = None,
) -> Dossier | Skipped:
    """Read and parse one article; its references are given their canonical addresses."""
    from verify import parse, read

    article = read.read_bytes(data, origin, media_type, address)
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
    """The same for an item as it was listed: what was passed over stays passed over, and a
    bug of ours that shows on it is a ``InternalFailure``."""
    if isinstance(item, Skipped):
        return item
    try:
        address = item[0] if is_address(item[0]) else None
        return dossier_of(item[1], item[0], today, outlet, media_type, address)
    except Exception as error:
        return internal_failure(item[0], error)


def parse_again(article: Article, today: date) -> Dossier:
    """The dossier of an article that was read before."""
    from verify import parse

    return with_addresses(parse.parse(article, today))


def with_addresses(dossier: Dossier) -> Dossier:
    """Fill in the canonical address of every reference that has one, or repeats one that has."""
    from verify.text.urls.canonical import canonical_url

    found: dict[int, str] = {}
    for number, reference in enumerate(dossier.references):
        address = canonical_url(reference.url.value) if reference.url else None
        if address is None and reference.antecedent is not None:
            address = found.get(reference.antecedent)
        if address is not None:
            found[number] = address
    return replace(dossier, addresses=found)


def publishers(dossier: Dossier) -> Mapping[int, str]:
    """The publisher of every reference that names one."""
    return {
        number: reference.publisher.value
        for number, reference in enumerate(dossier.references)
        if reference.publisher
    }


def is_gone(folder: Path, key: str) -> bool:
    """Whether the file that an article is known by is no longer there."""
    from verify.files import opened_name

    if "://" in key or key.startswith("stdin:"):
        return False
    return not Path(opened_name(str(folder / key))).exists()


def local_files(places: Sequence[str]) -> Iterator[tuple[str, bytes] | Skipped]:
    """The files behind the places that are no addresses, and what was passed over."""
    from verify import files

    yield from files.read_all(place for place in places if not is_address(place))


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """What a run itself writes: the folders, and the database with its companions."""

    folders: tuple[Path, ...]
    database: Path

    def exclude_from(
        self, items: Iterable[tuple[str, bytes] | Skipped]
    ) -> Iterator[tuple[str, bytes] | Skipped]:
        """The items that lie elsewhere, and one line for each of our folders that was met."""
        met = {self.database}  # it always lies beside the articles: nobody need be told
        for item in items:
            folder = self._holding(item.origin if isinstance(item, Skipped) else item[0])
            if folder is None:
                yield item
            elif folder not in met:
                met.add(folder)
                yield Skipped(str(folder), "It contains only files that verify wrote.")

    def _holding(self, origin: str) -> Path | None:
        path = Path(origin).absolute()
        if str(path).startswith(str(self.database.absolute())):
            return self.database
        return next((f for f in self.folders if path.is_relative_to(f.absolute())), None)


def is_address(place: str) -> bool:
    return place.startswith(("http://", "https://"))
