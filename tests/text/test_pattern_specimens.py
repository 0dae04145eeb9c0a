"""Each long pattern, with a text that it must find and a near miss that it must not.

The table names patterns by module, so that whoever changes one sees at once what it is for.
A row is (module below ``verify``, pattern, text that matches, text that does not).
"""

from __future__ import annotations

from importlib import import_module

import pytest

SPECIMENS = [
    ("read.blocks.piece", "_TAIL", "“… a stance.”[3]", "a stance on the matter"),
    ("read.dom.tree", "_WRAPPERS", '<div class="a">', "<divider>"),
    ("read.formats.markdown_links", "_TARGET", '(https://x.org/a_(b) "Title")', "( two words )"),
    ("read.formats.markdown_links", "_DEFINITION", "[name]: https://x.org", "[^1]: a note"),
    ("read.formats.text", "_OPENS", "[12] Interfax", "12 soldiers"),
    ("read.formats.text", "_OPENS", "• an item", "- a dash"),
    ("parse.notes.note_heads", "_BACKLINK", "^ a b Title", "Title"),
    ("parse.notes.note_labels", "BRACKET", "stability [iv]", "[a link](https://x.org)"),
    ("parse.notes.note_labels", "GLUED", "security and stability.2 The", "COVID-19"),
    ("parse.notes.note_labels", "INLINE", "border.^[Interfax, 2022.]", "border [Interfax]"),
    ("parse.notes.note_labels", "PAREN", "in 2021 (1).", "in (2021)"),
    ("parse.notes.note_labels", "SYMBOL", "a word* here", "2 * 3"),
    ("parse.notes.run_on_notes", "_PLAIN_HEAD", "‘Title’, p. 3. 2 ‘Other’", "no. 2 ‘Other’"),
    ("parse.people.mentions", "_OPENER", "Миллер добавил, что", "добавил Миллер"),
    ("parse.people.standalone_labels", "_SERVED", "served as ", "served dinner"),
    ("parse.people.standalone_labels", "_SENTENCE", "It ended. Then", "Prof. Bell"),
    ("parse.quotations.clauses", "UNNAMED_SPEAKER", ", the source ", "Bell said"),
    ("parse.quotations.clauses", "NEW_CLAUSE", ", but Baku", ", said Baku"),
    ("parse.quotations.clauses", "NEW_CLAUSE", ", однако Баку", ", заявил Баку"),
    ("parse.quotations.clauses", "WHO", ", who later ", " and later "),
    ("parse.quotations.clauses", "_STOPS", "It ended. Then", "Mr. Bell"),
    ("parse.quotations.sentence_context", "_ABBREVIATION", "met Dr.", "met today."),
    ("parse.quotations.sentence_context", "_ABBREVIATION", "5 млн.", "вчера."),
    ("parse.references.authors", "_INSTITUTIONS", "University", "Universal"),
    ("parse.references.authors", "_INSTITUTIONS", "üniversitesi", "Rahman"),
    ("parse.references.authors", "GOST_AUTHOR", "Иванов И. И.", "Иванов пришёл"),
    (
        "parse.references.citation_title",
        "_MARKDOWN_LINK",
        "[Title](https://x.org/a_(b))",
        "[Title]",
    ),
    ("parse.references.citation_title", "WIKI_LINK", "[https://x.org Title]", "[https://x.org]"),
    ("parse.references.citation_title", "_TRANSLATION", "Заголовок (Headline)", "Headline (a"),
    ("parse.references.print_works", "_BOOK", "(London: Example Press, 2010)", "(London, England)"),
    ("parse.references.print_works", "_GOST_IMPRINT", ". Душанбе: Дониш, 2011", ". Душанбе, 2011"),
    ("parse.references.segments", "POINT", "Vedomosti. Title", "No. 5"),
    ("match.passage.pattern", "_CUT", "one […] two", "one two"),
    ("text.dates.numeric", "_ISO", "2022-10-07", "2022-10.07"),
    ("text.dates.numeric", "_BARE_YEAR", "in 2019", "$2019"),
    ("text.dates.numeric", "_BEFORE_YEAR", "since ", "page "),
    ("text.dates.numeric", "_BEFORE_YEAR", " с ", " стр "),
    ("text.names.inflection", "_TURKISH_SUFFIX", "nın", "xyz"),
    ("text.numbers.digits", "_ORDINAL", "st", "km"),
]


@pytest.mark.parametrize(
    ("module", "name", "found", "missed"),
    SPECIMENS,
    ids=[f"{m}.{n}: {f}" for m, n, f, _ in SPECIMENS],
)
def test_a_pattern_finds_its_specimen_and_not_the_near_miss(
    module: str, name: str, found: str, missed: str
) -> None:
    pattern = getattr(import_module(f"verify.{module}"), name)
    assert pattern.search(found)
    assert not pattern.search(missed)


WHOLE_MATCHES = [
    ("read.dom.note_anchors", "_MARKER", "[12]", "page 12"),
    ("read.dom.note_anchors", "_MARKER", "прим. 4", "примеры"),
]


@pytest.mark.parametrize(("module", "name", "found", "missed"), WHOLE_MATCHES)
def test_a_pattern_for_whole_texts_matches_its_specimen_and_not_the_near_miss(
    module: str, name: str, found: str, missed: str
) -> None:
    pattern = getattr(import_module(f"verify.{module}"), name)
    assert pattern.fullmatch(found)
    assert not pattern.fullmatch(missed)
