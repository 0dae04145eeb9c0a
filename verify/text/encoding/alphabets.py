"""Whether the letters of a text are those of one language, without any list of words.

Hungarian read in a Turkish set has õ beside á and ő nowhere; no language writes both á and õ
with ö. The alphabets are those of the Unicode CLDR's main exemplar characters.
"""

from __future__ import annotations

from collections import Counter

# Letters beyond ASCII. é is a guest in most languages and counts in all.
_LATIN = {
    "Azerbaijani, Turkish": "çğıiöşüâîû",
    "Catalan": "àçèéíïóòúü",
    "Czech": "áčďéěíňóřšťúůýž",
    "Danish, Norwegian": "åæøôòó",
    "Dutch": "áâäèéëíïóöúü",
    "Esperanto": "ĉĝĥĵŝŭ",
    "Estonian": "äõöšüž",
    "Finnish, Swedish": "åäöšž",
    "French": "àâæçèéêëîïôùûüÿœ",
    "German": "äöüß",
    "Hungarian": "áéíóöőúüű",
    "Icelandic": "áæðéíóöþúý",
    "Italian": "àèéìîòóù",
    "Latvian": "āčēģīķļņšūž",
    "Lithuanian": "ąčėęįšųūž",
    "Maltese": "ċġħżàèìòù",
    "Polish": "ąćęłńóśźż",
    "Portuguese": "áâãàçéêíóôõúü",
    "Romanian": "ăâîșțşţ",
    "Serbian, Croatian, Slovenian": "čćđšž",
    "Slovak": "áäčďéíĺľňóôŕšťúýž",
    "Spanish": "áéíñóúü",
    "Vietnamese": ("àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"),
}
_CYRILLIC = {
    "Belarusian": "абвгдежзйклмнопрстуфхцчшыьэюяёіў",
    "Bulgarian": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "Macedonian": "абвгдежзиклмнопрстуфхцчшјѓѕќљњџѐѝ",
    "Russian": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "Serbian": "абвгдежзиклмнопрстуфхцчшђјљњћџ",
    "Ukrainian": "абвгдежзийклмнопрстуфхцчшщьюяєіїґ",
}
_ALPHABETS = tuple(
    frozenset(letters) | {"é"} for group in (_LATIN, _CYRILLIC) for letters in group.values()
)
_SCRIPTS = ((0x370, 0x3FF), (0x590, 0x5FF), (0x600, 0x6FF), (0xE00, 0xE7F))  # each one alphabet


def share_of_one_alphabet(text: str) -> float:
    """Return the share of a text's letters beyond ASCII that are in the one alphabet that fits best.

    1 for a text without such letters: signs (`© 2021`) contradict no alphabet.
    """
    letters = Counter(filter(_is_letter, text.lower()))
    total = letters.total()
    if not total:
        return 1.0
    best = max(sum(letters[one] for one in alphabet) for alphabet in _ALPHABETS)
    others = (
        sum(count for one, count in letters.items() if first <= ord(one) <= last)
        for first, last in _SCRIPTS
    )
    return max(best, *others) / total


def _is_letter(char: str) -> bool:
    return char > "\x7f" and char.isalpha()
