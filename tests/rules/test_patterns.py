"""Every long pattern of the rules has texts that it matches and texts that it must not."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

import verify.rules

LONG = 80  # characters of a pattern, without the layout of a verbose one

# module.pattern → (texts it is found in, texts it must not be found in). ``match`` patterns
# are tested at the beginning of the text, as the rules use them.
SPECIMENS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "notes.note_without_marker.GROUP": (
        ("[3; 5–7]", "[1, p. 15]", "(2, 4)", "[12, с. 40–42]"),
        ("[3]", "[2022]", "[a, b]", "3, 5"),
    ),
    "notes.note_without_marker.PAGES": (("p. 15", "с. 40–42", "pp. 3-4"), ("15", "p. x")),
    "links._work_notices._RETRACTED": (
        ("(retracted 2023)", "zurückgezogen", "статья отозвана", "geri çekildi", "Retraction note"),
        ("abstract", "contractual", "отзывчивый", "gerçek"),
    ),
    "links._work_notices._CORRECTED": (
        (
            "Erratum in 13",
            "(corrected 2023)",
            "Berichtigung",
            "исправленное издание",
            "corrigendum",
        ),
        ("Erratic rivers", "Correctional houses", "Berichte", "direction"),
    ),
    "references.identifier_unregistered._FORTHCOMING": (
        ("(forthcoming 2025)", "in press", "im Erscheinen", "(в печати)", "à paraître"),
        ("the press", "печать", "appeared", "in pressing need"),
    ),
    "people._name_words.CYRILLIC_ENDING": (
        ("яровая", "петровым", "шаршеевого", "русскими"),
        ("рахмон", "усов", "rahmona", "цой"),
    ),
    "quotations.quote_renderings_differ._INTERRUPTION": (
        (
            "“We will wait,” she said, “and see.”",
            "«Мы подождём, — сказала она, — и посмотрим». “Мы подождём,” сказала она, “и посмотрим”",
            "“Bekleriz,” dedi, “ve görürüz.”",
        ),
        (
            "“We will wait.” Then the rain came. “Tomorrow is another day.”",
            "“We will wait” and see",
            "«Мы подождём». Потом пошёл дождь.",
        ),
    ),
    "quotations._statements.PARAPHRASE": (
        ("roads, bridges, etc.", "дороги, мосты и т. д.", "yollar, köprüler vb.", "Brücken usw."),
        ("etc. was the word he used most often", "we vetoed it", "дороги и мосты"),
    ),
    "references._cited_works.UPLOADS": (
        (
            "https://a.example/wp-content/uploads/2022/10/report.pdf",
            "/files/2022/",
            "/Images/a.png",
        ),
        ("/2022/10/07/summit", "/filesystem/2022/", "/my-uploads-page"),
    ),
    "references.url_through_proxy._PROXY_HOST": (
        (
            "ezproxy.example.edu",
            "ez-proxy2.example.edu",
            "proxy.library.example.edu",
            "libproxy.example.ac.uk",
            "example.idm.oclc.org",
        ),
        (
            "proxy.example.edu",
            "library.example.edu",
            "myezproxy.example",
            "oclc.org",
            "ezra.example",
        ),
    ),
    "references.url_fragment.LEFTOVERS": (
        ("xtor=RSS-1", "utm_source=x", "ref=home", ".X7gHk29a", "google_vignette"),
        ("loaded", "page=4", "History", ".abc"),
    ),
    "references.url_fragment.PLACE_SHAPES": (
        (
            "/news/4",
            "!news",
            ":~:text=a",
            "page=4",
            "section-2",
            "L20",
            "History",
            "tarihçe",
            "notes",
        ),
        ("loaded", "menu", "open"),
    ),
    "references.url_malformed.OTHER_SCHEMES": (
        ("mailto:a@b.example", "TEL:+90", "doi:10.1/x"),
        ("http://a.example", "mail:a", "telegram:x"),
    ),
    "text._garble._SPLIT_COMPOUND": (
        ("таджикско – а little гранской", "немецко -французский", "военно— морской таджикско- х"),
        ("таджикско-афганской", "только – что", "высоко – низко"),
    ),
    "text.mixed_script_word.ADJACENT_SCRIPTS": (
        ("Кыpгызстан", "Тaджикистан", "PDFом"),
        ("IT-компания", "Кыргызстан", "Kyrgyzstan Кыргызстан"),
    ),
}


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the compiled patterns of all modules of the rules, each where it is defined."""
    for module in walk_packages(verify.rules.__path__, "verify.rules."):
        source = import_module(module.name)
        for name, value in vars(source).items():
            if isinstance(value, re.Pattern) and f"\n{name} = re.compile(" in _text(source):
                yield f"{module.name.removeprefix('verify.rules.')}.{name}", value


def _text(module: object) -> str:
    from inspect import getsource

    return "\n" + getsource(module)  # type: ignore[arg-type]


def _is_long(pattern: re.Pattern[str]) -> bool:
    layout = r"(?m)#.*$|\s+" if pattern.flags & re.VERBOSE else r"\Z"
    return len(re.sub(layout, "", pattern.pattern)) > LONG


def test_every_long_pattern_has_specimens() -> None:
    assert {name for name, pattern in patterns() if _is_long(pattern)} <= set(SPECIMENS)


@pytest.mark.parametrize("name", SPECIMENS)
def test_a_pattern_matches_its_specimens_and_nothing_similar(name: str) -> None:
    pattern = dict(patterns())[name]
    find = pattern.match if name.startswith("references.url_") else pattern.search
    matching, other = SPECIMENS[name]
    assert [text for text in matching if not find(text)] == []
    assert [text for text in other if find(text)] == []
