"""Tables of the sets that others labeled: n, precision, recall, F1, beside ten lines of regex."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.scores import labelled_quotations, labelled_references, labelled_roles, labelled_russian
from tests.scores.inserted_addresses import exact_share
from tests.scores.labelled_references import LabelledReference
from tests.scores.reference_scores import (
    LABELED,
    Fields,
    measures,
    read_by_regex,
    read_by_verify,
    read_surely,
    score,
)
from verify.text.language.language_model import language_model

_FEWEST = 50  # references of a language that has a row of its own
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
    for kind, every in reference_sets().items():
        references = every[:most]
        read = list(read_by_verify([one.text for one in references]))
        counts = score(references, lambda _, read=read: iter(read))
        yield kind, "all fields", *measures(counts)
        yield from language_rows(kind, references, read)
        for name in LABELED[kind]:
            yield kind, name, *measures(counts, name)
        sure = score(references, read_surely)
        for name in LABELED[kind]:
            yield kind, f"{name}, sure", *measures(sure, name)
        by_regex = score(references, read_by_regex)
        yield kind, "(regex)", *measures(by_regex)
        for name in LABELED[kind]:
            yield kind, f"{name} (regex)", *measures(by_regex, name)


def language_rows(
    kind: str, references: Sequence[LabelledReference], read: Sequence[Fields]
) -> Iterator[Row]:
    """Yield the row of each language with at least ``_FEWEST`` references."""
    parts: dict[str, list[tuple[LabelledReference, Fields]]] = {}
    for one, fields in zip(references, read, strict=True):
        parts.setdefault(language_model().rank(one.text)[0][0], []).append((one, fields))
    for language, part in sorted(parts.items(), key=lambda item: -len(item[1])):
        if len(part) >= _FEWEST:
            counts = score([one for one, _ in part], lambda _, part=part: (f for _, f in part))
            yield kind, f"all fields, {language}", *measures(counts)


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
