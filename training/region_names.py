"""Write verify/text/gazetteer/regions.tsv from CLDR's names of subdivisions.

    python -m training.region_names /usr/share/unicode/cldr/common/subdivisions

The folder is part of CLDR's core.zip (Debian: unicode-cldr-core). A region is kept if six languages have a
name for it. Its kind is cut off («Ленинградская область» → «Ленинградская»), because languages differ in
whether they say it. What has the same name in one of the languages gets the same code (Moscow and its
province, Georgia and Georgia), because a text does not tell which of them it means.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from verify.text.gazetteer.places import listed_places
from verify.text.gazetteer.regions import LANGUAGES, REGIONS

_NEEDED = ("en", "ru", "tr", "de", "fr", "uk")
_COUNTRIES = (
    "ad am ar at au be bg br by ca ch cn de es fr ge id in iq ir it jp kg kr kz ly mx nl pk pl ru sy tj ua us uz"
).split()
_ALSO = frozenset("gbsct gbwls gbnir".split())
# Of France and Italy the regions, not the departments and provinces: Ain and Lot are words as well.
_OTHERS = re.compile(r"fr(?!\w{3}$)\w+|it(?!\d\d$)\w+")
# Regions named like something else: an adjective, a given name, a plain word.
_NO_NAMES = re.compile(
    r".*\b(?:Federal|Capital|District|Sea)\b.*|Jewish|Holy Cross|Vladimir|Victoria|Indiana|Centre-Val.*|Campania|Amur|Markaz.*|(?:West )?Papua(?: Islands)?|Marche|Nohi.*"
)
_UKRAINIAN = re.compile(r"\w+chyna")  # Khersonshchyna: the English press writes Kherson
# Letters: shorter names are words of other languages (Saga, Acre); those of some countries are known better.
_SHORTEST, _SHORTEST_KNOWN = 5, {"us": 3, "ru": 4, "ua": 4, "sy": 4}
_KINDS = re.compile(
    r"\s*(?:\([^)]*\)|[²³])"
    r"|\b(?:autonomous|republic|region|province|krai|oblast[ıi]?|voblastı|okrug|prefecture|governorate|county)\b"
    r"|\b(?:автономн\w+|республика|область|край|округ|провинция|штат|воеводство|префектура|мухафаза|ил|город)\b"
    r"|\b(?:автономна|республіка|область|край|провінція|воєводство|префектура|мухафаза|іл|місто|штат)\b"
    r"|\b(?:özerk|cumhuriyeti|eyaleti|bölgesi|ili|krayı|okrugu|voyvodalığı|muhafazası|prefektörlüğü)\b"
    r"|\b(?:autonome|autonomer|republik|region|provinz|präfektur|gouvernement|kreis|gebiet|woblast|woblasz"
    r"|woiwodschaft|gemeinschaft|kanton|komitat)\b"
    r"|\b(?:république|autonome|région|province|préfecture|gouvernorat|canton|kraï|raïon|voïvodie|comitat"
    r"|oblys|état|communauté)\b(?:\s+(?:des?|du)\b|\s+de\s+l[’']|\s+d[’'])?"
    r"|\b(?:автономиялық|республикасы|облысы|облусу|облусы)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"^(?:de la|des|du|de|d['’]|l['’]|la)\s*(?=\w)", re.IGNORECASE)


def names(folder: Path, language: str) -> dict[str, str]:
    """The names of regions in one language, without their kinds, by their codes."""
    text = (folder / f"{language}.xml").read_text(encoding="utf-8")
    found = re.findall(r'<subdivision type="(\w+)"(?: alt="\w+")?[^>]*>([^<]+)<', text)
    return {code: _bare(name.replace("&amp;", "&")) for code, name in reversed(found)}


def _bare(name: str) -> str:
    plain = " ".join(_KINDS.sub(" ", name).split()).strip(" ,-–—")
    plain = _LINK.sub("", plain) if plain != name else plain
    return plain[:1].upper() + plain[1:]


def english(row: dict[str, str]) -> str:
    """The English name; of Ukrainian regions the French one in English spelling."""
    name = row.get("en", "")
    return row.get("fr", "").replace("ou", "u") if _UKRAINIAN.fullmatch(name) else name


def is_kept(code: str, row: dict[str, str]) -> bool:
    """Whether a region is known in enough languages, and by no word."""
    here = (code[:2] in _COUNTRIES or code in _ALSO) and not _OTHERS.fullmatch(code)
    shortest = _SHORTEST_KNOWN.get(code[:2], _SHORTEST)
    known = all(len(row.get(language, "")) >= shortest for language in _NEEDED)
    return here and known and not _NO_NAMES.fullmatch(row["en"])


def with_codes(rows: Iterable[dict[str, str]]) -> list[tuple[str, dict[str, str]]]:
    """Each row with the code of the place that has one of its names, or with its English name."""
    codes = {(lang, n.lower()): code for lang in LANGUAGES for n, code in listed_places(lang)}
    found = []
    for row in rows:
        names = [(language, name.lower()) for language, name in row.items() if name]
        code = next((codes[name] for name in names if name in codes), row["en"])
        codes |= dict.fromkeys(names, code)
        found.append((code, row))
    return found


def main() -> None:
    """Write the table."""
    by_language = {language: names(Path(sys.argv[1]), language) for language in LANGUAGES}
    rows = {
        code: {language: found.get(code, "") for language, found in by_language.items()}
        for code in sorted(by_language["en"])
    }
    kept = [row | {"en": english(row)} for code, row in rows.items() if is_kept(code, row)]
    lines = [
        "\t".join((code, *(row[lang] for lang in LANGUAGES))) for code, row in with_codes(kept)
    ]
    REGIONS.write_text(
        "\n".join(("\t".join(("code", *LANGUAGES)), *lines)) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
