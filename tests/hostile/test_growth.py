"""No input costs more than its size: the work for 8n is held against that for n, 2n and 4n.

Calls are counted with a profile hook, so that the figures are the same on every machine; what runs
in C (regular expressions, libxml2, zlib) is held by the growth of the processor time.
"""

from __future__ import annotations

import gc
import math
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from hostile.shapes import SHAPES, Shape, read

SIZE = 100
GROWTH = 1.3
# An input that takes less than twice the time of this many additions is not timed: at this size
# even the square of it is a fraction of a second.
ADDITIONS = 1_000_000


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


@pytest.fixture(scope="module", autouse=True)
def little_to_collect() -> Iterator[None]:
    """What the tests before left behind is not walked anew by each of thousands of collections."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one call, without the collection of what other tests left behind."""
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        gc.enable()


def time_growth(shape: Shape, size: int = SIZE, times: int = 1) -> float:
    """The exponent of the processor time between 2n and 8n; 0 where it is too little to measure.

    A large input between two small ones, and the shortest of seven where that looks like growth:
    whatever else the machine does only ever adds to a measurement
    (docs.python.org/3/library/timeit.html).
    """
    small, large = (shape.make(size * factor) for factor in (2, 8))
    shorter, longer = [seconds(lambda: read(shape, small))], []
    for _ in range(times):
        longer.append(seconds(lambda: read(shape, large)))
        shorter.append(seconds(lambda: read(shape, small)))
    if min(longer) < 2 * min(seconds(lambda: sum(range(ADDITIONS))) for _ in range(3)):
        return 0.0
    exponent = math.log(min(longer) / min(shorter), 4)
    return exponent if exponent < GROWTH or times > 1 else time_growth(shape, size, 7)


def test_there_are_more_than_150_shapes_over_all_kinds_of_input() -> None:
    kinds = {shape.kind for shape in SHAPES}
    assert len(SHAPES) > 300
    assert kinds >= {"text", "markdown", "html", "page", "feed", "json-ld", "pdf", "headers"}
    assert kinds >= {"encoded", "decisions"}


@pytest.fixture
def square() -> Iterator[Shape]:
    """A shape whose reader does the square of the work, in Python and in C."""

    def reader(_: Shape, data: bytes) -> None:
        for number in range(len(data)):
            for _ in data:
                len(data)
            data.count(b"b", number)

    from hostile import shapes

    shapes.READERS["square"] = reader
    yield Shape("square", "square", lambda n: b"a" * n)
    del shapes.READERS["square"]


@pytest.mark.slow
def test_growth_is_told(square: Shape) -> None:
    assert growth(square, 10) > 1.9
    assert time_growth(square, 400) > 1.7


@pytest.mark.slow
@pytest.mark.growth
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: f"{shape.kind}-{shape.name}")
def test_the_work_grows_with_the_input_and_no_faster(shape: Shape) -> None:
    read(shape, shape.make(3))  # word lists are loaded once
    assert growth(shape) < GROWTH
    assert time_growth(shape) < GROWTH
