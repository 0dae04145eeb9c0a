"""Train the weights of ``verify/fitness/structure.toml`` on invented pages, and say how it went."""

from __future__ import annotations

from math import exp
from pathlib import Path

import numpy

from training.fitness.pages import Specimen, specimen
from verify.fitness.cited import shared_with
from verify.fitness.page_shape import page_shape, page_tree
from verify.fitness.structure import features, read_structure
from verify.read.page.extract import extract_page

TARGET = Path(__file__).resolve().parents[2] / "verify" / "fitness" / "structure.toml"
_PAGES, _ROUNDS, _RATE, _PENALTY = 3_000, 6_000, 2.0, 0.002
Row = tuple[dict[str, float], bool]


def row(page: Specimen) -> Row:
    """Return the features of one page and whether it is another page."""
    tree = page_tree(page.html)
    form = page_shape(page.html, tree)
    read = extract_page(page.html.encode(), "text/html", "utf-8", page.address)
    shared = shared_with(None, page.address, form, read)
    return features(
        read_structure(tree, page.address), form, read, shared, page.address
    ), page.other


def fit(rows: list[Row]) -> tuple[float, dict[str, float]]:
    """Return the bias and the weights of a logistic regression, with a small penalty on weights.

    No weight is below 0: each feature is a reason to take the page for another one.
    """
    names = list(rows[0][0])
    table = numpy.array([[values[name] for name in names] for values, _ in rows])
    truth = numpy.array([float(other) for _, other in rows])
    weights, bias = numpy.zeros(len(names)), 0.0
    for _ in range(_ROUNDS):
        error = 1 / (1 + numpy.exp(-(table @ weights + bias))) - truth
        slope = (table * error[:, None]).mean(axis=0) + _PENALTY * weights
        weights = numpy.maximum(weights - _RATE * slope, 0)
        bias -= _RATE * float(error.mean())
    return bias, dict(zip(names, map(float, weights), strict=True))


def probability(bias: float, weights: dict[str, float], values: dict[str, float]) -> float:
    """Return how likely a page with these features is another page."""
    total = bias + sum(weights[name] * value for name, value in values.items())
    return 1 / (1 + exp(-max(-60.0, min(60.0, total))))


def write(bias: float, weights: dict[str, float]) -> None:
    """Put the new numbers into the file; its bounds and explanations stay."""
    lines, name = [], ""
    for line in TARGET.read_text(encoding="utf-8").splitlines():
        if line.startswith("[feature."):
            name = line.removeprefix("[feature.").rstrip("]")
        if line.startswith("bias = "):
            line = f"bias = {bias:.3f}"
        if line.startswith("weight = "):
            line = f"weight = {weights[name]:.3f}"
        lines.append(line)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Train on three quarters of the pages, print the errors on the rest, and write the file."""
    rows = [row(specimen(number)) for number in range(_PAGES)]
    seen, kept = rows[: 3 * _PAGES // 4], rows[3 * _PAGES // 4 :]
    bias, weights = fit(seen)
    for bound in (0.5, 0.9, 0.97):
        found = [probability(bias, weights, values) >= bound for values, _ in kept]
        caught = sum(hit and other for hit, (_, other) in zip(found, kept, strict=True))
        false = sum(hit and not other for hit, (_, other) in zip(found, kept, strict=True))
        others = sum(other for _, other in kept)
        print(
            f"bound {bound}: {caught} of {others} other pages, {false} of {len(kept) - others} articles"
        )
    write(bias, weights)


if __name__ == "__main__":
    main()
