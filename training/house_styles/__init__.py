"""Hand-written house styles that CSL does not know, by language and kind of work."""

from __future__ import annotations

from training.house_styles.bibtex import SCIENCE
from training.house_styles.english import ENGLISH
from training.house_styles.german import GERMAN
from training.house_styles.others import FRENCH, RUSSIAN, SPANISH, TURKISH, UKRAINIAN

STYLES = {
    "en": {kind: styles + SCIENCE.get(kind, []) for kind, styles in ENGLISH.items()},
    "de": GERMAN,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
    "tr": TURKISH,
    "fr": FRENCH,
    "es": SPANISH,
}
_SAME = {"web": "news", "paper": "chapter", "thesis": "report"}
# Not used in training: measured by training.evaluate.
HELD_OUT = (
    "{a:full}: {qtitle}; {container} no. {issue}/{year}; {pages}",
    "{a:full}: {title}; {publisher}: {place} {year}; {locator}",
)


def templates(language: str, kind: str) -> list[str]:
    """Return the house styles for a kind of work; English ones where a language has none."""
    styles = STYLES[language]
    kind = _SAME.get(kind, kind)
    return styles.get(kind) or styles["book" if kind == "report" and language != "en" else "news"]
