"""Quotations: marks of six traditions, kinds, speakers, cues and backing."""

from __future__ import annotations

import pytest

from verify.model import Article, Dossier, Quotation, QuotationKind, Span
from verify.parse import parse
from verify.parse.quotations.marks import pair_marks
from verify.read import read_bytes


def dossier(text: str, name: str = "a.txt") -> Dossier:
    article = read_bytes(text.encode(), name)
    assert isinstance(article, Article)
    return parse(article)


def inner(d: Dossier, q: Quotation) -> str:
    return d.article.text[q.inner.start : q.inner.end]


def speaker(d: Dossier, q: Quotation) -> str | None:
    if q.speaker is None:
        return None
    return d.people[q.speaker.person].name if q.speaker.person is not None else q.speaker.name.value


def paired(text: str) -> list[str]:
    return [text[p.inner.start : p.inner.end] for p in pair_marks(text, [Span(0, len(text))]).pairs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “the dam is open” twice.", ["the dam is open"]),
        (
            'He said "the dam is open" and "the road is shut".',
            ["the dam is open", "the road is shut"],
        ),
        ('"This isn"t open," she said. "Go."', ['This isn"t open,', "Go."]),
        ('Сказала: "П"ять років чекали". Пішла.', ['П"ять років чекали']),
        ('"Vadi Postası"na konuştu, "Kanal bizim" dedi.', ["Vadi Postası", "Kanal bizim"]),
        ("Он сказал: «Плотина открыта».", ["Плотина открыта"]),
        ("Er sagte: „Der Damm ist offen.“ Dann ging er.", ["Der Damm ist offen."]),
        ("Er sagte: »Der Damm ist offen.« Dann ging er.", ["Der Damm ist offen."]),
        ("Powiedział: „Tama jest otwarta”.", ["Tama jest otwarta"]),
        ("He said ‘the dam is open’ twice.", ["the dam is open"]),
        ("The farmers’ dam isn’t open, and ‘the rivers’ edge’ is wet.", ["the rivers’ edge"]),
        ("Il a dit : « Le barrage est ouvert. »", [" Le barrage est ouvert. "]),
        ("Он сказал: «Проект „Река“ закрыт».", ["Проект „Река“ закрыт", "Река"]),
        (
            "“He called it ‘a crime’ and left,” she said.",
            ["He called it ‘a crime’ and left,", "a crime"],
        ),
        ("«ООО «Ромашка»» закрыто.", ["ООО «Ромашка»", "Ромашка"]),
        ("Baraj “açıldı” dedi, Rahman’ın sözü.", ["açıldı"]),
        ('A 15" gun and a 12" pipe are no quotation.', []),
        ("It’s the ’90s and rock ’n’ roll.", []),
        ("“This one never closes, but «этот закрыт» stays.", ["этот закрыт"]),
        ("She wrote “one“ and “two”.", ["one", "two"]),
    ],
)
def test_marks_find_their_partners(text: str, expected: list[str]) -> None:
    assert paired(text) == expected


def test_an_unpaired_mark_loses_one_quotation_and_is_reported() -> None:
    text = "He said “the dam is open.\n\nShe said “the road is shut.” They left."
    blocks = [Span(0, text.index("\n")), Span(text.index("She"), len(text))]
    pairing = pair_marks(text, blocks)
    assert [text[p.inner.start : p.inner.end] for p in pairing.pairs] == ["the road is shut."]
    assert [text[s.start] for s in pairing.unpaired] == ["“"]


def test_a_quotation_over_two_paragraphs_is_one_with_two_parts() -> None:
    d = dossier(
        "A Title of the Piece\n\nThe mayor, Anna Bell, said:\n\n“We opened the dam in spring and the valley was flooded within a day.\n\n“Nobody was asked, and nobody will be asked again in this valley.”\n\nThen she left the hall."
    )
    (q,) = [q for q in d.quotations if q.parts and len(q.parts) == 2]
    assert [d.article.text[p.start : p.end][:12] for p in q.parts] == [
        "We opened th",
        "Nobody was a",
    ]


