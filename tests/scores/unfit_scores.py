"""How many pages of kinds that were written apart are told, and how many short articles are kept.

``python -m tests.scores.unfit_scores [mended] [held] [articles]``: both halves of the pages that
are not the cited one, and short articles under their own URL, a number, and a URL with other words.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from tests.scores.notice_scores import KNOWLEDGE
from tests.scores.page_scores import Response
from tests.specimens.notice_pages import Specimen
from tests.specimens.unfit_pages import HALVES, short_articles, sites, unfit_pages
from verify.fitness.judge import Fitness, judge
from verify.read.page.extract import extract_page
from verify.web.response import Cited

NEVER_SAID = "Nine carpenters from the upper village refused to carry the blue door across"
OTHER = {
    "en": "Choir director retires after the spring concert",
    "de": "Chorleiterin hört nach dem Frühlingskonzert auf",
    "fr": "La chorale cherche une nouvelle directrice",
    "es": "La coral busca directora para el otoño",
    "ru": "Руководитель хора уходит после концерта",
    "tr": "Koro şefi bahar konserinden sonra bırakıyor",
    "uk": "Керівниця хору йде після весняного концерту",
    "ar": "قائدة الجوقة تعتزل بعد حفل الربيع",
    "zh": "合唱团指挥春季音乐会后退休",
}  # titles of other articles, in the language of the page


def numbered(url: str) -> str:
    """Return a URL of the same site without words."""
    return f"https://{urlsplit(url).hostname}/id/5512"


def verdict(page: Specimen, url: str, cited: Cited | None, final: str = "") -> Fitness:
    """Return the verdict on a page."""
    data, final = page.html.encode(), final or url
    read = extract_page(data, "text/html", "utf-8", final)
    return judge(replace(Response(data, url, final), cited=cited), read)


def told(page: Specimen, known: str) -> Fitness:
    """Return the verdict on a page that is not the cited one, by what is known."""
    every = (page.title,), (page.quotation,)
    cited = {"title": Cited(every[0]), "all": Cited(*every)}.get(known)
    if known == "number" and page.asked == page.final and "//" not in page.asked[8:]:
        return verdict(page, numbered(page.asked), cited)
    return verdict(page, page.asked, cited, page.final)


def is_told(result: Fitness) -> bool:
    """Return whether a page counts as told: a page that is cut short does too."""
    return not result.usable or result.truncated


def citations(page: Specimen) -> dict[str, Cited | None]:
    """Return what may be known of a short article: true, changed, translated, or another's."""
    words = page.title.split()
    foreign = OTHER["de" if page.language == "en" else "en"]
    other = OTHER[page.language]
    return {
        "nothing": None,
        "title": Cited((page.title,)),
        "title cut": Cited((" ".join(words[: max(2, len(words) - 2)]),)),
        "title translated": Cited((foreign,)),
        "quotation and another title": Cited((other,), (page.quotation,)),
        "title and another quotation": Cited((page.title,), (NEVER_SAID,)),
        "another title": Cited((other,)),
        "another title and quotation": Cited((other,), (NEVER_SAID,)),
    }


def rejected() -> Iterator[tuple[str, str, Specimen, Fitness]]:
    """Yield (URL, what is known, page, verdict) of the short articles that are rejected."""
    for page in short_articles():
        host = sites()[page.language]["host"]
        other = f"https://{host}/2019/05/choir-director-retires-after-concert"
        urls = {"own": page.asked, "number": numbered(page.asked), "other words": other}
        for name, url in urls.items():
            for known, cited in citations(page).items():
                result = verdict(page, url, cited)
                if not result.usable:
                    yield name, known, page, result


def main() -> None:
    """Print the tables."""
    chosen = sys.argv[1:] or [*HALVES, "articles"]
    for half in (half for half in HALVES if half in chosen):
        pages = list(unfit_pages(half))
        kinds = Counter(page.kind for page in pages)
        found = {k: Counter(p.kind for p in pages if is_told(told(p, k))) for k in KNOWLEDGE}
        print(f"{half:<14}{'pages':>6}" + "".join(f"{known:>8}" for known in KNOWLEDGE))
        for kind, count in kinds.items():
            print(f"{kind:<14}{count:>6}" + "".join(f"{found[k][kind]:>8}" for k in KNOWLEDGE))
        print(f"{'all':<14}{len(pages):>6}" + "".join(f"{found[k].total():>8}" for k in KNOWLEDGE))
    if "articles" in chosen:
        lost = Counter((url, known) for url, known, _, _ in rejected())
        print(f"{len(list(short_articles()))} short articles, rejected:", dict(lost))


if __name__ == "__main__":
    main()
