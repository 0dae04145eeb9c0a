"""Tables of the sets that others labeled: n, precision, recall, F1, beside ten lines of regex."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.scores import labelled_quotations, labelled_references, labelled_roles, labelled_russian
from tests.scores.inserted_addresses import exact_share
from tests.scores.labelled_references import LabelledReference
from tests.scores.reference_scores import (
    LABELED,
    measures,
    read_by_regex,
    read_by_verify,
    read_surely,
    score,
)

Row = tuple[str, str, int, float, float, float]


def reference_sets() -> dict[str, list[LabelledReference]]:
    """Return the references of each kind."""
    excite = list(labelled_references.excite())
    return {
        "core": list(labelled_references.anystyle()),
        "list": [r for r in excite if r.kind == "list"],
        "footnote": [r for r in excite if r.kind == "footnote"],
    }


def reference_rows(most: int | None = None) -> Iterator[Row]:
    """Yield (set, field, n, P, R, F1) for each set, of at most ``most`` references."""
    for kind, references in reference_sets().items():
        counts = score(references[:most], read_by_verify)
        yield kind, "all fields", *measures(counts)
        for name in LABELED[kind]:
            yield kind, name, *measures(counts, name)
        sure = score(references[:most], read_surely)
        for name in LABELED[kind]:
            yield kind, f"{name}, sure", *measures(sure, name)
        yield kind, "(regex)", *measures(score(references[:most], read_by_regex))


def quotation_rows() -> Iterator[Row]:
    """Yield the rows of direct quotations, and of their speakers (share of those named)."""
    for name, texts in (
        ("US news", list(labelled_quotations.polnear())),
        ("German news", list(labelled_quotations.german())),
    ):
        for reader, read in (
            ("", labelled_quotations.read_by_verify),
            (" (regex)", labelled_quotations.read_by_regex),
        ):
            found, speakers = labelled_quotations.score(texts, read)
            yield name, f"quotations{reader}", *rates(found)
            share = speakers["right"] / max(1, sum(speakers.values()))
            yield name, f"speakers{reader}", sum(speakers.values()), share, share, share


def rates(counts: Counter[str]) -> tuple[int, float, float, float]:
    """Return n, precision, recall and F1."""
    right, wrong, missing = counts["right"], counts["wrong"], counts["missing"]
    precision, recall = right / max(1, right + wrong), right / max(1, right + missing)
    return right + missing, precision, recall, 2 * right / max(1, 2 * right + wrong + missing)


def main() -> None:
    """Print the tables."""
    if not labelled_references.LABELLED.is_dir():
        return
    print(f"{'set':<14}{'what':<22}{'n':>7}{'P':>8}{'R':>8}{'F1':>8}")
    rows = [*reference_rows(), *quotation_rows()]
    for name, counts in labelled_russian.token_scores().items():
        rows.append(("Russian", f"{name} tokens", *rates(counts)))
    for kind, what, n, precision, recall, f1 in rows:
        print(f"{kind:<14}{what:<22}{n:>7}{precision:>8.3f}{recall:>8.3f}{f1:>8.3f}")
    right, total = labelled_roles.recall()
    print(f"{'Russian':<14}{'adjacent roles':<22}{total:>7}{'':>8}{right / total:>8.3f}")
    every = [r for references in reference_sets().values() for r in references]
    print(f"{'addresses':<14}{'inserted, exact':<22}{200:>7}{'':>8}{exact_share(every):>8.3f}")