STATEMENTS = [
    (
        "en",
        "“The dam was opened without a permit,” Minister Anna Bell said on Monday.",
        "Anna Bell",
        "said",
    ),
    (
        "en",
        "“The dam was opened without a permit,” said Anna Bell, the energy minister.",
        "Anna Bell",
        "said",
    ),
    (
        "en",
        "Minister Anna Bell told reporters that “the dam was opened without a permit.”",
        "Anna Bell",
        "told",
    ),
    (
        "en",
        "According to Minister Anna Bell, “the dam was opened without a permit.”",
        "Anna Bell",
        "According to",
    ),
    (
        "en",
        "Minister Anna Bell met John Carr in Astana. She said: “The dam was opened without a permit.”",
        "She",
        "said",
    ),
    (
        "en",
        "Minister Anna Bell spoke first. She said: “The dam was opened without a permit.”",
        "Anna Bell",
        "said",
    ),
    ("en", "“Who opened the dam?” Anna Bell asked. Nobody answered her.", "Anna Bell", "asked"),
    ("en", "“Our dam was opened in May without a permit,” the source said.", "the source", "said"),
    (
        "ru",
        "«Плотину открыли без разрешения», — заявил министр энергетики Олег Руденко.",
        "Олег Руденко",
        "заявил",
    ),
    (
        "ru",
        "Министр энергетики Олег Руденко заявил: «Плотину открыли без разрешения».",
        "Олег Руденко",
        "заявил",
    ),
    (
        "ru",
        "По словам министра Олега Руденко, «плотину открыли без всякого разрешения».",
        "Олега Руденко",
        "По словам",
    ),
    (
        "ru",
        "Выступил министр Олег Руденко. «Плотину открыли без разрешения», — сказал он.",
        "Олег Руденко",
        "сказал",
    ),
    (
        "ru",
        "«Плотину открыли, — сказал министр Олег Руденко, — без всякого разрешения».",
        "Олег Руденко",
        "сказал",
    ),
    (
        "tr",
        "Enerji Bakanı Aylin Demir, “Baraj izinsiz açıldı ve köy sular altında kaldı” dedi.",
        "Aylin Demir",
        "dedi",
    ),
    (
        "tr",
        "“Baraj izinsiz açıldı ve köy sular altında kaldı” diyen Enerji Bakanı Aylin Demir salondan ayrıldı.",
        "Aylin Demir",
        "diyen",
    ),
    (
        "tr",
        "Vali Aylin Demir “Yollar akşama kadar açılacak” bilgisini verdi.",
        "Aylin Demir",
        "bilgisini verdi",
    ),
    (
        "de",
        "„Der Damm wurde ohne Genehmigung geöffnet“, sagte Ministerin Anna Bell.",
        "Anna Bell",
        "sagte",
    ),
]


@pytest.mark.parametrize(
    "sentence",
    [
        "Açıklamada, “Çalışmalar ekim ayında başlayacaktır” ifadeleri kullanıldı.",
        "Raporda “Köprü onarılmadan açılamaz” denildi.",
        "Mektupta “bu köyde su kalmadı” ifadesine yer verildi.",
    ],
)
def test_a_turkish_passive_makes_a_statement_without_a_speaker(sentence: str) -> None:
    (q,) = dossier(f"{sentence}\n").quotations
    assert q.kind is QuotationKind.STATEMENT and q.speaker is None


@pytest.mark.parametrize(("language", "sentence", "who", "cue"), STATEMENTS)
def test_a_statement_has_its_speaker_and_cue(
    language: str, sentence: str, who: str, cue: str
) -> None:
    fillers = {
        "en": "The valley has been disputed for many years and nobody knows how it will end.",
        "ru": "Долина остается предметом спора уже много лет, и никто не знает, чем все закончится.",
        "tr": "Vadi uzun yıllardır tartışma konusu ve bunun nasıl biteceğini kimse bilmiyor.",
        "de": "Das Tal ist seit vielen Jahren umstritten, und niemand weiß, wie es enden wird.",
    }
    d = dossier(f"{fillers[language]}\n\n{sentence}\n\n{fillers[language]}\n")
    (q,) = [q for q in d.quotations if q.kind.value == "statement"]
    assert (speaker(d, q), q.cue and q.cue.value) == (who, cue)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The “Combat Brotherhood” exercises were held in Belarus last year.", "term"),
        (
            "At the “Russia-Central Asia” meeting held in Astana, President Rahmon stated that the river is low.",
            "term",
        ),
        ("The film “The Long River of the East” won a prize in Cannes last year.", "title"),
        ("They called it “progress” in all the papers of the region that year.", "term"),
        (
            "Закон «О внесении изменений в отдельные законодательные акты» подписан вчера президентом.",
            "title",
        ),
        ("Партия «Единая Река» получила большинство голосов на выборах в долине.", "title"),
    ],
)
def test_what_is_no_statement(sentence: str, kind: str) -> None:
    d = dossier(
        "A Headline About the River\n\n"
        + sentence
        + " And that was all there was to it in the end.\n"
    )
    (q,) = d.quotations
    assert q.kind.value == kind and q.speaker is None


