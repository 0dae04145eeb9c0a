r"""LaTeX in the values of a bibliography as plain text: `{\"O}zt{\"u}rk` is `Öztürk`.

Values are short and hold few commands: accents, special letters, fonts, `\url`. What is not
known shows its arguments.
"""

from __future__ import annotations

import unicodedata

from verify.text.lazy_patterns import re

# LaTeX's accents as combining characters (LaTeX 2e, section 3.11 and `\DeclareTextAccent`).
_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
LETTERS = {
    "aa": "å",
    "AA": "Å",
    "ae": "æ",
    "AE": "Æ",
    "dh": "ð",
    "DH": "Ð",
    "dj": "đ",
    "DJ": "Đ",
    "i": "ı",
    "j": "ȷ",
    "l": "ł",
    "L": "Ł",
    "ng": "ŋ",
    "NG": "Ŋ",
    "o": "ø",
    "O": "Ø",
    "oe": "œ",
    "OE": "Œ",
    "ss": "ß",
    "th": "þ",
    "TH": "Þ",
    "guillemotleft": "«",
    "guillemotright": "»",
    "guillemetleft": "«",
    "guillemetright": "»",
    "flqq": "«",
    "frqq": "»",
    "glqq": "„",
    "grqq": "“",
    "og": "« ",  # French of babel
    "fg": " »",
    "textendash": "–",
    "textemdash": "—",
    "textquoteright": "’",
    "textquoteleft": "‘",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textasciitilde": "~",
    "textbackslash": "\\",
    "textdegree": "°",
    "textmu": "µ",
    "texttimes": "×",
    "textregistered": "®",
    "texttrademark": "™",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "S": "§",
    "P": "¶",
    "copyright": "©",
    "pounds": "£",
    "euro": "€",
    "slash": "/",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
}
# Signs of formulas; Greek letters have the names of Unicode.
_MATH = {
    "approx": "≈",
    "cdot": "·",
    "circ": "°",
    "degree": "°",
    "geq": "≥",
    "ge": "≥",
    "infty": "∞",
    "leq": "≤",
    "le": "≤",
    "lambda": "λ",
    "Lambda": "Λ",
    "neq": "≠",
    "pm": "±",
    "rightarrow": "→",
    "sim": "~",
    "times": "×",
    "to": "→",
}
_MATH_FONTS = frozenset(
    {
        "mathrm",
        "mathbf",
        "mathit",
        "mathcal",
        "mathsf",
        "mathbb",
        "text",
        "rm",
        "bf",
        "it",
        "left",
        "right",
    }
)
# Within one value, a dollar sign that is not escaped begins or ends a formula.
_FORMULA = re.compile(r"(?<!\\)\$((?:[^$\\]|\\.){1,500})\$")
_MATH_COMMAND = re.compile(r"\\([A-Za-z]+)([ \t]*+)")
_ACCENT = re.compile(
    r"\\(?:(?P<sign>[`'^~=.\"])|(?P<letter>[uvHckdbr])(?![A-Za-z]))\s*"
    r"(?:\{\s*+(?P<in>\\[ij](?![A-Za-z])|\w?)\s*+\}|(?P<bare>\\[ij](?![A-Za-z])|\w))"
)
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?(?:\{\}|[ \t\n]+|(?![A-Za-z]))")
_ESCAPED = re.compile(r"\\([&%$#_{}\\/ ,\-])")
_DOLLAR = "\ue004"  # an escaped one, until those of formulas are gone
_ESCAPES = {"$": _DOLLAR, "\\": " ", "/": "", " ": " ", ",": " ", "-": ""}
_HREF = re.compile(r"\\href\s*\{[^{}]*\}")
_KEPT_ADDRESS = re.compile(r"\\url\s*\{([^{}]*)\}")
_SIGNS = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"))
_TIE = re.compile(r"(?<!\\)~")
_OPEN, _CLOSE = "\ue000", "\ue001"  # escaped braces, until the others are gone


def plain_text(value: str) -> str:
    r"""Return a value as text: `The {NATO} \emph{Review}` is `The NATO Review`."""
    addresses: list[str] = []

    def keep(found: re.Match[str]) -> str:
        addresses.append(re.sub(r"\\([%#_&])", r"\1", found[1]))
        return f"\ue002{len(addresses) - 1}\ue003"

    text = _KEPT_ADDRESS.sub(keep, value)
    text = _TIE.sub(" ", _HREF.sub("", text))
    text = text.replace("\\{", _OPEN).replace("\\}", _CLOSE)
    text = _ACCENT.sub(_accented, text)
    text = _FORMULA.sub(lambda found: _formula(found[1]), text)
    text = _ESCAPED.sub(lambda found: _ESCAPES.get(found[1], found[1]), text)
    text = _COMMAND.sub(lambda found: LETTERS.get(found[1], ""), text)
    for sign, shown in _SIGNS:
        text = text.replace(sign, shown)
    text = re.sub(r"(?<!\\)[{}$]", "", text)
    text = text.replace(_OPEN, "{").replace(_CLOSE, "}").replace(_DOLLAR, "$")
    text = re.sub("\ue002(\\d+)\ue003", lambda found: addresses[int(found[1])], text)
    return " ".join(unicodedata.normalize("NFC", text).split())


def _formula(said: str) -> str:
    r"""Return a formula as its signs: `$\beta$` is `β`, `$_{2}$` is `2`.

    A command that is not known shows its name.
    """
    text = re.sub(r"(?<!\\)[_^](?=[\\{\w])", "", said)
    text = _MATH_COMMAND.sub(lambda found: _math_sign(found[1]) + (found[2] and " "), text)
    return re.sub(r"(?<!\\)[{}]", "", text).rstrip()


def _math_sign(name: str) -> str:
    if name in _MATH or name in LETTERS:
        return _MATH.get(name, LETTERS.get(name, ""))
    if name in _MATH_FONTS:
        return ""
    size = "CAPITAL" if name[:1].isupper() else "SMALL"
    try:
        return unicodedata.lookup(f"GREEK {size} LETTER {name.removeprefix('var').upper()}")
    except KeyError:
        return name


def _accented(found: re.Match[str]) -> str:
    base = found["in"] or found["bare"] or ""
    if not base:  # `\^{}` is the sign itself
        return found["sign"] or ""
    base = {"\\i": "i", "\\j": "j"}.get(base, base)
    return unicodedata.normalize("NFC", base + _ACCENTS[found["sign"] or found["letter"]])


def plain_address(value: str) -> str:
    r"""Return a URL or DOI as written, without LaTeX's escapes: `a\_b` is `a_b`, `%20` stays."""
    wrapped = _KEPT_ADDRESS.fullmatch(value.strip())
    bare = wrapped[1] if wrapped else value
    bare = re.sub(r"\{?\\textasciitilde\s*(?:\{\})?\}?", "~", bare)
    bare = re.sub(r"\\([%#_&~$])", r"\1", bare)
    return "".join(re.sub(r"[{}]", "", bare).split())
