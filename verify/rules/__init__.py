"""The catalog of rules: one problem, one module, one docstring that is its manual page.

A rule is a module of this package whose name does not start with an underscore. It has

* a docstring: one summary line, then the headings ``What it finds``, ``Why it matters``,
  ``Example`` and ``Not flagged``;
* ``CODE`` (never reused: N1 notes, U2 references and addresses, T3 text and titles,
  Q4 quotations, P5 people and labels, S6 sources), ``SEVERITY``, ``CONFIDENCE``,
  ``PREVIEW`` (off by default until its precision is measured), ``SCOPE`` (``article`` or
  ``collection``) and ``NEEDS_SOURCES``; ``NEEDS_REGISTRIES`` if it compares records of registries;
* ``check(dossier)`` for the scope ``article``, ``check(dossiers)`` for ``collection``;
  both yield findings and do nothing else.

Findings of a collection rule say in ``places[0].article`` which article they belong to.
"""

from __future__ import annotations

import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from verify.model import Confidence, Finding, Severity

HEADINGS = ("What it finds", "Why it matters", "Example", "Not flagged")
SCOPES = ("article", "collection")


class BadRule(Exception):
    """A module of this package is not a rule; the message says what is missing. A bug."""


class UnknownRule(ValueError):
    """No rule has this name or code. The text is a sentence for the user.

    ``nearest`` is the most similar name, or None; the sentence suggests it.
    """

    def __init__(self, asked: str, nearest: str | None) -> None:
        hint = f" Did you mean {nearest}?" if nearest else " “verify rules” lists them."
        super().__init__(f"There is no rule “{asked}”.{hint}")
        self.asked = asked
        self.nearest = nearest


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of problem, as read from its module."""

    name: str  # "quote-not-found"
    code: str  # "Q401"
    severity: Severity
    confidence: Confidence
    preview: bool
    scope: str  # "article" or "collection"
    needs_sources: bool
    summary: str  # the first line of the docstring
    manual: tuple[tuple[str, str], ...]  # (heading, Markdown text), in the order of HEADINGS
    check: Callable[[Any], Iterator[Finding]]
    needs_registries: bool = False


def _manual(name: str, doc: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Split a docstring at its headings, which are underlined with dashes."""
    pattern = "|".join(re.escape(heading) for heading in HEADINGS)
    head, *rest = re.split(rf"^({pattern})\n-+\n", doc, flags=re.MULTILINE)
    sections = tuple(
        (heading, text.strip()) for heading, text in zip(rest[::2], rest[1::2], strict=True)
    )
    if tuple(heading for heading, _ in sections) != HEADINGS or not head.strip():
        raise BadRule(f"{name}: the docstring needs a summary and the headings {HEADINGS}")
    return " ".join(head.split()), sections


def _rule(module: ModuleType) -> Rule:
    name = module.__name__.rpartition(".")[2].replace("_", "-")
    summary, manual = _manual(name, inspect.cleandoc(module.__doc__ or ""))
    try:
        rule = Rule(
            name=name,
            code=module.CODE,
            severity=module.SEVERITY,
            confidence=module.CONFIDENCE,
            preview=module.PREVIEW,
            scope=module.SCOPE,
            needs_sources=module.NEEDS_SOURCES,
            summary=summary,
            manual=manual,
            check=module.check,
            needs_registries=getattr(module, "NEEDS_REGISTRIES", False),
        )
    except AttributeError as missing:
        raise BadRule(f"{name}: {missing}") from missing
    if rule.scope not in SCOPES:
        raise BadRule(f"{name}: SCOPE is one of {SCOPES}")
    return rule


def _rule_modules() -> Iterator[str]:
    """Yield the full names of the rule modules: one folder per subject, no leading underscore."""
    for folder in pkgutil.iter_modules(__path__):
        if folder.ispkg:
            package = import_module(f"{__name__}.{folder.name}")
            for module in pkgutil.iter_modules(package.__path__):
                if not module.name.startswith("_"):
                    yield f"{package.__name__}.{module.name}"


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return all rules, sorted by code. Raises ``BadRule`` for a module that is not a rule."""
    rules = [_rule(import_module(name)) for name in sorted(_rule_modules())]
    codes = [rule.code for rule in rules]
    if twice := {code for code in codes if codes.count(code) > 1}:
        raise BadRule(f"two rules share a code: {', '.join(sorted(twice))}")
    return tuple(sorted(rules, key=lambda rule: rule.code))


def rule(name: str) -> Rule | None:
    """Return the rule with this name (``quote-not-found``) or code (``Q454``), or None."""
    wanted = name.strip().casefold().replace("_", "-")
    return next((r for r in all_rules() if wanted in (r.name, r.code.casefold())), None)


def named(name: str) -> Rule:
    """Return the rule with this name or code. Raises ``UnknownRule``, which suggests another."""
    found = rule(name)
    if found is None:
        raise UnknownRule(name, _nearest(name))
    return found


def _nearest(asked: str) -> str | None:
    wanted = asked.strip().casefold().replace("_", "-")
    return next(iter(get_close_matches(wanted, [r.name for r in all_rules()], 1)), None)


def _named(asked: str) -> set[str]:
    """Return rule names for a name, a code, the beginning of a code (``U2``), or ``all``."""
    wanted = asked.strip().casefold().replace("_", "-")
    if wanted == "all":
        return {r.name for r in all_rules()}
    exact = rule(asked)
    group = (
        {r.name for r in all_rules() if r.code.casefold().startswith(wanted)} if wanted else set()
    )
    found = {exact.name} if exact else group
    if not found:
        raise UnknownRule(asked, _nearest(asked))
    return found


def chosen(
    select: Iterable[str] = (), ignore: Iterable[str] = (), preview: bool = False
) -> tuple[Rule, ...]:
    """Return the rules to run, sorted by code.

    ``select`` and ``ignore`` are names, codes, beginnings of codes, or ``all``. Without
    ``select``, every rule that is not a preview runs; ``preview`` adds the preview rules. A rule
    selected by its own name or code runs even if it is a preview rule.
    Raises ``UnknownRule`` for a word that matches no rule.
    """
    asked = tuple(select)
    names = {r.name for r in all_rules()} if not asked else set().union(*map(_named, asked))
    own = {found.name for word in asked if (found := rule(word))}
    out = set().union(*map(_named, ignore))
    return tuple(
        r
        for r in all_rules()
        if r.name in names and r.name not in out and (preview or not r.preview or r.name in own)
    )
