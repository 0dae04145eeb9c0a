"""Tokens of a note: words, numbers, punctuation marks, and URLs as one token each."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from verify.model import Span
from verify.text.urls.broken import UrlInText

_TOKEN = regex.compile(
    r"""(?:\p{Lu}\.){1,2}(?=-?\p{Lu}|\s|[,;:)&/]|$)   # initials, each a token: "A." "B.", "J.-S."
      | ``|''|‘‘|’’                                   # TeX and typewriters: ``Weirs'', ''Weirs''
      | \p{L}[\p{L}\p{M}]*+(?:[’'ʼ-](?=\p{L})[\p{L}\p{M}]++)*+   # words: O’Neill, well-known
      | \d++
      | [^\s\w]
      | \w""",
    regex.VERBOSE,
)
_HYPHENATED = regex.compile(r"(?<=\p{Ll})(?:-\n\s*|\u00ad\s*|\ufffe\s*)(?=\p{Ll})")
_MOST_TOKENS = 400


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its words, its place in the text, and whether it is a URL."""

    text: str
    span: Span
    is_url: bool = False


def tokenize(text: str, span: Span, urls: tuple[UrlInText, ...] = ()) -> list[Token]:
    """Return the tokens of ``span``; each of ``urls`` is a single token."""
    tokens: list[Token] = []
    at = span.start
    for url in urls:
        tokens.extend(_words(text, at, url.span.start))
        tokens.append(Token(url.url, url.span, True))
        at = url.span.end
    tokens.extend(_words(text, at, span.end))
    return tokens[:_MOST_TOKENS]


def _words(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens between two offsets; a word broken at a line end is one token."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        words, at = match.group(), match.start()
        if words.endswith(".") and len(words) > 2:  # "A.B." is two initials
            found.append(Token(words[:2], Span(at, at + 2)))
            found.append(Token(words[2:], Span(at + 2, match.end())))
        else:
            found.append(Token(words, Span(at, match.end())))
    return _rejoined(text, found)


def _rejoined(text: str, tokens: list[Token]) -> list[Token]:
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        broken = _HYPHENATED.match(text, token.span.end)
        if broken and token.text[-1].islower():
            after = next(
                (
                    k
                    for k in range(at + 1, min(at + 3, len(tokens)))
                    if tokens[k].span.start == broken.end()
                ),
                None,
            )
            if after is not None:
                words = token.text + tokens[after].text
                joined.append(Token(words, Span(token.span.start, tokens[after].span.end)))
                at = after + 1
                continue
        joined.append(token)
        at += 1
    return joined
