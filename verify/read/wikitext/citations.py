"""Citation templates of several Wikipedias, written out as readers see them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

# Names of parameters, lower case, in English, Russian, Turkish, German, French, Spanish.
_NAMES: dict[str, tuple[str, ...]] = {
    "author": ("author", "authors", "автор", "yazar", "autor", "auteur", "author1", "yazar1"),
    "last": (
        "last",
        "last1",
        "surname",
        "soyadı",
        "soyadı1",
        "nom",
        "nom1",
        "apellidos",
        "nachname",
    ),
    "first": ("first", "first1", "given", "adı", "ad", "adı1", "prénom", "prénom1", "nombre"),
    "title": ("title", "заглавие", "название", "başlık", "titel", "titre", "título", "chapter"),
    "url": ("url", "ссылка", "online", "lire en ligne", "url texte", "chapter-url"),
    "work": (
        *("work", "website", "newspaper", "journal", "magazine", "издание", "сайт", "çalışma"),
        *("gazete", "dergi", "eser", "website adı", "werk", "sammelwerk", "site", "périodique"),
        *("obra", "periódico", "publicación", "encyclopedia"),
    ),
    "publisher": (
        *("publisher", "agency", "издательство", "yayıncı", "yayımcı", "hrsg", "verlag"),
        *("éditeur", "editorial"),
    ),
    "place": ("location", "place", "место", "yer", "konum", "ort", "lieu", "ubicación"),
    "date": (
        "date",
        "year",
        "дата",
        "год",
        "tarih",
        "yıl",
        "datum",
        "jahr",
        "année",
        "fecha",
        "año",
    ),
    "volume": ("volume", "том", "cilt", "band"),
    "issue": ("issue", "number", "номер", "выпуск", "sayı", "nummer", "numéro"),
    "pages": ("pages", "page", "страницы", "sayfa", "sayfalar", "seiten", "pages", "páginas"),
    "accessed": (
        *("access-date", "accessdate", "дата обращения", "accessed", "erişimtarihi"),
        *("erişim-tarihi", "erişim tarihi", "abruf", "zugriff", "consulté le", "fechaacceso"),
    ),
    "archive": ("archive-url", "archiveurl", "arşivurl", "arşiv-url", "archiv-url", "archivurl"),
    "doi": ("doi",),
    "isbn": ("isbn",),
}
_OF = {name: part for part, names in reversed(_NAMES.items()) for name in names}

# What each family of templates writes before the date of access.
_ACCESS = {
    "ru": "Дата обращения: {}",
    "tr": "Erişim tarihi: {}",
    "de": "abgerufen am {}",
    "fr": "consulté le {}",
    "en": "Retrieved {}",
}
_FAMILIES = (
    (re.compile(r"cite |citation$|cite$|cit "), "en"),
    (re.compile(r"статья$|книга$|публикация$|источник|cite .*ru$"), "ru"),
    (
        re.compile(
            r"(?:web|haber|kitap|dergi|akademik dergi|ansiklopedi|basın bülteni) kaynağı|kaynak"
        ),
        "tr",
    ),
    (re.compile(r"internetquelle|literatur$"), "de"),
    (re.compile(r"lien web|ouvrage|article$|article |chapitre"), "fr"),
)


def family(name: str) -> str | None:
    """Return the language of a citation template by its name, or None for another template."""
    key = " ".join(name.replace("_", " ").lower().split())
    return next((language for found, language in _FAMILIES if found.match(key)), None)


def fields(template: Any, plain: Callable[[Any], str]) -> Mapping[str, str]:
    """Return the fields of a citation template; ``plain`` writes a value as text."""
    found: dict[str, str] = {}
    for one in template.params:
        name = " ".join(str(one.name).strip().lower().split())
        part = _OF.get(name)
        value = " ".join(plain(one.value).split())
        if part and value and (part not in found or name in (part, "chapter")):
            found[part] = value
    return found


def written_out(known: Mapping[str, str], language: str) -> str:
    """Return a citation as text: author, title, work, publisher, date, address, access."""
    author = known.get("author") or ", ".join(
        known[part] for part in ("last", "first") if part in known
    )
    title = known.get("title")
    volume = " ".join(
        said
        for said in (known.get("volume"), f"({known['issue']})" if "issue" in known else "")
        if said
    )
    place = ": ".join(known[p] for p in ("place", "publisher") if p in known)
    parts = [
        author,
        f"“{title}”" if title else "",
        " ".join(said for said in (known.get("work"), volume) if said),
        place,
        known.get("date", ""),
        f"p. {known['pages']}" if "pages" in known else "",
        f"doi:{known['doi']}" if "doi" in known else "",
        f"ISBN {known['isbn']}" if "isbn" in known else "",
        known.get("url", ""),
        known.get("archive", ""),
        _ACCESS.get(language, _ACCESS["en"]).format(known["accessed"])
        if "accessed" in known
        else "",
    ]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
