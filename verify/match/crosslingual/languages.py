"""In which languages a quotation and its page are, as far as that can be told."""

from __future__ import annotations

from functools import lru_cache

from verify.model import Page

_SURE = 0.6  # of py3langid's own confidence: a short quotation has to be clear
_ENOUGH = 200  # characters of a page from which its text is believed above its head


def languages_of(quotation: str, language: str | None, page: Page) -> tuple[str | None, str | None]:
    """The languages of a quotation and of a page (ISO 639-1), None where it cannot be told.

    ``language`` is what the article says of the quotation; letters of another script overrule
    it. Of a page the text is believed above what its head declares.
    """
    return _of_quotation(quotation, language), _of_page(page)


def _of_quotation(text: str, language: str | None) -> str | None:
    from verify.languages import load_language
    from verify.text.language.detect import detect_language
    from verify.text.scripts import main_script

    said = _code(language)
    file = load_language(said)
    if said and (file is None or file.script == main_script(text)):
        return said
    guess = detect_language(text)
    return guess.code if guess.confidence >= _SURE else None


def _of_page(page: Page) -> str | None:
    text = page.text if page.text.strip() else page.whole_text
    return _of_text(text, _code(page.language))


@lru_cache(maxsize=32)
def _of_text(text: str, declared: str | None) -> str | None:
    """Remembered: a page is asked for every quotation that cites it."""
    from verify.text.language.detect import detect_language

    guess = detect_language(text)
    if guess.code and (len(text) >= _ENOUGH or declared is None):
        return guess.code
    return declared or guess.code


def _code(language: str | None) -> str | None:
    return language.lower().split("-")[0].split("_")[0] if language else None
