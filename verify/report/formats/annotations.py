"""The report as W3C Web Annotations (JSON-LD), for programs that show notes beside a text.

https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verify.model import ArticleReport, Flag, Place, RunReport
from verify.report.display import DisplayOptions
from verify.report.flag_wording import in_own_article, open_flags
from verify.report.formats.sarif import artifact_uri
from verify.report.safe_text import json_pieces
from verify.report.wording import sentence

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters before and after the words, which find them in a changed text


def pieces(report: RunReport, options: DisplayOptions) -> Iterator[str]:
    """Yield one annotation page: an annotation for every open flag with a place in its text."""
    items = (item for article in report.articles for item in _items(article, report))
    page = {
        "@context": _CONTEXT,
        "type": "AnnotationPage",
        "generator": {"type": "Software", "name": "verify"},
        "items": items,
    }
    yield from json_pieces(page)
    yield "\n"


def _items(article: ArticleReport, report: RunReport) -> Iterator[dict[str, Any]]:
    read = article.dossier.article
    for flag in open_flags(article):
        own = [place for place in flag.finding.places if in_own_article(flag, place)]
        if own:
            yield {
                "type": "Annotation",
                "id": f"urn:verify:flag:{flag.id}",
                "motivation": "assessing",
                "created": (flag.first_seen or report.started).isoformat(),
                "body": _body(flag),
                "target": [_target(read.origin, read.text, place) for place in own],
            }


def _body(flag: Flag) -> list[dict[str, str]]:
    """Return the message, the suggestion, and the rule as a tag."""
    finding = flag.finding
    texts = [("commenting", sentence(finding.message))]
    if finding.suggestion:
        texts.append(("editing", finding.suggestion))
    texts += [("tagging", finding.rule), ("tagging", finding.severity.value)]
    return [
        {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
        for purpose, value in texts
    ]


def _target(origin: str, text: str, place: Place) -> dict[str, Any]:
    start, end = place.span.start, place.span.end
    return {
        "source": artifact_uri(origin),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }
