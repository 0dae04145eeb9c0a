"""Changes of the text that are certain: suggestions that replace words without a judgment.

A repaired URL or identifier, a URL without a library's proxy, a word with letters of one script.
What a title, a name or a figure should be is for the author to decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verify.model import Confidence, Dossier, Flag, Span
from verify.text.identifiers.finder import find_identifiers

_URL_RULES = frozenset({"url-through-proxy", "url-malformed"})
_WORD_RULES = frozenset({"mixed-script-word", "misspelt-title-word"})
_IDENTIFIERS = "identifier-malformed"


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
        if finding.rule in _URL_RULES or (finding.rule == _IDENTIFIERS and "://" in said):
            yield from _url_change(dossier, flag, said)
        elif finding.rule == _IDENTIFIERS and (linked := _identifier_change(dossier, flag, said)):
            yield linked
        elif finding.rule in _WORD_RULES or finding.rule == _IDENTIFIERS:
            own = (p for p in finding.places if p.article is None or p.article == flag.article)
            yield from (Change(p.span, p.text, said, flag.id) for p in own if p.text != said)


def _url_change(dossier: Dossier, flag: Flag, said: str) -> Iterator[Change]:
    """Yield the change of the URL that a flag is about, if that is one."""
    span = flag.finding.places[0].span
    urls = {url: where for where, url in _urls(dossier) if _overlap(where, span)}
    linked = {link.href: link.span for link in dossier.article.links if link.span == span}
    if len(urls or linked) == 1:
        ((old, where),) = (urls or linked).items()
        if old != said:
            yield Change(where, old, said, flag.id, is_url=True)


def _urls(dossier: Dossier) -> Iterator[tuple[Span, str]]:
    return ((one.url.span, one.url.value) for one in dossier.references if one.url)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _identifier_change(dossier: Dossier, flag: Flag, said: str) -> Change | None:
    """Return the change of a link's URL, if the identifier is in it and not in the words."""
    span = flag.finding.places[0].span
    for link in dossier.article.links:
        faults = [one for one in find_identifiers(link.href) if one.repaired == said]
        if link.span == span and faults:
            at = faults[0].span
            url = link.href[: at.start] + said + link.href[at.end :]
            return Change(span, link.href, url, flag.id, is_url=True)
    return None
