"""German speakers: the noun of a preposition says nothing."""

import pytest

from verify.model import Article, Quotation, QuotationKind
from verify.parse import parse
from verify.read import read_bytes

SAID = "„Wir bauen die Brücke noch in diesem Jahr fertig“"


def speaker(sentence: str) -> str | None:
    text = f"# Die Brücke\n\nEin erster Absatz steht hier und sagt nicht viel.\n\n{sentence}\n"
    article = read_bytes(text.encode(), "a.md")
    assert isinstance(article, Article)
    (quotation,) = [q for q in parse(article).quotations if "Brücke noch" in q_text(article, q)]
    return quotation.speaker.name.value if quotation.speaker else None


def q_text(article: Article, quotation: Quotation) -> str:
    return article.text[quotation.span.start : quotation.span.end]


@pytest.mark.parametrize(
    "sentence",
    [
        f"Beim Eintreffen auf der Landebahn teilte dessen Vertreter über die Lage mit: {SAID}.",
        f"Zu dem gegenwärtigen Skandal führte Elshorst aus: {SAID}.",
    ],
)
def test_a_noun_after_a_preposition_is_no_speaker(sentence: str) -> None:
    assert speaker(sentence) not in ("Landebahn", "Skandal", "Beim Eintreffen")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"Im Hafen erklärte Kolen: {SAID}.", "Kolen"),
        (f"Nach der Sitzung sagte Kolen: {SAID}.", "Kolen"),
        (f"Das Gericht erklärte: {SAID}.", "Gericht"),
        (f"Ursula von der Leyen sagte: {SAID}.", "Ursula von der Leyen"),
    ],
)
def test_others_stay_speakers(sentence: str, expected: str) -> None:
    assert speaker(sentence) == expected


