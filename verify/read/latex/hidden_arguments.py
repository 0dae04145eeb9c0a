r"""Arguments that LaTeX reads verbatim, hidden from the parser at equal length.

pylatexenc takes the `%` of `\url{https://a.example/%20x}` for a comment. Offsets stay, so what was
hidden is read from the original text.
"""

from __future__ import annotations

from verify.text.lazy_patterns import re

HIDDEN = "\ue010"
# One pass over the text, so that a percent sign in an address begins no comment, and a command in
# a comment hides nothing. `\url{…}`, `\href{…}{words}`, `\nolinkurl`, `\path`: braces in an
# address are balanced. `\verb|a%b|`. `\begin{verbatim}…`.
_LITERALS = r"verbatim\*?|lstlisting|minted|comment|filecontents\*?"
LITERAL = (
    rf"\\begin\{{(?P<name>{_LITERALS})\}}(?P<literal>.*?)\\end\{{(?P=name)\}}"
    r"|\\(?:url|href|nolinkurl|path)\s{0,9}(?:\[[^\]\n]{0,200}\])?\s{0,9}"
    r"\{(?P<address>(?:[^{}]|\{[^{}]{0,500}\}){0,2000})\}"
    r"|\\(?:verb|lstinline)\*?(?P<sign>[^\sA-Za-z*{\[])(?P<code>[^\n]{0,1000}?)(?P=sign)"
)
_TOKEN = re.compile(rf"{LITERAL}|\\.|%[^\n]*", re.S)


def hide_arguments(text: str) -> str:
    """Return the text with hidden arguments, every character in its place."""
    parts, at = [], 0
    for found in _TOKEN.finditer(text):
        group = next((g for g in ("literal", "address", "code") if found[g] is not None), None)
        if group is not None:
            start, end = found.span(group)
            parts += [text[at:start], re.sub(r"[^\n]", HIDDEN, text[start:end])]
            at = end
    return "".join([*parts, text[at:]])
