"""Labels that do not fit together in one work are mended by what the work as a whole must have."""

from __future__ import annotations

import pytest

from verify.model import Span
from verify.parse.references.sequence.whole_work import as_one_work
from verify.parse.references.sequence.works import LabeledField, LabeledWork

Labels = list[tuple[str, str]]


def read(text: str, *labels: tuple[str, str]) -> Labels:
    """Return the labels and words of a work after mending; the words stand in the text in order."""
    at, fields = 0, []
    for label, words in labels:
        start = text.index(words, at)
        at = start + len(words)
        fields.append(LabeledField(label, Span(start, at), 0.95))
    whole = as_one_work(text, LabeledWork(Span(0, len(text)), fields))
    return [(f.label, text[f.span.start : f.span.end]) for f in whole.fields]


def test_a_list_of_persons_has_one_role() -> None:
    text = "Holm, A., Lund, B., and Lind, C., Rivers of the north. River Journal 12, 4-9."
    assert read(text, ("author", "Holm, A."), ("editor", "Lund, B."), ("author", "Lind, C."), ("title", "Rivers"))[:3] == [("author", "Holm, A."), ("author", "Lund, B."), ("author", "Lind, C.")]  # fmt: skip


@pytest.mark.parametrize("mark", ["(Eds.)", "(Hrsg.)", ", eds.", "(ред.)"])
def test_the_words_behind_a_list_make_editors_of_all(mark: str) -> None:
    text = f"Holm, A. & Lund, B. {mark} (1990). Rivers. London: Reed."
    found = read(text, ("author", "Holm, A."), ("editor", "Lund, B."), ("title", "Rivers"))
    assert [label for label, _ in found[:2]] == ["editor", "editor"]


def test_persons_behind_in_are_editors() -> None:
    text = "Holm, A. Tides. In Jan Lund & Cora Lind, Rivers, 3-9. London: Reed."
    found = read(text, ("author", "Holm, A."), ("title", "Tides"), ("author", "Jan Lund"), ("editor", "Cora Lind"))  # fmt: skip
    assert [label for label, _ in found] == ["author", "title", "editor", "editor"]


@pytest.mark.parametrize("words", ["Bundesministerium für Wasser und Wehre", "Department of Rivers and Weirs"])  # fmt: skip
def test_an_organization_with_and_is_one(words: str) -> None:
    first, joint, second = words.rpartition(" und ") if " und " in words else words.rpartition(" and ")  # fmt: skip
    found = read(f"{words} (2011): Rivers. Bonn.", ("author", first), ("author", second), ("title", "Rivers"))  # fmt: skip
    assert found[0] == ("author", words), joint


def test_two_persons_stay_two() -> None:
    found = read("Anna Holm and Bo Lund: Rivers. Bonn.", ("author", "Anna Holm"), ("author", "Bo Lund"), ("title", "Rivers"))  # fmt: skip
    assert found[:2] == [("author", "Anna Holm"), ("author", "Bo Lund")]


@pytest.mark.parametrize("label", ["publisher", "series", "container"])
def test_what_stands_between_author_and_place_is_the_title(label: str) -> None:
    text = "Holm, Anna: Flüsse im Norden, Bergen 1969."
    found = read(text, ("author", "Holm, Anna"), (label, "Flüsse im Norden"), ("place", "Bergen"))
    assert ("title", "Flüsse im Norden") in found


def test_a_journal_without_a_title_stays_one() -> None:
    text = "A. Holm, B. Lund, Phys. Rev. Lett. 83, 3370 (1999)."
    labels = [("author", "A. Holm"), ("author", "B. Lund"), ("container", "Phys. Rev. Lett"), ("volume", "83")]  # fmt: skip
    assert read(text, *labels) == labels


