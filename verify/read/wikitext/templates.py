"""Templates that are written as text: which argument of them a reader sees."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Plain = Callable[[Any], str]

# Templates that show one of their arguments: by its number, or "last".
SHOWS = {
    **dict.fromkeys(("lang", "langx", "transl", "transliteration", "lang-x"), 2),
    **dict.fromkeys(("nowrap", "nobr", "small", "abbr", "tooltip", "em", "strong", "val"), 1),
    **dict.fromkeys(("nobold", "sic", "lat", "dfn", "angbr", "keypress", "jct"), 1),
}
SIGNS = {
    "nbsp": "\u00a0",
    "snd": " – ",
    "spaced ndash": " – ",
    "ndash": "–",
    "mdash": "—",
    "'": "'",
    "!": "|",
    "=": "=",
    "spaces": " ",
    "en dash": "–",
    "em dash": "—",
    "·": " · ",
}
QUOTES = (
    "quote",
    "blockquote",
    "цитата",
    "alıntı",
    "zitat",
    "citation bloc",
    "cquote",
    "начало цитаты",
)
SHORT_NOTES = ("sfn", "sfnp", "harvnb-note", "шаблон:sfn")
HARVARD = ("harv", "harvnb", "harvtxt", "harvp", "harvcol")
EXPLANATIONS = ("efn", "efn-ua", "прим", "комм", "dn")
MUTED_TAGS = ("references", "gallery", "timeline", "templatestyles", "syntaxhighlight", "source")


def positional(node: Any, plain: Plain) -> list[str]:
    return [plain(one.value).strip() for one in node.params if not one.showkey]


def harvard(node: Any, plain: Plain) -> str:
    """Return what {{sfn|Smith|Jones|2001|p=4}} shows: `Smith & Jones 2001, p. 4`."""
    said = positional(node, plain)
    years = [word for word in said if re.fullmatch(r"\d{4}[a-z]?", word)]
    names = [word for word in said if word not in years]
    text = " ".join([" & ".join(names), *years[:1]]).strip()
    for key, sign in (("p", "p."), ("pp", "pp."), ("с", "с."), ("loc", "")):
        if node.has(key):
            text += f", {sign} {plain(node.get(key).value).strip()}".replace("  ", " ")
    return text
