"""Speakers that sign a quotation, or that the line above it names."""

import pytest

from verify.model import Article, Quotation, QuotationKind
from verify.parse import parse
from verify.read import read_bytes

SAID = "“There is no money for nine new weirs this year, and everybody in the hall knows it.”"


def read(body: str) -> tuple[Quotation, str]:
    text = f"# The weir\n\nThe council met in the hall, and each side gave out a paper.\n\n{body}\n"
    article = read_bytes(text.encode(), "a.md")
    assert isinstance(article, Article)
    dossier = parse(article)
    (found,) = dossier.quotations
    return found, found.speaker.name.value if found.speaker else ""


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (f"{SAID} -Treasurer Tove Arend", "Tove Arend"),
        (f"{SAID} — Tove Arend, head of the ferry company", "Tove Arend"),
        (f"{SAID}\n\n― Tove Arend", "Tove Arend"),
        (f"{SAID} ― Henry Adams", "Henry Adams"),
        (f"And from Mayor Tove Arend:\n\n{SAID}", "Tove Arend"),
        (f"Dazu Bürgermeisterin Tove Arend:\n\n{SAID}", "Tove Arend"),
        (f"From the desk of Tove Arend, head of the ferry company.\n\n{SAID}", "Tove Arend"),
        (f"Erklärung von Tove Arend, Leiterin der Fähre.\n\n{SAID}", "Tove Arend"),
        (f"Mayor Tove Arend:\n\n{SAID}", "Tove Arend"),
        (f"От Инны Рудаковой:\n\n{SAID}", "Инны Рудаковой"),
        (f"Заявление Тове Аренд:\n\n{SAID}", "Тове Аренд"),
    ],
)
def test_the_speaker_beside_a_quotation_without_a_verb(body: str, name: str) -> None:
    quotation, speaker = read(body)
    assert quotation.kind is QuotationKind.STATEMENT
    assert speaker.endswith(name)


@pytest.mark.parametrize(
    "body",
    [
        f"{SAID} – and so the vote was put off.",
        f"{SAID}\n\n― New York",
        f"{SAID} ― Buenos Aires",
        f"The hall of Tove Arend was cold, and nobody knew what the ferry company would do about it next year.\n\n{SAID}",
        f"Tove Arend came late.\n\n{SAID}",
        f"Opening hours at Harrow Bridge:\n\n{SAID}",
        f"A new sign for Harrow Valley:\n\n{SAID}",
        f"A letter to Tove Arend:\n\n{SAID}",
        f"A view from Harrow Hill:\n\n{SAID}",
        f"And then Harrow Bridge:\n\n{SAID}",
        f"Letter from New York:\n\n{SAID}",
        f"Neues von der Hohen Brücke:\n\n{SAID}",
        f"{SAID} – Der Morgenkurier",
        f"Öffnungszeiten am Harrower Tor:\n\n{SAID}",
        f"Brief an Bürgermeisterin Tove Arend:\n\n{SAID}",
        f"Часы работы моста в Верхней Долине:\n\n{SAID}",
        f"{SAID} – Harrow Valley",
        f"{SAID}\n\n– Harrow Valley",
        f"{SAID} – The Harrow Herald",
    ],
)
def test_other_lines_name_no_speaker(body: str) -> None:
    assert read(body)[1] == ""