def test_title_and_journal_in_one_are_parted_at_the_sentence() -> None:
    text = "Holm, A. (1981). Stages of flood control: The role of weirs. River Letters, 40, 246."
    found = read(text, ("author", "Holm, A."), ("container", "Stages of flood control: The role of weirs. River Letters"), ("volume", "40"), ("pages", "246"))  # fmt: skip
    assert found[1:3] == [("title", "Stages of flood control: The role of weirs"), ("container", "River Letters")]  # fmt: skip


def test_the_subtitle_of_a_book_is_part_of_its_title() -> None:
    text = "Holm, Anna, Flüsse im Norden. Die Geschichte der Wehre, Bergen 1995."
    found = read(text, ("author", "Holm, Anna"), ("title", "Flüsse im Norden"), ("container", "Die Geschichte der Wehre"), ("place", "Bergen"))  # fmt: skip
    assert ("title", "Flüsse im Norden. Die Geschichte der Wehre") in found


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("Holm, Anna, Flüsse im Norden. Eine Bibliographie, Bergen 1995.", "Flüsse im Norden", "Eine Bibliographie"),
        ("Holm, Anna, Flüsse im Norden. Der Kampf ums Wehr, Bergen 1995.", "Flüsse im Norden", "Der Kampf ums Wehr"),
        ("Holm, Anna, What rivers say? A study of weirs, Bergen 1995.", "What rivers say", "A study of weirs"),
    ],
)  # fmt: skip
def test_a_publisher_with_an_article_is_the_subtitle(text: str, title: str, rest: str) -> None:
    found = read(text, ("author", "Holm, Anna"), ("title", title), ("publisher", rest), ("place", "Bergen"))  # fmt: skip
    assert len(found) == 3
    assert found[1][1].endswith(rest)


@pytest.mark.parametrize(
    "text",
    [
        "Holm, Anna, Flüsse im Norden. Die Bücherei: Bergen 1995.",
        "Holm, Anna, Rivers of Ostrow. The Weir Press, Bergen 1995.",
        "Holm, Anna, Rivers of Ostrow. Weir and Pier, Bergen 1995.",
        "Holm, Anna, Les fleuves du nord. Le Rivage, Bergen 1995.",
        "Holm, Anna, Flüsse im Norden. Das Wehr, Bergen 1995.",
    ],
)
def test_a_publisher_is_no_subtitle(text: str) -> None:
    title, _, behind = text.split(", ", 2)[2].partition(". ")
    publisher = behind.replace(":", ",").split(",")[0]
    labels = [("author", "Holm, Anna"), ("title", title), ("publisher", publisher), ("place", "Bergen")]  # fmt: skip
    assert read(text, *labels) == labels


def test_the_journal_read_with_a_subtitle_is_parted_from_it() -> None:
    text = "Holm, A. (2021). Who pays? Dams of the valley. Example Survey, 8(2), 101."
    fields = [("author", "Holm, A."), ("title", "Who pays?"), ("volume", "8"), ("pages", "101")]
    journal = ("container", "Dams of the valley. Example Survey")
    found = read(text, *fields[:2], journal, *fields[2:])
    assert found[1:3] == [("title", "Who pays? Dams of the valley"), ("container", "Example Survey")]  # fmt: skip
    text = "Holm, A. (2021). Who pays? Journal of the Weir Society. Part Two, 8(2), 101."
    journal = ("container", "Journal of the Weir Society. Part Two")
    assert journal in read(text, *fields[:2], journal, *fields[2:])


@pytest.mark.parametrize("container", ["Zeitschrift für Wasserbau", "River Conference Proceedings"])
def test_a_periodical_is_no_subtitle(container: str) -> None:
    text = f"Holm, Anna, Flüsse im Norden. {container}, Bergen 1995."
    labels = [("author", "Holm, Anna"), ("title", "Flüsse im Norden"), ("container", container), ("place", "Bergen")]  # fmt: skip
    assert read(text, *labels) == labels


def test_words_among_persons_with_initials_are_the_title() -> None:
    text = "Anna Holm, Strömung und Wehre, Berlin 1991."
    found = read(text, ("author", "Anna Holm"), ("author", "Strömung"), ("author", "Wehre"), ("place", "Berlin"))  # fmt: skip
    assert found == [("author", "Anna Holm"), ("title", "Strömung und Wehre"), ("place", "Berlin")]


