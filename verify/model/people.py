"""Persons, the labels they are given, and acronyms."""

from __future__ import annotations

from dataclasses import dataclass

from verify.model.span import Field, Span


@dataclass(frozen=True, slots=True)
class Label:
    """A role or description that one place in the text gives a person."""

    person: int
    role: Field  # "Central Asia Expert"
    name: Field  # the person as named there
    span: Span  # the whole: "Central Asia Expert Mars Sariev"
    block: int
    shape: str  # prefix, apposition, parenthesis, header, byline, biography, honorific


@dataclass(frozen=True, slots=True)
class Person:
    """A person that the article names, with every mention."""

    name: str  # the fullest form met
    forms: tuple[Field, ...]  # every mention, in order


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym and its expansion where the article gives both."""

    short: Field
    expansion: Field