def test_english_phrases_with_the_same_letters_keep_their_speaker() -> None:
    said = "“We will build the Brücke noch before the end of the year”"
    assert speaker(f"In response Carver said: {said}.") == "Carver"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"Gegenüber dem Wochenblatt sagte der Müller: {SAID}.", "Müller"),
        (f"Dann teilte dessen Vertreter über die Lage mit: {SAID}.", "dessen Vertreter"),
        (f"{SAID}, so ein Sprecher des Hafenamts.", "ein Sprecher"),
        (f"{SAID}, freute sich Landrat Hugo Lind.", "Landrat Hugo Lind"),
        (f"{SAID}, stöhnte eine Anwohnerin.", "Anwohnerin"),
        (f"{SAID}, gesteht Hugo Lind.", "Hugo Lind"),
        (f"{SAID}, hieß es von der Feuerwehr.", "Feuerwehr"),
        (f"{SAID}, laut Hafenpolizei.", "Hafenpolizei"),
        (f"{SAID}, schimpfte Kolen.", "Kolen"),
        (f"{SAID}, stöhnen die Anwohner.", "die Anwohner"),
        (f"Kolen zufolge ist eines klar: {SAID}.", "Kolen"),
        (f"In dem Brief heißt es: {SAID}.", "Brief"),
        (f"Hugo Lind reagierte gelassen: „{SAID[1:-1]}.“", "Hugo Lind"),
        (f"Am Abend zeigte sich der Trainer zufrieden: „{SAID[1:-1]}.“", "der Trainer"),
        (f"Hugo Lind lehnte mit den Worten ab: {SAID}.", "Hugo Lind"),
        (f"Das Gericht machte klar, dass {SAID[:1]}w{SAID[2:]} gelte.", "Gericht"),
        (f"Hugo Lind kam.\n\nLind: „{SAID[1:-1]}.“", "Lind"),
    ],
)
def test_speakers_that_only_german_grammar_gives(sentence: str, expected: str) -> None:
    assert speaker(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        f"{SAID}, und Hugo Lind ging.",
        f"{SAID}, dass Hugo Lind ging.",
        f"Fazit: „{SAID[1:-1]}.“",
        f"{SAID}, lautete die Forderung.",
        f"{SAID}, heißt das Motto des Hafens.",
        f"{SAID}, lautet Kolens Urteil.",
        f"{SAID}, stand die Warnung am Tor.",
        f"{SAID}, laut Umfrage.",
        f"{SAID}, statt Kies.",
        f"{SAID}, gesperrt Anfang Mai.",
        f"{SAID}, letzte Worte.",
        f"In der Regel heißt es: {SAID}.",
        f"Im Mai hieß es noch: {SAID}.",
        f"{SAID}, vielleicht Kolen.",
        f"{SAID}, derzeit eine Ruine.",
        f"{SAID}, direkt die Straße entlang.",
        f"{SAID}, selten ein Wort mehr.",
        f"{SAID}, einfach ein Genuss.",
        f"{SAID}, neuen Anwohner.",
        f"{SAID}, schallt den Gästen entgegen.",
        f"{SAID}, könnte der Titel lauten.",
        f"Laut Regierungsangaben gilt: {SAID}.",
        f"Laut Blitzumfrage gilt: {SAID}.",
    ],
)
def test_other_words_around_a_quotation_name_nobody(sentence: str) -> None:
    assert speaker(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"Kolen kam an und meldete sich mit den Worten: {SAID}.", "Kolen"),
        (f"Gestern meldete sich der Wirt mit den Worten: {SAID}.", "der Wirt"),
        (f"Das Angebot, dort zu bleiben, lehnt er jedoch ab: „{SAID[1:-1]}.“", "er"),
        (f"Zu den Gefahren des Eises warnte die Leiterin einer Schule: {SAID}.", "die Leiterin"),
        (f"Zur Lage und seiner neuen Aufgabe wird Kolen so zitiert: „{SAID[1:-1]}.“", "Kolen"),
        (f"Das Gericht kam zu dem Schluss, {SAID}.", "Gericht"),
        (f"Zur Lage führt das Gericht aus, dass die Kammer {SAID}.", "das Gericht"),
        (f"Ausdrücklich sagt das Gericht, dass die Kammer {SAID}.", "das Gericht"),
        (f"Immerhin meldete sich der Rat mit den Worten: {SAID}.", "der Rat"),
        (f"Lachend sagte er: {SAID}.", "er"),
        (f"In der Nacht zum Montag hieß es aus dem Rathaus: {SAID}.", "Rathaus"),
        (f"Im Jahr 1999 stand auf dem Schild: {SAID}.", "Schild"),
        (f"Im letzten Satz des Briefes, den er am 3. Mai bekam, heißt es: {SAID}.", "Satz"),
        (f"In der Halle zeigt sich der Trainer zufrieden: „{SAID[1:-1]}.“", "der Trainer"),
    ],
)
def test_subjects_of_german_sentences(sentence: str, expected: str) -> None:
    assert speaker(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Er bekam ein Schreiben, das die Techniker am Werk als „Haufen Schrott“ bezeichneten.", "die Techniker"),
        ("Allerdings hält der Rat den Plan für „weniger gut“.", "der Rat"),
        ("Er kannte den Plan, den Kolen als „völlig verfehlt“ kritisiert hatte.", ""),
        ("Am Abend zeigte sich der Rat bestürzt und verurteilte den Plan als „üblen Scherz“.", "der Rat"),
        ("Der Leiter des Amtes nannte sie „fahrlässig“.", "Leiter des Amtes"),
    ],
)  # fmt: skip
def test_who_calls_something_a_name(sentence: str, expected: str) -> None:
    text = f"# Die Brücke\n\nEin erster Absatz steht hier und sagt nicht viel.\n\n{sentence}\n"
    article = read_bytes(text.encode(), "a.md")
    assert isinstance(article, Article)
    (quotation,) = parse(article).quotations
    assert (quotation.speaker.name.value if quotation.speaker else "") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Das erste Werk entstand in den 1970er Jahren: „Der Große Makaber“.",
        "Das Werk hängt in einem Saal der Halle: „Der Große Makaber“.",
    ],
)
def test_a_title_behind_a_colon_has_no_speaker(sentence: str) -> None:
    assert fragments(sentence) == []


def fragments(sentence: str) -> list[str]:
    text = f"# Die Brücke\n\nEin erster Absatz steht hier und sagt nicht viel.\n\n{sentence}\n"
    article = read_bytes(text.encode(), "a.md")
    assert isinstance(article, Article)
    said = (QuotationKind.FRAGMENT, QuotationKind.STATEMENT)
    return [
        article.text[q.inner.start : q.inner.end]
        for q in parse(article).quotations
        if q.kind in said
    ]


def test_german_nouns_can_be_fragments() -> None:
    assert fragments("Hugo Lind nannte den Rat ein „Opfer des Sturms“.") == ["Opfer des Sturms"]
    assert fragments("Der Verein wird von Kennern als „Klub der Kälte“ bezeichnet.") == [
        "Klub der Kälte"
    ]
    assert fragments("Hugo Lind hält den Plan für „völlig verfehlt“.") == ["völlig verfehlt"]