def test_behind_the_initials_of_an_inverted_name_begins_the_title() -> None:
    text = "Holm, A., and Lind, G. Currents for Weir Keepers. Reed, Boston, 1992."
    found = read(text, ("author", "Holm, A."), ("author", "Lind, G. Currents for Weir Keepers"), ("publisher", "Reed"))  # fmt: skip
    assert found[1:3] == [("author", "Lind, G."), ("title", "Currents for Weir Keepers")]


def test_months_belong_to_the_date() -> None:
    text = "Holm, A. “Rivers.” River Review, XLIII (January-February, 1965), pp. 4-9."
    found = read(text, ("author", "Holm, A."), ("title", "Rivers"), ("publisher", "January-February"), ("date", "1965"))  # fmt: skip
    assert found[-1] == ("date", "January-February, 1965")


def test_the_years_of_two_editions_are_one_date() -> None:
    text = "Holm, A. (1998/1961), Rivers of the north, Bergen."
    found = read(text, ("author", "Holm, A."), ("date", "1998"), ("date", "1961"), ("title", "Rivers of the north"))  # fmt: skip
    assert found[1] == ("date", "1998/1961")


@pytest.mark.parametrize(
    ("issue", "parted"),
    [("WasZ 10", True), ("Wasser-Mitteilungen 1", True), ("Heft 10", False), ("Sonderheft 3", False), ("Special Issue 2", False), ("May 2012", False)],
)  # fmt: skip
def test_a_journal_read_with_its_number_is_parted_from_it(issue: str, parted: bool) -> None:
    text = f"Anna Holm: Flüsse im Norden, in: {issue}/2012, S. 9"
    found = read(text, ("author", "Anna Holm"), ("title", "Flüsse im Norden"), ("issue", issue), ("date", "2012"))  # fmt: skip
    name, _, number = issue.rpartition(" ")
    assert found[2:-1] == ([("container", name), ("issue", number)] if parted else [("issue", issue)])  # fmt: skip


def test_a_department_behind_the_title_is_no_author() -> None:
    text = "A. Holm. Notes on weirs. Technical Report 3, Water Department, Reed University, 1991."
    found = read(text, ("author", "A. Holm"), ("title", "Notes on weirs"), ("author", "Water Department"), ("publisher", "Reed University"))  # fmt: skip
    assert [label for label, _ in found] == ["author", "title", "publisher"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Holm, A. (2013): Jahresbericht 2012. Bergen.", "Jahresbericht 2012"),
        ("Holm, A. (2008): 2008 Report on Weirs. Bergen.", "2008 Report on Weirs"),
        # Near misses: the only year, and a date behind a mark.
        ("Holm, A.: Jahresbericht 2012. Bergen.", "Jahresbericht"),
        ("Holm, A. (2013): Jahresbericht. 2012. Bergen.", "Jahresbericht"),
    ],
)
def test_a_year_beside_the_title_is_part_of_it_where_the_work_has_another(
    text: str, title: str
) -> None:
    words = "Report on Weirs" if "Weirs" in text else "Jahresbericht"
    dates = [d for d in ("2013", "2008", "2008", "2012") if d in text]
    labels = sorted(
        {("title", words), *(("date", d) for d in dates)}, key=lambda x: text.index(x[1])
    )
    if "2008" in text:
        labels = [("date", "2008"), ("date", "2008"), ("title", words)]
    assert ("title", title) in read(text, ("author", "Holm, A."), *labels)


