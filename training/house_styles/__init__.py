"""Hand-written house styles that CSL does not know, by language and kind of work."""

from __future__ import annotations

from training.house_styles.bibtex import SCIENCE
from training.house_styles.english import ENGLISH
from training.house_styles.genres import GENRES
from training.house_styles.german import GERMAN
from training.house_styles.humanities import HUMANITIES
from training.house_styles.others import FRENCH, RUSSIAN, SPANISH, TURKISH, UKRAINIAN

_BY_LANGUAGE = {
    "en": (ENGLISH, SCIENCE, HUMANITIES),
    "de": (GERMAN,),
    "ru": (RUSSIAN,),
    "uk": (UKRAINIAN,),
    "tr": (TURKISH,),
    "fr": (FRENCH,),
    "es": (SPANISH,),
}
_KINDS = ("article", "book", "chapter", "news", "report")
STYLES = {
    language: {
        kind: [style for table in (*tables, GENRES[language]) for style in table.get(kind, [])]
        for kind in _KINDS
    }
    for language, tables in _BY_LANGUAGE.items()
}
_SAME = {"web": "news", "paper": "chapter", "thesis": "report"}
# Not used in training: measured by training.evaluate.
HELD_OUT = (
    "{a:full}: {qtitle}; {container} no. {issue}/{year}; {pages}",
    "{a:full}: {title}; {publisher}: {place} {year}; {locator}",
)


def templates(language: str, kind: str) -> list[str]:
    """Return the house styles for a kind of work."""
    return STYLES[language][_SAME.get(kind, kind)]
