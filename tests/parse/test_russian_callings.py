"""Callings in Russian that no list has: by morphology, in one case with the name behind them."""

import pytest

from verify.model import Article
from verify.parse import parse
from verify.parse.people.russian_morphology import is_calling, is_foreign_name
from verify.read import read_bytes


def labels(sentence: str) -> list[tuple[str, str]]:
    text = f"# Мост\n\nМост закрыт с понедельника, и жители ждут решения совета.\n\n{sentence}\n"
    article = read_bytes(text.encode(), "a.md")
    assert isinstance(article, Article)
    return [(x.role.value, x.name.value) for x in parse(article).labels]


@pytest.mark.parametrize(
    ("sentence", "role", "name"),
    [
        ("На мосту выступил жонглёр Иван Прудников.", "жонглёр", "Иван Прудников"),
        ("Вчера он говорил с шахматистом Павлом Зубриным о мосте.", "шахматистом", "Павлом Зубриным"),
        ("Мост открыла княгиня Ольтиния вместе с детьми.", "княгиня", "Ольтиния"),
        ("На мосту выступил теннисист И. Прудников.", "теннисист", "И. Прудников"),
        ("Мост построил инженер К. Зубрин.", "инженер", "К. Зубрин"),
        ("На мосту ждали жонглёра Дёрдя Кардошвича.", "жонглёра", "Дёрдя Кардошвича"),
        ("Мост снял кинофотограф Павел Зубрин.", "кинофотограф", "Павел Зубрин"),
        ("Мост освятил архиепископ Удаджи Павел Зубрин Тагузин.", "архиепископ Удаджи", "Павел Зубрин Тагузин"),
        ("Против выступил вратарь сборной России Олег Тагузин.", "вратарь сборной России", "Олег Тагузин"),
        ('Решение главы "Речпорта" Ивана Прудникова отменили.', 'главы "Речпорта', "Ивана Прудникова"),
    ],
)  # fmt: skip
def test_a_calling_before_a_name(sentence: str, role: str, name: str) -> None:
    assert (role, name) in labels(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "К мосту пришёл брат Ивана Прудникова.",
        "К мосту пришёл сосед Иван Прудников.",
        "Его называют учеником Олега Тагузина.",
        "На мосту ждала итальянка Анна Прудникова.",
        "К мосту пришёл предок Акихито.",
        "Предок Акихито жил у моста.",
        "Лошадь Буцефалус стояла у моста.",
        "У моста живёт кот Василий Зубрин.",
        "У моста стоял убийца Иван Прудников.",
        "К мосту пришла жительница Анна Прудникова.",
        "Мост открыл жонглёр Акаведо.",
        "Жонглёр И моста не видел.",
        "Для каждого игрока ЧМ важен этот мост.",
        "У моста видели жонглёров Ивана и Павла.",
    ],
)
def test_kin_inhabitants_and_other_cases_are_no_callings(sentence: str) -> None:
    assert labels(sentence) == []


def test_a_letter_without_a_unicode_name_is_no_calling() -> None:
    assert not is_calling("𘆀A")
    assert is_foreign_name("Novak")
