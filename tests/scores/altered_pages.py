"""Judge real pages after changes that keep their article, and with invented knowledge.

``python -m tests.scores.altered_pages [STEP] [FIRST] [CHANGE ...]`` takes each page, or each
STEP-th from the FIRST one on, and counts the pages that are no longer taken for the cited one, per
change, and per what is said to be known of them. The aim is none.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.scores.page_changes import CHANGES
from tests.scores.page_scores import Response, articles
from tests.scores.unfit_scores import NEVER_SAID, OTHER
from verify.fitness import cited, structure
from verify.fitness import judge as judging
from verify.model import Page
from verify.read.page.extract import extract_page
from verify.web.content_type import response_text
from verify.web.response import Cited

NUMBERED = "https://site.example/id/5512"
STRANGE = "https://site.example/2019/05/choir-director-retires-after-concert"
_TRANSLATED = {"ru": "Water talks in the valley end without a result"}
_RUSSIAN = "Переговоры о воде закончились безрезультатно"
_HEADERS = (("Content-Type", "text/html; charset=utf-8"),)


def knowledge(page: Page) -> dict[str, Cited | None]:
    """Return what may be known of a page: true, slightly different, translated, another's."""
    title = page.titles[0].value if page.titles else "Water talks"
    words = title.split()
    near = " ".join(words[: max(2, len(words) - 2)])
    foreign = _TRANSLATED.get(page.language or "", _RUSSIAN)
    other = OTHER.get(page.language or "", OTHER["en"])
    said = " ".join(page.text.split()[40:54])
    return {
        "nothing": None,
        "title": Cited((title,)),
        "title cut": Cited((near,)),
        "title translated": Cited((foreign,)),
        "quotation": Cited((foreign,), (said,)) if said else None,
        "title and another quotation": Cited((title,), (NEVER_SAID,)),
        "another title": Cited((other,)),
        "another title and quotation": Cited((other,), (NEVER_SAID,)),
    }


def rejected(change: str, paths: list[Path]) -> Iterator[tuple[str, str, str, str]]:
    """Yield (page, URL, what is known, reason) of the pages that a change makes unusable."""
    for path in paths:
        original = response_text((("Content-Type", "text/html"),), path.read_bytes())
        data = CHANGES[change](original).encode()
        page = extract_page(data, "text/html", "utf-8")
        urls = {"own": page.canonical or NUMBERED, "number": NUMBERED, "other words": STRANGE}
        for name, known in knowledge(page).items():
            for kind, url in urls.items():
                response = replace(Response(data, url, url), cited=known, headers=_HEADERS)
                result = judging.judge(response, page)
                if not result.usable:
                    yield path.name, kind, name, f"{result.reason}: {result.signs[:2]}"


def keep_parsed() -> None:
    """Let the judge parse a page once for all that may be known of it."""
    parse, shape = lru_cache(2)(judging.page_tree), judging.page_shape
    kept: dict[str, Any] = {}

    def shaped(html: str, tree: Any = None) -> Any:
        if html not in kept:
            kept.clear()
            kept[html] = shape(html, tree)
        return kept[html]

    judging.__dict__.update(page_tree=parse, page_shape=shaped)
    cited.__dict__.update(_spellings=lru_cache(4)(cited._spellings))
    judging.__dict__.update(read_structure=lru_cache(4)(judging.read_structure))
    structure.__dict__.update(word_share=lru_cache(16)(structure.word_share))


def main() -> None:
    """Print the pages that are rejected, per change."""
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    paths = articles()[first::step]
    keep_parsed()
    print(f"{len(paths)} pages, each by its own URL, a number, and a URL with other words")
    for change in sys.argv[3:] or CHANGES:
        found = list(rejected(change, paths))
        print(f"{change:<26}{len(found):>4}", dict(Counter((u, k) for _, u, k, _ in found)) or "")
        for row in sorted(set(found)):
            print("   ", *row, flush=True)


if __name__ == "__main__":
    main()
