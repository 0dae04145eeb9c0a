"""Precision and recall of the verdicts on the labelled quotations, titles and translations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.specimens.quotations import LANGUAGES, VERDICTS, specimens
from verify.match.verdict.compare import compare

HEADINGS = ("quotations", "verdict", "labelled", "precision", "recall")


def rows() -> Iterator[tuple[str, str, int, float, float]]:
    """(language, verdict, how many are labelled so, precision, recall), per language and in all."""
    labelled: Counter[tuple[str, str]] = Counter()
    given: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for one in specimens():
        outcome = compare(one.quotation, one.page, one.language).outcome.value
        for language in (one.language, "all"):
            labelled[language, one.verdict] += 1
            given[language, outcome] += 1
            right[language, one.verdict] += outcome == one.verdict
    for language in (*LANGUAGES, "all"):
        for verdict in VERDICTS:
            key = (language, verdict)
            precision = right[key] / given[key] if given[key] else 1.0
            yield language, verdict, labelled[key], precision, right[key] / labelled[key]


def crossings() -> tuple[int, int]:
    """(harmful edits called verbatim or edited, harmless ones called altered): both to be 0."""
    passed = accused = 0
    for one in specimens():
        outcome = compare(one.quotation, one.page, one.language).outcome.value
        passed += one.verdict == "altered" and outcome in ("verbatim", "edited")
        accused += one.verdict in ("verbatim", "edited", "reworded") and outcome == "altered"
    return passed, accused


def main() -> None:
    """Print the table."""
    print("{:<12}{:<12}{:>9}{:>11}{:>8}".format(*HEADINGS))
    for language, verdict, count, precision, recall in rows():
        print(f"{language:<12}{verdict:<12}{count:>9}{precision:>11.3f}{recall:>8.3f}")
    passed, accused = crossings()
    print(
        f"harmful edits passed as verbatim or edited: {passed}; harmless called altered: {accused}"
    )


if __name__ == "__main__":
    main()