@pytest.mark.parametrize(
    ("text", "label", "pages"),
    [
        ("Lind, A. Weirs. River Survey, 11(2) 21-46, Jan. 1992.", "issue", "21-46"),
        ("Lind, A. Weirs. River Survey, 11(2) 114–139, 1992.", "container", "114–139"),
        ("Линд А. Плотины. Вестник рек, 11(2) R114–R139, 1992.", "accessed", "R114–R139"),
    ],
)
def test_a_range_behind_volume_and_issue_is_pages(text: str, label: str, pages: str) -> None:
    title, container = ("Плотины", "Вестник рек") if "Линд" in text else ("Weirs", "River Survey")
    found = read(text, ("title", title), ("container", container), ("volume", "11"), ("issue", "2"), (label, pages))  # fmt: skip
    assert found[-1] == ("pages", pages)


@pytest.mark.parametrize(
    ("tail", "issue"), [("(4107), 2210– 2216", "4107"), ("( Pt 9), 2210– 2216", "Pt 9")]
)
def test_issue_and_pages_behind_a_volume_are_no_law(tail: str, issue: str) -> None:
    text = f"Lind, A. Weirs. River Survey, 331 {tail}."
    found = read(text, ("title", "Weirs"), ("container", "River Survey"), ("volume", "331"), ("law", tail))  # fmt: skip
    assert found[-2:] == [("issue", issue), ("pages", "2210– 2216")]


def test_years_behind_a_volume_and_the_issues_of_a_volume_are_no_pages() -> None:
    years = read("Lind, Wehre. Bd. 3, 1914–1918, Bonn.", ("title", "Wehre"), ("volume", "3"), ("note", "1914–1918"))  # fmt: skip
    assert ("note", "1914–1918") in years
    issues = read("Lind, Wehre. Zeitschrift 12 (1-2), 1978.", ("title", "Wehre"), ("container", "Zeitschrift"), ("volume", "12"), ("issue", "1-2"))  # fmt: skip
    assert issues[-1] == ("issue", "1-2")
    dated = read("Lind, A. Weirs. River Survey 83 (1999), 3370.", ("title", "Weirs"), ("volume", "83"), ("date", "1999"))  # fmt: skip
    assert dated[-1] == ("date", "1999")


@pytest.mark.parametrize(
    ("place", "publisher", "labels"),
    [
        ("Talford, N.J.", "Lind and Holm", ("author", "publisher")),
        ("Fenwick, CO", "Reed Press", ("publisher", "publisher")),
        ("Bergen", "Anna S. Lind", ("place", "author")),
        ("Praha", "Národní knihovna", ("place", "container")),
    ],
)
def test_what_a_colon_joins_is_place_and_publisher(
    place: str, publisher: str, labels: tuple[str, str]
) -> None:
    text = f"Holm, Bo. Tides: A History. {place}: {publisher}, 1990."
    found = read(text, ("author", "Holm, Bo"), ("title", "Tides: A History"), (labels[0], place), (labels[1], publisher), ("date", "1990"))  # fmt: skip
    assert found[2:4] == [("place", place), ("publisher", publisher)]


def test_the_colon_of_a_title_joins_no_imprint() -> None:
    text = "Holm, Bo. Tides, in Weirs: Ideas (Delhi: Lind House)."
    found = read(text, ("title", "Tides"), ("editor", "Weirs"), ("publisher", "Ideas"), ("place", "Delhi"), ("publisher", "Lind House"))  # fmt: skip
    assert ("editor", "Weirs") in found
    journal = read("Holm, Bo. Tides. Confluence: Journal of Weirs, 31.", ("title", "Tides"), ("place", "Confluence"), ("container", "Journal of Weirs"), ("volume", "31"))  # fmt: skip
    assert ("container", "Journal of Weirs") in journal
    swapped = read("Holm, Bo. Tides. Reed House: Bergen, 1990.", ("title", "Tides"), ("publisher", "Reed House"), ("place", "Bergen"))  # fmt: skip
    assert swapped[1:] == [("publisher", "Reed House"), ("place", "Bergen")]


