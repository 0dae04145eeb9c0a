"""Spellings of names across many articles: all are found, and few names are compared."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from verify.model import Dossier
from verify.pipeline.read import dossier_of
from verify.rules.people import name_spelling_varies_across_articles as rule
from verify.rules.people.name_spelling_varies_across_articles import NamedPerson

SENTENCES = {
    "en": "{office} {given} {surname} said that the new bridge over the river would open in the spring.",
    "ru": "{office} {given} {surname} сказал, что новый мост через реку откроют весной этого года.",
}
NAMES = {
    "en": (("President", "Minister"), ("Emomali", "Anna"), ("Rahmonov", "Sharsheev", "Kolenko")),
    "ru": (("Президент", "Министр"), ("Эмомали", "Алексей"), ("Рахмонов", "Шаршеев", "Коленко")),
}
VOWELS = {"en": "aeiou", "ru": "аеиоу"}


def spelled(draw: random.Random, language: str) -> str:
    """Return a sentence about a person whose surname may have a letter too many or too few."""
    offices, given, surnames = NAMES[language]
    surname, at = draw.choice(surnames), draw.randrange(1, 6)
    letter = draw.choice(("", surname[at], surname[at] * 2, draw.choice(VOWELS[language])))
    surname = surname[:at] + letter + surname[at + 1 :]
    chosen = {"office": draw.choice(offices), "given": draw.choice(given), "surname": surname}
    return SENTENCES[language].format(**chosen)


def dossiers(texts: Sequence[str]) -> list[Dossier]:
    found = [dossier_of(f"{text}\n".encode(), "a.txt", date(2026, 11, 2)) for text in texts]
    return [
        replace(one, article=replace(one.article, origin=f"{number}.txt"))
        for number, one in enumerate(found)
        if isinstance(one, Dossier)
    ]


def all_pairs(group: Sequence[NamedPerson]) -> Iterator[tuple[NamedPerson, NamedPerson]]:
    return (pair for pair in combinations(group, 2) if pair[0][3] & pair[1][3])


@pytest.mark.parametrize("language", SENTENCES)
def test_the_findings_are_those_of_comparing_all_pairs(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = random.Random(5)
    articles = dossiers([spelled(draw, language) for _ in range(40)])
    found = list(rule.check(articles))
    monkeypatch.setattr(rule, "_with_one_office", all_pairs)
    assert list(rule.check(articles)) == found
    assert len(found) >= 6


def test_names_of_people_who_share_only_a_given_name_are_not_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draw, compared = random.Random(6), []
    surnames = {"".join(draw.choices("bcdfghklmnprst", k=9)).capitalize() for _ in range(80)}
    texts = [
        SENTENCES["en"].format(office="President", given="Anna", surname=surname)
        for surname in (*sorted(surnames), "Kolenko", "Kolenka")
    ]
    same_name = rule.same_name
    monkeypatch.setattr(rule, "same_name", lambda a, b: compared.append((a, b)) or same_name(a, b))
    assert len(list(rule.check(dossiers(texts)))) <= 1
    assert ("Anna Kolenko", "Anna Kolenka") in compared and len(compared) < 8
