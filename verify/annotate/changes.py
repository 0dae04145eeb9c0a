"""Changes of the text that are certain: suggestions that replace words without a judgment.

A URL without its leftover, a repaired URL, the URL that a page moved to, a word with letters of one
script. What a title, a name or a figure should be is for the author to decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verify.model import Confidence, Dossier, Flag, Span

_URL_RULES = frozenset({"url-fragment", "url-through-proxy", "url-malformed", "link-moved"})
_WORD_RULES = frozenset({"mixed-script-word", "misspelt-title-word", "identifier-malformed"})


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the article and what replaces them.

    A URL (``is_url``) is replaced wherever the file has it: in a link's target, too.
    """

    span: Span
    old: str
    text: str
    flag: int
    is_url: bool = False


def certain_changes(dossier: Dossier, flags: Iterable[Flag]) -> tuple[Change, ...]:
    """Return the certain changes that these flags suggest, in order, none over another."""
    kept: list[Change] = []
    for change in sorted(_changes(dossier, flags), key=lambda one: one.span):
        if not kept or change.span.start >= kept[-1].span.end:
            kept.append(change)
    return tuple(kept)


def _changes(dossier: Dossier, flags: Iterable[Flag]) -> Iterator[Change]:
    for flag in flags:
        finding = flag.finding
        said = finding.suggestion
        if not said or finding.confidence is not Confidence.HIGH or "\n" in said:
            continue
        if finding.rule in _URL_RULES:
            yield from _url_change(dossier, flag, said)
        elif finding.rule in _WORD_RULES:
            own = (p for p in finding.places if p.article is None or p.article == flag.article)
            yield from (Change(p.span, p.text, said, flag.id) for p in own if p.text != said)


def _url_change(dossier: Dossier, flag: Flag, said: str) -> Iterator[Change]:
    """Yield the change of the URL that a flag is about, if that is one."""
    span = flag.finding.places[0].span
    urls = {
        reference.url.value: reference.url.span
        for reference in dossier.references
        if reference.url
        and reference.url.span.start < span.end
        and span.start < reference.url.span.end
    }
    if len(urls) == 1:
        ((old, where),) = urls.items()
        if old != said:
            yield Change(where, old, said, flag.id, is_url=True)