def test_a_marker_behind_before_or_inside_backs_the_statement() -> None:
    notes = "\n\n[1] “A”, Interfax, https://a.com/1.\n[2] “B”, TASS, https://b.com/2.\n"
    for sentence in (
        "Minister Anna Bell said “the dam was opened without a permit.”[2]",
        "Minister Anna Bell said [2]: “the dam was opened without a permit.”",
        "Minister Anna Bell said “the dam was opened without a permit[2] last year.”",
    ):
        d = dossier(
            "A Headline About the River\n\nThe river is low.[1] " + sentence + " She left." + notes
        )
        (q,) = [q for q in d.quotations if q.kind.value == "statement"]
        assert q.note == 1, sentence


def test_an_interrupted_quotation_has_two_spoken_parts() -> None:
    d = dossier(
        "Заголовок о реке и плотине\n\n«Мы открыли плотину, — сказал министр Олег Руденко, — и никого не спросили». Потом он ушел."
    )
    (q,) = d.quotations
    assert [d.article.text[p.start : p.end] for p in q.parts] == [
        "Мы открыли плотину",
        "и никого не спросили",
    ]


def test_a_block_quotation_without_marks_is_a_statement() -> None:
    d = dossier(
        "# The Dam\n\nMinister Anna Bell said:\n\n> The dam was opened without a permit and nobody was asked.\n\nThen she left.\n",
        "a.md",
    )
    (q,) = d.quotations
    assert q.kind.value == "statement" and speaker(d, q) == "Anna Bell"


@pytest.mark.parametrize(
    ("markers", "cited"),
    [
        ("[1][2]", [1, 2]),
        ("[1] [2]", [1, 2]),
        ("[1, 2]", [1, 2]),
        ("[2; 1]", [1, 2]),
        ("[1]", [1]),
        ("[1], the minister recalled, and the road was paid for by others [2]", [1]),
    ],
)
def test_every_marker_beside_a_quotation_backs_it(markers: str, cited: list[int]) -> None:
    text = (
        "A Title of Some Length\n\nThe mayor said: “We opened the dam in spring and the valley was "
        f"flooded.”{markers} Nobody came.\n\n"
        "[1] “The dam is open”, Courier, https://courier.example/dam\n"
        "[2] “Плотина открыта”, Вестник, https://vestnik.example/plotina\n"
    )
    d = dossier(text)
    (q,) = [q for q in d.quotations if q.kind == "statement"]
    urls = [d.references[n].url for n in q.references]
    wanted = {1: "https://courier.example/dam", 2: "https://vestnik.example/plotina"}
    assert sorted(url.value for url in urls if url) == [wanted[n] for n in cited]


@pytest.mark.parametrize(
    ("before", "announced"),
    [
        ("The minister stated:<sup>1</sup>", True),
        ("The minister stated: [1]", True),
        ("The minister stated:[^4]", True),
        ("Bakanın sözleri:²", True),
        ("Министр заявил:12", True),
        ("The game ended 2:1", False),
        ("The minister went home.<sup>1</sup>", False),
    ],
)
def test_a_marker_behind_the_colon_announces_a_quotation(before: str, announced: bool) -> None:
    said = "“We have seen for years that nobody in the valley is asked about the dam at all.”"
    first = "On Monday the minister spoke to the press about the dam above the town in the valley. "
    text = "".join(f"<p>{one}</p>" for one in (first + before, said, "Text goes on here."))
    page = f"<article><h1>The dam</h1>{text}</article>"
    article = read_bytes(page.encode(), "dam.html")
    assert isinstance(article, Article)
    kinds = {q.kind for q in parse(article).quotations}
    assert (QuotationKind.STATEMENT in kinds) == announced