def test_a_range_behind_the_volume_and_its_comma_is_no_issue() -> None:
    found = read("Lind, A. Weirs. River Survey, 3, 1-24.", ("title", "Weirs"), ("container", "River Survey"), ("volume", "3"), ("issue", "1-24"))  # fmt: skip
    assert found[-1] == ("pages", "1-24")
    double = read("Lind, A. Wehre. Flussblatt, 3, 1-2.", ("title", "Wehre"), ("container", "Flussblatt"), ("volume", "3"), ("issue", "1-2"))  # fmt: skip
    assert double[-1] == ("issue", "1-2")


def test_a_range_behind_the_year_of_a_volume_is_pages() -> None:
    found = read("Lind, A. Weirs. Trans. Weir Soc. 347, (1995), 2235-2243.", ("title", "Weirs"), ("volume", "347"), ("date", "1995"), ("container", "2235-2243"))  # fmt: skip
    assert found[-1] == ("pages", "2235-2243")


def test_pages_at_the_end_of_a_container_are_parted_from_it_and_years_are_not() -> None:
    found = read("Lind, A. Weirs. In Proceedings of SLUICE-95, 3041-3048.", ("title", "Weirs"), ("container", "Proceedings of SLUICE-95, 3041-3048"))  # fmt: skip
    assert found[1:] == [("container", "Proceedings of SLUICE-95"), ("pages", "3041-3048")]
    years = read("Lind, A. Wehre. In: Akten des Rates, 1660-1714.", ("title", "Wehre"), ("container", "Akten des Rates, 1660-1714"))  # fmt: skip
    assert years[1:] == [("container", "Akten des Rates, 1660-1714")]


@pytest.mark.parametrize("label", ["publisher", "series", "note"])
def test_what_lies_between_the_date_and_the_journal_is_the_title(label: str) -> None:
    found = read("Holm, R., 1965: Weirs and the Press. Lake Survey 1: 147-164.", ("author", "Holm, R."), ("date", "1965"), (label, "Weirs and the Press"), ("container", "Lake Survey"), ("volume", "1"), ("pages", "147-164"))  # fmt: skip
    assert found[2:4] == [("title", "Weirs and the Press"), ("container", "Lake Survey")]


def test_a_title_that_was_read_as_a_publisher_has_its_subtitle() -> None:
    found = read("Holm, D., 1993: Jugend und Deiche. Darstellung und Deutung, Bergen: Reed.", ("author", "Holm, D."), ("date", "1993"), ("publisher", "Jugend und Deiche"), ("container", "Darstellung und Deutung"), ("place", "Bergen"), ("publisher", "Reed"))  # fmt: skip
    assert found[2:] == [("title", "Jugend und Deiche. Darstellung und Deutung"), ("place", "Bergen"), ("publisher", "Reed")]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "label", "volume"),
    [
        ("Holm, R. (1994) Tides. In A. Lind and B. Lund (eds.): Weirs of the North, Bergen.", "title", "Weirs of the North"),
        ("Holm, R.: Gezeiten. In: Lind, A. (Hrsg.): Wehre im Norden. Bergen.", "publisher", "Wehre im Norden"),
    ],
)  # fmt: skip
def test_what_follows_the_editors_behind_in_is_the_volume(
    text: str, label: str, volume: str
) -> None:
    title = "Tides" if "Tides" in text else "Gezeiten"
    editor = "A. Lind" if "A. Lind" in text else "Lind, A."
    editors = [("editor", editor), *([("editor", "B. Lund")] if "B. Lund" in text else [])]
    found = read(text, ("author", "Holm, R."), ("title", title), *editors, (label, volume), ("place", "Bergen"))  # fmt: skip
    assert ("container", volume) in found


def test_a_publisher_behind_the_editors_of_a_book_is_no_volume() -> None:
    last = read("Holm, R. Tides in Bergen. Ed. A. Lind. Reed Press, 1990.", ("title", "Tides in Bergen"), ("editor", "A. Lind"), ("publisher", "Reed Press"))  # fmt: skip
    assert last[-1] == ("publisher", "Reed Press")
    book = read("Holm, R. Tides. In A. Lind (ed.). Reed, 1990.", ("title", "Tides"), ("editor", "A. Lind"), ("publisher", "Reed"))  # fmt: skip
    assert book[-1] == ("publisher", "Reed")


