"""News agencies and publishers: their names in several scripts, and the domains they publish on.

The data stands in ``agencies.toml``. What is not there is unknown, and unknown says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from verify.text.urls.canonical import canonical_url, registrable_domain
from verify.toml_tables import read_table


@dataclass(frozen=True, slots=True)
class Agency:
    """``names``: every spelling, the usual one first; ``domains``: old and new, all of them.

    ``search``: templates of search pages, with ``{title}``. ``kind``: agency, newspaper, broadcaster, portal, organisation, government, magazine.
    """

    id: str
    name: str
    names: tuple[str, ...]
    domains: tuple[str, ...]
    kind: str
    country: str | None = None
    search: tuple[str, ...] = ()


@cache
def agencies() -> tuple[Agency, ...]:
    """All agencies of the data file. Raises ``TypeError`` for a key the schema does not have."""
    table = read_table(__file__, "agencies.toml")
    return tuple(_agency(key, entry) for key, entry in table.items())


def _agency(key: str, entry: dict[str, object]) -> Agency:
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
    names = values["names"]
    assert isinstance(names, tuple)
    return Agency(id=key, name=str(names[0]), **values)  # type: ignore[arg-type]


def _key(name: str) -> str:
    """Letters and digits alone: “AKI Press”, “AKIpress” and “aki-press” are one."""
    lower = name.replace("İ", "i").replace("I", "i").replace("ı", "i").casefold().replace("ё", "е")
    return "".join(c for c in lower if c.isalnum())


@cache
def _by_name() -> dict[str, Agency]:
    return {_key(name): agency for agency in agencies() for name in agency.names}


@cache
def _by_domain() -> dict[str, Agency]:
    return {domain: agency for agency in agencies() for domain in agency.domains}


# Words around a name that are not part of it: “TASS news agency”, «газета «Коммерсантъ»».
_AROUND = ("news agency", "newsagency", "agency", "news", "newspaper", "the", "агентство", "ria",
           "информационное агентство", "информагентство", "иа", "газета", "ajansı", "haber ajansı",
           "gazetesi", "website", "official website", "сайт", "официальный сайт")  # fmt: skip


def agency_named(name: str) -> Agency | None:
    """The agency that ``name`` names, in any of its spellings; None for one not known."""
    key = _key(name)
    if found := _by_name().get(key):
        return found
    if "." in name and (at := agency_at(name)):
        return at
    for word in sorted(map(_key, _AROUND), key=len, reverse=True):
        for rest in (key.removeprefix(word), key.removesuffix(word)):
            if rest != key and len(rest) >= 3 and (found := _by_name().get(rest)):
                return found
    return None


def agency_at(url: str) -> Agency | None:
    """The agency that publishes at ``url``: by its host or a parent of it; None if not known."""
    address = canonical_url(url)
    if address is None:
        return None
    host = address.split("/")[2].split(":")[0]
    labels = host.split(".")
    for start in range(len(labels) - 1):
        if found := _by_domain().get(".".join(labels[start:])):
            return found
    return _by_domain().get(registrable_domain(address) or "")
