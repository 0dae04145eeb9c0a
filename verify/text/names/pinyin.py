"""Chinese names in pinyin, as the Palladius system writes them in Russian: Jinping, Цзиньпин.

The system is regular: a syllable is an initial and a final, and each has its letters. Source:
the tables of the Palladius system as used by Russian cartography and press.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

_INITIALS = {
    "b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л", "g": "г",
    "k": "к", "h": "х", "j": "цз", "q": "ц", "x": "с", "zh": "чж", "ch": "ч", "sh": "ш",
    "r": "ж", "z": "цз", "c": "ц", "s": "с", "": "",
}  # fmt: skip
_FINALS = {
    "a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань",
    "en": "энь", "ang": "ан", "eng": "эн", "ong": "ун", "i": "и", "ia": "я", "ie": "е",
    "iao": "яо", "iu": "ю", "ian": "янь", "in": "инь", "iang": "ян", "ing": "ин", "iong": "юн",
    "u": "у", "ua": "уа", "uo": "о", "uai": "уай", "ui": "уй", "uan": "уань", "un": "унь",
    "uang": "уан", "ue": "юэ", "er": "эр",
}  # fmt: skip
_WHOLE = {
    "yi": "и", "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yin": "инь",
    "yang": "ян", "ying": "ин", "yong": "юн", "yu": "юй", "yue": "юэ", "yuan": "юань",
    "yun": "юнь", "wu": "у", "wa": "ва", "wo": "во", "wai": "вай", "wei": "вэй", "wan": "вань",
    "wen": "вэнь", "wang": "ван", "weng": "вэн", "zi": "цзы", "ci": "цы", "si": "сы",
    "ju": "цзюй", "qu": "цюй", "xu": "сюй", "juan": "цзюань", "quan": "цюань", "xuan": "сюань",
    "jun": "цзюнь", "qun": "цюнь", "xun": "сюнь", "hui": "хуэй", "lu": "лу", "nv": "нюй",
}  # fmt: skip
_SYLLABLES = {
    initial + final: cyrillic + letters
    for initial, cyrillic in _INITIALS.items()
    for final, letters in _FINALS.items()
    # j, q and x stand before i only; the rest have no i after zh, g and their kin
    if (initial in ("j", "q", "x")) <= final.startswith("i") or final == "ue"
} | _WHOLE


@cache
def _word() -> re.Pattern[str]:
    """A pattern for a name of one to three syllables; compiling it takes a while."""
    syllable = "|".join(sorted(_SYLLABLES, key=len, reverse=True))
    return re.compile(rf"(?:{syllable}){{1,3}}")


@lru_cache(maxsize=4096)
def pinyin_to_cyrillic(word: str) -> str | None:
    """``word`` (a pinyin name of one to three syllables) in Cyrillic; None if it is no pinyin."""
    lower = word.lower().replace("ü", "v").replace("'", "").replace("’", "").replace("-", "")
    if not 2 <= len(lower) <= 18 or not _word().fullmatch(lower):
        return None
    return "".join(_SYLLABLES[s] for s in _split(lower))


def _split(word: str) -> list[str]:
    """The syllables, the longest first wherever the rest still is pinyin: xi-an-ning."""
    for cut in range(min(6, len(word)), 0, -1):
        head, rest = word[:cut], word[cut:]
        if head in _SYLLABLES and (not rest or _word().fullmatch(rest)):
            return [head, *(_split(rest) if rest else [])]
    return []