def test_a_name_before_a_title_that_begins_anew_is_the_author() -> None:
    at = "Nora Elm, The Last Ferry, VALLEY HERALD (2014)"
    fields = [LabeledField("title", Span(0, 24), 0.6), LabeledField("container", Span(26, 39), 0.9)]
    whole = as_one_work(at, LabeledWork(Span(0, len(at)), fields))
    assert [(f.label, at[f.span.start : f.span.end]) for f in whole.fields[:2]] == [("author", "Nora Elm"), ("title", "The Last Ferry")]  # fmt: skip


@pytest.mark.parametrize(("words", "confidence"), [("Nora Elm, The Last Ferry", 0.95), ("River Journal, The Archive", 0.6), ("Die Fähre, Das Boot", 0.6)])  # fmt: skip
def test_other_titles_with_a_comma_have_no_author(words: str, confidence: float) -> None:
    at = f"{words}, VALLEY HERALD (2014)"
    fields = [LabeledField("title", Span(0, len(words)), confidence), LabeledField("container", Span(len(words) + 2, len(words) + 15), 0.9)]  # fmt: skip
    whole = as_one_work(at, LabeledWork(Span(0, len(at)), fields))
    assert whole.fields[0].label == "title"
    assert at[whole.fields[0].span.start : whole.fields[0].span.end] == words


def test_what_follows_author_and_date_alone_is_the_title() -> None:
    found = read("Lind, A. (2007). Corpus of River Speech.", ("author", "Lind, A."), ("date", "2007"), ("container", "Corpus of River Speech"))  # fmt: skip
    assert found[-1] == ("title", "Corpus of River Speech")
    paper = read("Lind, A. (2007). Valley Herald.", ("author", "Lind, A."), ("date", "2007"), ("container", "Valley Herald"))  # fmt: skip
    assert paper[-1] == ("container", "Valley Herald")
    journal = read("Линд А. (2007). Журнал речных исследований.", ("author", "Линд А."), ("date", "2007"), ("container", "Журнал речных исследований"))  # fmt: skip
    assert journal[-1] == ("container", "Журнал речных исследований")


def test_the_number_of_a_book_is_no_page() -> None:
    found = read("Lind, A. Weirs. Reed, 1987 ISBN 0123456789", ("title", "Weirs"), ("publisher", "Reed"), ("date", "1987"), ("pages", "0123456789"))  # fmt: skip
    assert found[-1] == ("ident", "0123456789")


@pytest.mark.parametrize(
    ("title", "clause"),
    [
        ("The Quiet Harbors of the North", ". Trans. Peter Olm"),
        ("The Quiet Harbors of the North", ", translated from the Danish by Peter Olm"),
        ("Von Deichen. Roman einer Küste", ". Aus dem Polnischen von Jan Wild"),
        ("Le port et la loi", ", traduit de l’anglais par Jean Olm"),
        ("Право рек", " / Пер. с англ. П. Ольма"),
        ("Limanın Tarihi", ", çev. Ali Olm"),
    ],
)
def test_a_title_ends_before_its_translator(title: str, clause: str) -> None:
    found = read(f"Lind, A. {title}{clause}. Bergen: Reed, 1990.", ("author", "Lind, A."), ("title", title + clause), ("place", "Bergen"))  # fmt: skip
    assert found[1] == ("title", title)


@pytest.mark.parametrize(
    "title", ["Lost in Translation. Essays", "The City, Translated", "Übersetzt. Zwölf Gespräche"]
)  # fmt: skip
def test_a_title_about_translation_stays_whole(title: str) -> None:
    found = read(f"Lind, A. {title}. Bergen: Reed, 1990.", ("author", "Lind, A."), ("title", title), ("place", "Bergen"))  # fmt: skip
    assert found[1] == ("title", title)
