"""How many invented pages that are not the cited one are told, and how many near misses are not.

``python -m tests.scores.notice_scores [LANGUAGE ...]``
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tests.scores.page_scores import Response
from tests.specimens.notice_pages import SEEN, Specimen, languages, near_misses, notices
from verify.fitness.judge import Fitness, judge
from verify.read.page.extract import extract_page
from verify.web.response import Cited

NUMBERED = "https://heron.example/id/5512"
KNOWLEDGE = ("number", "URL", "title", "all")  # what is known of the page beside the response


def verdict(page: Specimen, known: str) -> Fitness:
    """Return the verdict on a page, by what is known of it."""
    cited = {
        "title": Cited((page.title,)),
        "all": Cited((page.title,), (page.quotation,) if page.quotation else ()),
    }
    asked, final = page.asked, page.final
    if known == "number" and asked == final and "replay" not in asked:
        asked = final = NUMBERED
    data = page.html.encode()
    read = extract_page(data, "text/html", "utf-8", final)
    return judge(replace(Response(data, asked, final), cited=cited.get(known)), read)


def found(pages: Iterable[Specimen], known: str) -> Counter[str]:
    """Kind → pages that are not taken for the cited page; cut short counts as found."""
    return Counter(page.kind for page in pages if _told(verdict(page, known)))


def _told(result: Fitness) -> bool:
    return not result.usable or result.truncated


def table(codes: Iterable[str]) -> list[tuple[str, int, list[int]]]:
    """(kind, pages, found by knowledge), the sum of the notices and the near misses last."""
    notes = [page for code in codes for page in notices(code)]
    others = [page for code in codes for page in near_misses(code)]
    told = [found(notes, known) for known in KNOWLEDGE]
    kinds = Counter(page.kind for page in notes)
    rows = [(kind, count, [one[kind] for one in told]) for kind, count in kinds.items()]
    false = [found(others, known).total() for known in KNOWLEDGE]
    return [
        *rows,
        ("all notices", len(notes), [one.total() for one in told]),
        ("near misses", len(others), false),
    ]


def main() -> None:
    """Print the tables of the languages in view, and of the others."""
    chosen = sys.argv[1:]
    groups = [chosen] if chosen else [list(SEEN), [c for c in languages() if c not in SEEN]]
    for codes in filter(None, groups):
        print(f"{' '.join(codes):<18}{'pages':>6}" + "".join(f"{k:>8}" for k in KNOWLEDGE))
        for kind, count, told in table(codes):
            print(f"{kind:<18}{count:>6}" + "".join(f"{n:>8}" for n in told))


if __name__ == "__main__":
    main()
