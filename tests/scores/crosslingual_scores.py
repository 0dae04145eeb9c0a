"""Passages and titles across languages, on the parallel news that lies beside the repository."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterator

from tests.scores.changed_statements import changed_name, changed_value, names_of
from tests.scores.intervals import share
from tests.shared_data import SHARED
from tests.specimens.verdict_pairs import pairs
from verify.match.crosslingual.nearest import certainty
from verify.match.crosslingual.ranking import rank_sentences
from verify.match.crosslingual.without_translation import compare_without_translation
from verify.match.titles import compare_titles
from verify.model import Page, PageTitle

NEWS = SHARED / "labelled" / "parallel_news.tsv"
PAIRS = (("ru", "en"), ("en", "ru"), ("tr", "en"), ("en", "tr"), ("de", "en"), ("ru", "tr"))
_SILENT = ("same", "variant", "translated", "unverifiable")
_OTHERS = 4  # documents that are mixed with a statement's own
_SURE = 7.3
Rows = dict[str, list[dict[str, str]]]


def documents() -> Rows:
    """The rows of each document, its headline first."""
    found: Rows = defaultdict(list)
    with NEWS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row["document"]].append(row)
    return found


def ranks(own: str, other: str, news: Rows) -> Iterator[int]:
    """Yield the rank of each sentence's own counterpart, from 0."""
    for rows in news.values():
        there = [row[other] for row in rows]
        for at, row in enumerate(rows):
            yield rank_sentences(row[own], own, there, other).order.index(at)


def standing_out(own: str, other: str, news: Rows, every: int = 4) -> tuple[int, int, int]:
    """(located with the counterpart there, none stands out without it, statements)."""
    chance, located, none, count = random.Random(7), 0, 0, 0
    for name, rows in news.items():
        others = chance.sample([n for n in news if n != name], _OTHERS)
        there = [row[other] for n in (name, *others) for row in news[n]]
        for at in range(0, len(rows), every):
            count += 1
            ranking = rank_sentences(rows[at][own], own, there, other)
            located += ranking.order[0] == at and certainty(ranking) >= _SURE
            without = rank_sentences(rows[at][own], own, there[:at] + there[at + 1 :], other)
            none += certainty(without) < _SURE
    return located, none, count


def titles(own: str, other: str, news: Rows) -> tuple[int, int, int]:
    """(flagged on the own page, silent on another page, titles)."""
    names = list(news)
    flagged = silent = 0
    for at, name in enumerate(names):
        cited = news[name][0][own]
        flagged += compare_titles(cited, _page(news[name], other), own).outcome not in _SILENT
        wrong = _page(news[names[at - 1]], other)
        silent += compare_titles(cited, wrong, own).outcome in _SILENT
    return flagged, silent, len(names)


def contradictions(own: str, other: str, news: Rows, every: int = 6) -> dict[str, tuple[int, int]]:
    """(called inconsistent, statements) for unchanged statements and those with one change."""
    counts = {kind: [0, 0] for kind in ("unchanged", "number", "date", "name")}
    named = {
        name: [row[own][s.start : s.end] for row in rows for s in names_of(row[own], own)]
        for name, rows in news.items()
    }
    for number, (name, rows) in enumerate(news.items()):
        chance = random.Random(own + other + name)
        others = [found for other_name in news if other_name != name for found in named[other_name]]
        page = _page(rows, other)
        for row in rows[number % every :: every]:
            for kind, statement in _changed(row[own], own, others, chance):
                verdict = compare_without_translation(statement, own, page, other, ())
                counts[kind][0] += verdict.agreement == "inconsistent"
                counts[kind][1] += 1
    return {kind: (hits, count) for kind, (hits, count) in counts.items()}


def _changed(
    statement: str, language: str, names: list[str], chance: random.Random
) -> Iterator[tuple[str, str]]:
    yield "unchanged", statement
    for kind in ("number", "date"):
        if (changed := changed_value(statement, language, kind, chance)) is not None:
            yield kind, changed
    if (changed := changed_name(statement, language, names, chance)) is not None:
        yield "name", changed


def _page(rows: list[dict[str, str]], language: str) -> Page:
    text = "\n".join(row[language] for row in rows)
    return Page(text, text, (PageTitle("h1", rows[0][language]),), language=language)


def pair_rows() -> Iterator[tuple[str, str, int, int]]:
    """(kind, language, right, all) of the verdict pairs."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for pair in pairs():
        counts[pair.kind, pair.language][0] += pair.is_right
        counts[pair.kind, pair.language][1] += 1
    for (kind, language), (right, every) in sorted(counts.items()):
        yield kind, language, right, every


def main() -> None:
    """Print the tables."""
    for kind, language, right, every in pair_rows():
        print(f"pairs       {kind:<12}{language:<4}{right:>4}/{every}")
    if not NEWS.is_file():
        print("The parallel news is not beside this repository.")
        return
    news = documents()
    for own, other in PAIRS:
        _print_pair(own, other, news)


def _print_pair(own: str, other: str, news: Rows) -> None:
    found = list(ranks(own, other, news))
    first, three = (share(sum(rank < most for rank in found), len(found)) for most in (1, 3))
    located, none, count = standing_out(own, other, news)
    flagged, silent, cited = titles(own, other, news)
    print(f"{own}-{other}  first {first}  first three {three}")
    print(f"       located {share(located, count)}  none stands out {share(none, count)}")
    print(f"       titles flagged {share(flagged, cited)}  silent {share(silent, cited)}")
    changed = contradictions(own, other, news)
    rates = "  ".join(f"{kind} {share(*counts)}" for kind, counts in changed.items())
    print(f"       inconsistent: {rates}")


if __name__ == "__main__":
    main()
