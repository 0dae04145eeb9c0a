"""Every regular expression of the package, and strings made to let each of them backtrack."""

from __future__ import annotations

import importlib
import pkgutil
import re
import re._parser as parser  # type: ignore[import-not-found]
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import regex

import verify

PATTERN_TYPES = (re.Pattern, type(regex.compile("a")))
# Not a character of any class of ours: the string fails behind the repetition.
_STOP = "\x07"
_PROPERTIES = {"Lu": "A", "Ll": "a", "L": "a", "Nd": "1", "N": "1", "P": ".", "M": "\u0301"}


def compiled() -> dict[str, Any]:
    """Every compiled pattern that a module, class, table or cached function of ours holds."""
    found: dict[tuple[str, int], tuple[str, Any]] = {}
    for module in pkgutil.walk_packages(verify.__path__, "verify."):
        if module.name.endswith(("__main__", "pdf_worker")):
            continue
        loaded = importlib.import_module(module.name)
        for name, value in list(vars(loaded).items()):
            for pattern in _within(value, loaded.__name__):
                key = (pattern.pattern, pattern.flags)
                found.setdefault(key, (f"{module.name}:{name}", pattern))
    return {f"{where}#{n}": one for n, (where, one) in enumerate(found.values())}


def _within(value: Any, module: str, depth: int = 0) -> Iterator[Any]:
    if isinstance(value, PATTERN_TYPES) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, tuple | list | set | frozenset) and depth < 4:
        for one in value:
            yield from _within(one, module, depth + 1)
    elif isinstance(value, dict) and depth < 4:
        yield from _within(list(value.values()), module, depth + 1)
    elif hasattr(value, "cache_info") and getattr(value, "__module__", "") == module:
        yield from _of_function(value, module)


def _of_function(function: Any, module: str) -> Iterator[Any]:
    """What a cached function without arguments gives: most word lists become patterns in one."""
    try:
        value = function()
    except TypeError:  # it wants arguments
        return
    yield from _within(value, module, 2)


def attacks(pattern: Any) -> set[tuple[str, str]]:
    """Pairs (head, pump): a string that leads to a repetition, and what it repeats."""
    tree = _tree(pattern)
    return {("", char) for char in "a A1.,-(["} if tree is None else set(_attacks(tree, ""))


def is_parsed(pattern: Any) -> bool:
    """Whether the attacks follow the pattern's structure; others get a few characters only."""
    return _tree(pattern) is not None


def _tree(pattern: Any) -> Any:
    flags = pattern.flags & (re.I | re.X | re.S | re.M)
    try:
        return parser.parse(_plain(pattern.pattern), flags)
    except re.error:  # syntax of the library regex that _plain does not translate
        return None


def _plain(source: str) -> str:
    """The pattern in the syntax that the standard library can parse; close enough for samples."""
    source = re.sub(r"\\[pP]\{\^?(\w+)[^}]*\}", lambda m: _PROPERTIES.get(m[1], "a"), source)
    return re.sub(r"\(\?<(?![=!])", "(?P<", source)


def _attacks(nodes: Any, head: str) -> Iterator[tuple[str, str]]:
    for op, value in nodes:
        name = str(op)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[1] > 20:
            for pump in _samples(value[2])[:6]:
                if pump:
                    yield head[-60:], pump
                    yield "", pump
        for inner in _inner(op, value):
            yield from _attacks(inner, head)
        head += (_samples([(op, value)]) or [""])[0]


def _inner(op: Any, value: Any) -> list[Any]:
    name = str(op)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return [value[2]]
    if name == "SUBPATTERN":
        return [value[3]]
    if name == "BRANCH":
        return list(value[1])
    if name in ("ASSERT", "ASSERT_NOT"):
        return [value[1]]
    return [value] if name == "ATOMIC_GROUP" else []


def _samples(nodes: Any) -> list[str]:
    """A few strings that a part of a pattern matches."""
    found = [""]
    for op, value in nodes:
        options = _of_node(str(op), value)
        found = [head + tail for head in found[:4] for tail in options[:4]]
    return list(dict.fromkeys(found))


