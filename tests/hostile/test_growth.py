"""No input costs more than its size: the work for 8n is held against that for n, 2n and 4n.

Calls are counted with a profile hook, so that the figures are the same on every machine; what runs
in C (regular expressions, libxml2, zlib) is held by the processor time of the largest input.
"""

from __future__ import annotations

import math
import sys
import time
from itertools import pairwise

import pytest
from hostile.shapes import SHAPES, Shape, read

SIZE = 100
GROWTH = 1.3
# Seconds of processor time for the largest input of a shape (800 repetitions): inputs that take
# longer than 60 s end at the stated limit of reading.
LONGEST = 20.0


def calls(shape: Shape, data: bytes) -> int:
    """How many functions are called, of Python and of C, to read the input."""
    count = 0

    def hook(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(hook)
    try:
        read(shape, data)
    finally:
        sys.setprofile(None)
    return count


def growth(shape: Shape, size: int = SIZE) -> float:
    """The exponent between the three steps n → 2n → 4n → 8n: 1 is linear, 2 the square.

    Steps are compared, not totals: what each input costs besides does not flatter.
    """
    counted = [calls(shape, shape.make(size * factor)) for factor in (1, 2, 4, 8)]
    steps = [max(1, after - before) for before, after in pairwise(counted)]
    if steps[-1] < 500:  # nothing grows
        return 0.0
    found = min(math.log2(steps[2] / steps[0]) / 2, math.log2(steps[2] / steps[1]))
    # A threshold that is crossed once (a text long enough to guess its language) is no growth: it
    # does not show again at four times the size.
    return found if found < GROWTH or size >= 4 * SIZE else growth(shape, 4 * SIZE)


def test_there_are_more_than_150_shapes_over_all_kinds_of_input() -> None:
    kinds = {shape.kind for shape in SHAPES}
    assert len(SHAPES) > 300
    assert kinds >= {"text", "markdown", "html", "page", "feed", "json-ld", "pdf", "headers"}
    assert kinds >= {"encoded", "decisions"}


def test_growth_is_told() -> None:
    def square(_: Shape, data: bytes) -> None:
        for _ in data:
            for _ in data:
                len(data)

    from hostile import shapes

    shape = Shape("square", "square", lambda n: b"a" * n)
    shapes.READERS["square"] = square
    try:
        assert growth(shape, 10) > 1.9
    finally:
        del shapes.READERS["square"]


@pytest.mark.slow
@pytest.mark.growth
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: f"{shape.kind}-{shape.name}")
def test_the_work_grows_with_the_input_and_no_faster(shape: Shape) -> None:
    read(shape, shape.make(3))  # word lists are loaded once
    assert growth(shape) < GROWTH
    data = shape.make(8 * SIZE)
    began = time.process_time()
    read(shape, data)
    assert time.process_time() - began < LONGEST
