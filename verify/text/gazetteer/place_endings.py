"""What may follow the stem of a place's name: cases, adjectives and inhabitants, no surnames.

«Москве» and «Берлинский» are forms of their places; «Москвин», “Chadwick” and “Francesca” are people
whose names begin alike.
"""

from __future__ import annotations

import re

# Plural names alone have the genitive in -ов: Нидерландов, Эмиратов, not Лондонов.
_PLURAL = {"ru": re.compile(r"[ое]в"), "uk": re.compile(r"[ії]в")}
# Countries alone have inhabitants in -i: Iraqis, not Parisi.
_OF_COUNTRIES = {"en": re.compile(r"is?")}
_RUSSIAN_CASES = r"[аяоеёуюыийь]|[оеё][йюм]|[ая]м|[ая]ми|[ая]х|и[ияю]|ией|ия[мх]"
_RUSSIAN_ADJECTIVES = (
    r"[ыи][йехм]|[ыи]ми|[ая]я|[оеё]го|[оеё]му|[ую]ю|[ое]е|ск(?:ий|ая|ое|ие|ой|ую|им|их|ом)?"
)
_RUSSIAN_PEOPLE = (
    r"й?(?:ец|ц[аеуы]|ц[ае]м|цев)|ич[аиу]?|ичей|к[аеиу]|ок|[ая]нин?|л?ян[еу]?|ане|анам"
)
_ENDINGS = {
    "ru": re.compile(rf"{_RUSSIAN_CASES}|{_RUSSIAN_ADJECTIVES}|{_RUSSIAN_PEOPLE}"),
    "uk": re.compile(
        r"[аяоеєуюиіїйь]|[оеє][мю]|[ая]м|[ая]ми|[ая]х|[оеє]ві|ий|ого|ому|им|ими|их|ої|ій|"
        r"ськ(?:ий|а|е|і|ої|ій|у|их|им)?|й?(?:ець|ц[іяюя]|ців)|к[аиу]|ан[иі]н?|ян[иі]?"
    ),
    "en": re.compile(
        r"e|s|es|ns?|ans?|[vn]?ians?|l?ese|ers?|ish"  # Peruvian, Panamanian, Congolese
    ),
    "de": re.compile(r"e|s|es|n|en|em|er|ers|ern|erin|isch"),
    "fr": re.compile(r"e|s|es|i?ens?|i?nes?|ai[sn]s?|aise|ois|oise|éens?|ine"),
    "tr": re.compile(
        r"(?:l[ıiuü]|l[ae]r)?(?:y?[aeıiuü]|n?[ıiuü]n|n?[dt][ae]n?|n[aeıiuü]|[dt][ae]ki)?|"
        r"l[ıiuü]l[ae]r|[cç][ae]"
    ),
}


def is_ending(ending: str, language: str, code: str, is_plural: bool) -> bool:
    """Return whether a place's name may end so in a language.

    ``code``: of the place. ``is_plural``: the name is a plural (Нидерланды). In languages without
    a list every ending may be one.
    """
    known = _ENDINGS.get(language)
    if not ending or known is None or known.fullmatch(ending):
        return True
    if is_plural and language in _PLURAL and _PLURAL[language].fullmatch(ending):
        return True
    of_country = _OF_COUNTRIES.get(language)
    return bool(of_country and len(code) == 2 and of_country.fullmatch(ending))