def test_german_names_in_marks_are_none() -> None:
    assert fragments("Hugo Lind sagte, der Sender „Neue Welle“ zeige Bilder.") == []
    assert fragments("Ein Sprecher der „Wache am Hafen“, Hugo Lind, sagte, es brenne.") == []


def rows(body: str) -> list[tuple[QuotationKind, str, str]]:
    text = f"# Die Brücke\n\nEin erster Absatz steht hier und sagt nicht viel.\n\n{body}\n"
    article = read_bytes(text.encode(), "a.md")
    assert isinstance(article, Article)
    return [
        (
            q.kind,
            article.text[q.inner.start : q.inner.end],
            q.speaker.name.value if q.speaker else "",
        )
        for q in parse(article).quotations
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Kolen wies auf die Gefahren hin. Die Lage am Wehr sei „überaus heikel“.", ("überaus heikel", "Kolen")),
        (
            "Der Minister weist auf Gefahren hin, die entstanden sind. Dazu gehöre der Druck. Der Rest sei „heikel“.",
            ("heikel", "Minister"),
        ),
        ("Der Sender will wissen, dass sie gefragt habe, was er „am Abend trage“.", ("am Abend trage", "Sender")),
        ("Am Abend wurde geredet. Die Lage am Wehr sei „überaus heikel“.", ("überaus heikel", "")),
        ("Der Außenminister war da. Die Lage am Wehr sei „überaus heikel“.", ("überaus heikel", "Außenminister")),
        ("Eine Anwohnerin warnte. Die Lage am Wehr sei „überaus heikel“.", ("überaus heikel", "Anwohnerin")),
        ("Die Chemikerin Ada Kolen war da. Die Lage sei „überaus heikel“.", ("überaus heikel", "Chemikerin Ada Kolen")),
        ("Das Amt tagte. Es weist den Vorwurf zurück. Die Lage sei „überaus heikel“.", ("überaus heikel", "Es")),
        ("Der NDR will wissen, dass er gefragt habe, was sie „am Abend trage“.", ("am Abend trage", "NDR")),
        ("Der Zug kam spät. Die Lage am Wehr sei „überaus heikel“.", ("überaus heikel", "")),
        ("Es kam zum Streit. Die Lage am Wehr sei „überaus heikel“.", ("überaus heikel", "")),
        ("Das Wehr war wegen „Probleme[n] mit dem Strom“ zu, so ein Sprecher.", ("Probleme[n] mit dem Strom", "ein Sprecher")),
    ],
)  # fmt: skip
def test_the_subjunctive_reports_words(body: str, expected: tuple[str, str]) -> None:
    assert rows(body) == [(QuotationKind.FRAGMENT, *expected)]


@pytest.mark.parametrize(
    "body",
    [
        "Kolen sprach. Der Verein sei seit 1990 der „Grüne Punkt“ des Tals.",
        "Kolen sprach. Es sei denn, der Plan „Morgenrot“ gelingt.",
        "Kolen sprach. Der Plan ist „überaus heikel“.",
        "Ich habe den Plan „sehr spät gelesen“.",
        "Kolen kochte. Man nehme „etwas Mehl und Salz“.",
        "Kolen sprach. Man sei in der Halle „Am Wehr“ gewesen.",
    ],
)
def test_other_sentences_report_nothing(body: str) -> None:
    assert [kind for kind, _, _ in rows(body) if kind is not QuotationKind.TITLE] == [
        QuotationKind.TERM
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Eine Sprecherin der „Wache von Hafen“, Ada Kolen, sagte, es brenne.",
        "Nach Angaben des Leiters der Sektion von „Ärzte ohne Furcht“ dauert der Regen an.",
        "Der Turm, der früher „Alter Hafen“ hieß, ist zu.",
        "Auch der Fernsehsender „Neue Welle“ zeigte Bilder vom Wehr.",
        "Außerdem hatte er laut „hafen.de“ kritisiert, dass der Regen fällt.",
        "Der Rat nannte 384 Tote der Operation „Cast Lead“ („gegossenes Blei“), so ein Sprecher.",
    ],
)
def test_names_of_bodies_and_translations_are_not_said(body: str) -> None:
    said = (QuotationKind.FRAGMENT, QuotationKind.STATEMENT)
    assert [words for kind, words, _ in rows(body) if kind in said] == []


def test_a_name_that_somebody_gives_is_said() -> None:
    assert rows("Kolen nannte das Projekt „Schande der Stadt“.")[0][0] is not QuotationKind.TERM