def _of_node(name: str, value: Any) -> list[str]:
    if name == "LITERAL":
        return [chr(value)]
    if name in ("ANY", "NOT_LITERAL"):
        return ["a", " "]
    if name == "IN":
        return _of_class(value)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        once = _samples(value[2])
        return [one * max(1, min(value[0], 8)) for one in once] + ([""] if not value[0] else [])
    if name == "SUBPATTERN":
        return _samples(value[3])
    if name == "ATOMIC_GROUP":
        return _samples(value)
    if name == "BRANCH":
        return [one for branch in value[1] for one in _samples(branch)[:2]]
    return [""]


_CATEGORIES = {
    "DIGIT": "1",
    "SPACE": " ",
    "WORD": "a",
    "NOT_SPACE": "a",
    "NOT_WORD": ".",
    "NOT_DIGIT": "a",
}


def _of_class(items: Any) -> list[str]:
    found: list[str] = []
    negated = any(str(op) == "NEGATE" for op, _ in items)
    if negated:
        taken = {chr(value) for op, value in items if str(op) == "LITERAL"}
        return [char for char in "a1 .-,A" if char not in taken][:3]
    for op, value in items:
        if str(op) == "LITERAL":
            found.append(chr(value))
        elif str(op) == "RANGE":
            found.append(chr(value[0]))
        elif str(op) == "CATEGORY":
            name = str(value).removeprefix("CATEGORY_").removeprefix("UNI_")
            found.append(_CATEGORIES.get(name, "a"))
    return found or ["a"]


class Slow(Exception):
    """A search did not end in its time."""


def _late(*_: object) -> None:
    raise Slow


def seconds(pattern: Any, text: str, limit: float) -> float:
    """Processor seconds of one search over the whole text. Raises ``Slow`` at the limit."""
    timeout = {} if isinstance(pattern, re.Pattern) else {"timeout": limit}
    return _measured(lambda: deque(pattern.finditer(text, **timeout), maxlen=0), limit)


def _measured(work: Callable[[], object], limit: float) -> float:
    before = signal.signal(signal.SIGVTALRM, _late)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    began = time.process_time()
    try:
        work()
    except TimeoutError:
        raise Slow from None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - began


def slow_attacks(pattern: Any, size: int, limit: float) -> list[tuple[str, str]]:
    """The attacks of ``size`` characters that the pattern needs more than ``limit`` seconds for."""
    found = []
    for head, pump in attacks(pattern):
        text = head + pump * (size // len(pump)) + _STOP
        try:
            seconds(pattern, text, limit)
        except Slow:
            found.append((head, pump))
    return found


def is_anchored(name: str, module: str) -> bool:
    """Whether the package only matches this pattern at one place and never searches with it."""
    variable = name.partition("#")[0]
    own = importlib.import_module(module).__file__ or ""
    files = [Path(own)] if variable.startswith("_") else Path(verify.__path__[0]).rglob("*.py")
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    methods = set(re.findall(rf"\b{re.escape(variable)}(?:\(\))?\.(\w+)\(", text))
    return bool(methods) and methods <= {"match", "fullmatch"}


def match_seconds(pattern: Any, text: str, limit: float) -> float:
    """Processor seconds of one match at the start of the text. Raises ``Slow`` at the limit."""
    return _measured(lambda: pattern.match(text), limit)


def growing_attack(pattern: Any, size: int, anchored: bool) -> tuple[str, str] | None:
    """The first attack whose time grows faster than n^1.3 up to ``size`` characters, or None."""
    measure = match_seconds if anchored else seconds
    for attack in sorted(attacks(pattern)):
        try:
            if _grows(measure, pattern, attack, size):
                return attack
        except Slow:
            return attack
    return None


def _grows(measure: Any, pattern: Any, attack: tuple[str, str], size: int) -> bool:
    """Whether the shortest times of searches by turns grow: all that disturbs a search adds time.

    A short search is measured four times in a row, as the clock has steps of 4 ms.
    """
    texts = _attack(*attack, size), _attack(*attack, size // 4)
    long, short = LIMIT, LIMIT
    for _ in range(ROUNDS):
        long = min(long, float(measure(pattern, texts[0], LIMIT)))
        if long < NOTHING:
            return False
        short = min(short, sum(float(measure(pattern, texts[1], LIMIT)) for _ in "1234") / 4)
    return long > 4**1.3 * short


# Processor seconds: a search that ends within the first is too short to tell how it grows; one
# that takes longer than the second has failed.
NOTHING, LIMIT = 0.1, 1.0

ROUNDS = 7  # as timeit does


def _attack(head: str, pump: str, size: int) -> str:
    return head + pump * (size // len(pump)) + _STOP
