"""Names of character sets as browsers understand them (WHATWG Encoding Standard, 4.2 “labels”).

A label often means a larger set than the one it names: ``iso-8859-1`` is windows-1252,
``shift_jis`` is Microsoft's code page 932 and ``euc-kr`` is 949. Pages use the characters that
only the larger set has.
"""

from __future__ import annotations

import codecs
from functools import cache

# Python's codec, and the labels that mean it. A label that Python knows by the same meaning
# (``windows-1251``, ``big5``) need not be listed.
_LABELS = {
    "utf-8": "utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf8mb4",
    "utf-16-le": "utf-16 unicode unicodefeff ucs-2 iso-10646-ucs-2 csunicode",
    "utf-16-be": "unicodefffe",
    "cp1250": "x-cp1250",
    "cp1251": "x-cp1251 win-1251 win1251 cp-1251",
    "cp1252": "iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 iso-ir-100 latin1 latin-1"
    " l1 csisolatin1 ascii us-ascii ansi_x3.4-1968 cp819 ibm819 x-cp1252",
    "cp1253": "x-cp1253",
    "cp1254": "iso-8859-9 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 iso-ir-148 latin5 l5"
    " csisolatin5 x-cp1254",
    "cp1255": "x-cp1255",
    "cp1256": "x-cp1256",
    "cp1257": "x-cp1257",
    "cp1258": "x-cp1258",
    "cp874": "tis-620 tis620 iso-8859-11 iso8859-11 iso885911 dos-874 windows-874",
    "cp866": "ibm866 csibm866 866",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji csshiftjis windows-31j ms932",
    "cp949": "euc-kr euc_kr euckr cseuckr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean"
    " csksc56011987 iso-ir-149 windows-949",
    "gb18030": "gb2312 gb_2312 gb_2312-80 gbk x-gbk chinese csgb2312 csiso58gb231280 iso-ir-58"
    " gb18030-2000 hz-gb-2312-8bit",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "koi8-u": "koi8-ru",
    "koi8-r": "koi koi8 koi8_r cskoi8r",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "mac-roman": "macintosh mac x-mac-roman csmacintosh",
    "iso8859-8": "iso-8859-8-i iso-8859-8-e logical visual csiso88598e csiso88598i",
}
# Codecs of Python's that no browser knows as a character set.
_NO_CHARSET = frozenset(
    ("base64", "hex", "rot13", "rot-13", "zlib", "bz2", "quopri", "uu", "unicode-escape", "utf-7", "idna",
     "raw-unicode-escape", "punycode", "undefined", "charmap", "mbcs", "oem", "palmos")
)  # fmt: skip
# What servers say when nobody told them anything.
DEFAULT_LABELS = frozenset(_LABELS["cp1252"].split()[:-1])


@cache
def _codecs() -> dict[str, str]:
    return {label: codec for codec, labels in _LABELS.items() for label in labels.split()}


def python_codec(label: str | None) -> str | None:
    """Return Python's codec for a label: ``tis-620`` gives ``cp874``; None for an unknown one."""
    if not label:
        return None
    clean = label.strip().strip("\"'").lower()
    try:
        name = codecs.lookup(_codecs().get(clean, clean)).name
    except (LookupError, ValueError):  # an unknown name, or one that is no name
        return None
    if name.replace("_", "-").replace("-codec", "") in _NO_CHARSET:
        return None
    return _codecs().get(name, name)
