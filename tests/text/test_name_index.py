"""The index of names leaves out no pair that ``same_name`` would not find different."""

from __future__ import annotations

import random
from functools import cache

from verify.text.names.comparison import same_name
from verify.text.names.index import NameIndex

NAMES = (
    """
Emomali Rahmon|Эмомали Рахмон|Эмомали Рахмона|E. Rahmon|Rakhmon|Rahmonov|Emomali Rakhmonov
Heydar Aliyev|Гейдар Алиев|Haydar Aliev|Aliyeva|Vladimir Putin|Владимир Путин|Volodymyr Putin
Wentworth Miller|Уэнтуорт Миллер|Вентворт Миллер|Joe Biden|Джо Байден|Xi Jinping|Си Цзиньпин
Sadyr Japarov|Садыр Жапаров|Sadır Caparov|Alexander Lukashenko|Александр Лукашенко|Aleksandr
Recep Tayyip Erdoğan|Erdogan|Реджеп Тайип Эрдоган|İsmail Yılmaz|Ismail Yilmaz|Shavkat Mirziyoyev
Шавкат Мирзиёев|Mirzoyev|Jens Stoltenberg|Йенс Столтенберг|Stein|Штейн|A. B. Carter|Ann Carter
Marta Kolen|Марта Колен|Marta Kohlen|Viktor Hadar|Victor Hadar|Виктор Хадар|Hadari|Ali Omar|Alo Emir
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


def damaged(name: str, letters: random.Random) -> str:
    at = letters.randrange(len(name))
    return name[:at] + letters.choice(["", "a", "k", "'", name[at] * 2]) + name[at + 1 :]


@cache
def names() -> list[str]:
    letters = random.Random(7)
    return [*NAMES, *(damaged(letters.choice(NAMES), letters) for _ in range(160))]


@cache
def agreeing() -> dict[int, set[int]]:
    """The names that each name agrees with, found by comparing all of them."""
    return {
        number: {
            n for n, other in enumerate(names()) if same_name(name, other).verdict != "different"
        }
        for number, name in enumerate(names())
    }


def test_every_pair_that_may_agree_is_a_candidate() -> None:
    index = NameIndex(names())
    for number, alike in agreeing().items():
        name, found = names()[number], index.candidates(names()[number])
        assert alike <= set(found), (name, [names()[n] for n in alike - set(found)])
        assert found == sorted(found)
    assert sum(map(len, agreeing().values())) > 3 * len(names())


def test_of_two_names_that_agree_the_shorter_one_finds_the_other() -> None:
    index = NameIndex(names())
    found = {number: index.of_as_many_words(name) for number, name in enumerate(names())}
    for number, alike in agreeing().items():
        assert all(n in found[number] or number in found[n] for n in alike), names()[number]
        assert found[number] == sorted(found[number])
        assert set(found[number]) <= set(index.candidates(names()[number]))
    assert index.of_as_many_words("") == []


def test_names_that_share_nothing_are_no_candidates() -> None:
    index = NameIndex(["Emomali Rahmon", "Heydar Aliyev", "Ann Carter"])
    assert index.candidates("Рахмон") == [0]
    assert index.candidates("A. Carter") == [2]
    assert index.candidates("Heydar Carter") == []
    assert index.candidates("") == []
