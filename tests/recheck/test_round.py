"""Looking again: what is news, what is not, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from recheck_kit import ADDRESS, BODY, SAID, START, World, answer, failure, html

from verify.archive.check import CaptureRow, check
from verify.fetch import Fetched
from verify.match.page_changes import GONE, PASSAGE, QuotedText, page_differences
from verify.model import Check, LinkState, Page, Reason
from verify.recheck import RecheckJob, recheck
from verify.store.sources import checks, citations, ledger, sources
from verify.web.response import Hop


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    assert made.look(answer(0, html())) == []
    yield made
    made.archive.close()


def test_a_page_that_stays_as_it_was_is_no_news(world: World) -> None:
    assert world.look(answer(7, html())) == []
    assert len(sources.captures(world.db, ADDRESS)) == 1


def test_what_stands_around_the_passage_may_change(world: World) -> None:
    teaser = (
        "<aside><h2>Read also</h2><p>Ferry timetable for the summer</p></aside><p>17 comments</p>"
    )
    assert world.look(answer(7, html(extra=teaser))) == []
    assert len(sources.captures(world.db, ADDRESS)) == 2


def test_typography_may_change(world: World) -> None:
    assert world.look(answer(7, html(BODY.replace("minister told", "minister\u00a0told")))) == []


def test_a_cited_passage_that_reads_otherwise_is_news_with_both_wordings(world: World) -> None:
    (said,) = world.look(answer(7, html(BODY.replace("end of May", "end of September"))))
    assert said.kind == "passage-changed"
    assert "end of May" in said.detail
    assert "end of September" in said.detail
    assert said.articles == ("note.txt",)
    assert said.after is LinkState.CHANGED


def test_a_cited_passage_that_is_gone_is_news(world: World) -> None:
    other = "The harbour was closed for repairs after the storm of last weekend. " * 6
    (said,) = world.look(answer(7, html(other)))
    assert said.kind == "passage-gone"
    assert SAID in said.detail


def test_a_passage_taken_out_beside_one_like_it_is_gone_and_not_reworded() -> None:
    told = "In the hills of Beshmill a fire broke out at noon for a reason that is not yet known."
    like = (
        "In the fields of Quarry End a fire broke out at noon for a reason that is not yet known."
    )
    cited = Page(f"{told}\n\n{like}", f"{told}\n\n{like}", language="en")
    (found,) = page_differences(cited, Page(like, like, language="en"), [QuotedText(told)])
    assert (found.kind, found.after) == (GONE, "")
    other = told.replace("Beshmill", "Arden Hollow")
    now = Page(f"{other}\n\n{like}", f"{other}\n\n{like}", language="en")
    (found,) = page_differences(cited, now, [QuotedText(told)])
    assert (found.kind, found.after) == (PASSAGE, other.rstrip("."))


def test_a_passage_that_was_shortened_is_changed_and_not_gone() -> None:
    told = (
        "The fire was put out by forty crews within two hours, and nobody was hurt in the village."
    )
    short = "The fire was put out by forty crews within two hours."
    more = "The road to the village is open again since this morning, the county says."
    cited = Page(f"{told}\n\n{more}", f"{told}\n\n{more}", language="en")
    now = Page(f"{short}\n\n{more}", f"{short}\n\n{more}", language="en")
    assert [d.kind for d in page_differences(cited, now, [QuotedText(told)])] == [PASSAGE]


def test_news_is_told_once(world: World) -> None:
    changed = html(BODY.replace("end of May", "end of September"))
    assert world.kinds(answer(7, changed)) == ["passage-changed"]
    assert world.kinds(answer(14, changed)) == []
    assert world.kinds(answer(21, html())) == ["restored"]


def test_another_headline_is_news(world: World) -> None:
    (said,) = world.look(answer(7, html(headline="Bridge delayed until the autumn")))
    assert said.kind == "headline-changed"
    assert said.detail == "“Bridge nears completion” → “Bridge delayed until the autumn”"


def test_a_rubric_added_to_the_headline_is_none(world: World) -> None:
    assert world.kinds(answer(7, html(headline="Transport: Bridge nears completion"))) == []


@pytest.mark.parametrize(
    ("headline", "news"),
    [
        ("BRIDGE NEARS COMPLETION", False),
        ("“Bridge” nears completion", False),
        ("Bridge never nears completion", True),
        ("Completion of the bridge is far off", True),
        ("Tunnel nears completion", True),
    ],
)
def test_a_headline_is_compared_word_by_word(world: World, headline: str, news: bool) -> None:
    kinds = world.kinds(answer(7, html(headline=headline)))
    assert kinds == (["headline-changed"] if news else [])


def test_a_notice_of_correction_is_news(world: World) -> None:
    notice = "<p>This article was amended on 6 January 2026. The earlier text misstated a cost.</p>"
    (said,) = world.look(answer(7, html(extra=notice)))
    assert said.kind == "correction"
    assert "amended on 6 January" in said.detail


@pytest.mark.parametrize(
    "line",
    [
        "Correction officers met the minister at the northern end of the bridge.",
        "The amendment was adopted; this article was not part of it.",
        "Updated: 6 January 2026, 14:05",
    ],
)
def test_a_line_that_only_looks_like_a_correction_is_none(world: World, line: str) -> None:
    assert world.kinds(answer(7, html(extra=f"<p>{line}</p>"))) == []


def test_a_paywall_that_went_up_says_nothing_about_the_passage(world: World) -> None:
    wall = (
        "<p>Subscribe to continue reading this article. Already a subscriber? Log in.</p>"
        '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,'
        '"hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".x"}}</script>'
    )
    short = "The ministry of transport gave an account of its works on Tuesday."
    kinds = world.kinds(answer(7, html(short, extra=wall)))
    assert "passage-gone" not in kinds


def test_three_spread_failures_and_a_second_way_make_a_death(world: World) -> None:
    assert world.kinds(failure(7)) == []
    assert world.kinds(failure(10)) == []
    again = Check(ADDRESS, START + timedelta(days=13), "not-found", method="again")
    (said,) = world.look(failure(13), second=again)
    assert (said.kind, said.before, said.after) == ("died", LinkState.FAILING, LinkState.DEAD)
    assert world.kinds(failure(30)) == []
    assert world.kinds(answer(60, html())) == ["came-back"]


def test_without_a_second_way_nothing_is_declared_dead(world: World) -> None:
    for day in (7, 10, 13, 16, 19):
        assert world.kinds(failure(day)) == []
    assert ledger.standing_of(world.db, ADDRESS).state is LinkState.FAILING


def test_a_page_that_others_still_reach_is_not_dead(world: World) -> None:
    world.look(failure(7))
    world.look(failure(10))
    reached = Check(ADDRESS, START + timedelta(days=13), "ok", method="archive")
    assert world.kinds(failure(13), second=reached) == []
    assert ledger.standing_of(world.db, ADDRESS).state is LinkState.WALLED


def test_a_wall_is_no_news(world: World) -> None:
    assert world.kinds(failure(7, Reason.BLOCKED)) == []
    assert ledger.standing_of(world.db, ADDRESS).state is LinkState.WALLED


def test_a_page_found_elsewhere_has_moved(world: World) -> None:
    new = "https://news.example/2026/transport/bridge"
    (said,) = world.look(answer(7, html(), final_address=new))
    assert said.kind == "moved"
    assert new in said.detail
    assert world.kinds(answer(14, html(), final_address=new)) == []


def test_the_request_is_conditional_and_not_modified_is_no_news(world: World) -> None:
    tagged = (("content-type", "text/html"), ("etag", '"v1"'))
    world.look(answer(7, html(extra="<p>1</p>"), headers=tagged))
    assert world.look(answer(14, b"", status=304, headers=(("etag", '"v1"'),))) == []
    earlier = world.asked_with[-1][ADDRESS]
    assert earlier.etag == '"v1"'
    last = checks.last_check(world.db, ADDRESS)
    assert last is not None
    assert (last.outcome, last.status) == ("unchanged", 304)


def test_not_modified_keeps_what_was_changed_before(world: World) -> None:
    tagged = (("content-type", "text/html"), ("etag", '"v1"'))
    world.look(answer(7, html(BODY.replace("May", "June")), headers=tagged))
    assert world.look(answer(14, b"", status=304)) == []
    assert ledger.standing_of(world.db, ADDRESS).state is LinkState.CHANGED


def test_everything_that_was_answered_lies_in_the_archive(world: World) -> None:
    world.look(answer(7, html(extra="<p>more</p>")))
    world.look(answer(14, html(extra="<p>more</p>")))
    rows = [CaptureRow(*row) for row in citations.capture_rows(world.db)]
    assert len(rows) == 2
    assert list(check(world.archive, rows)) == []
    assert len(world.archive.captures(ADDRESS)) == 3


def test_a_misspelling_mended_in_a_headline_is_no_news() -> None:
    from verify.match.page_changes import page_differences
    from verify.model import Page, PageTitle

    def titled(words: str) -> Page:
        return Page(BODY, BODY, titles=(PageTitle("h1", words),))

    old = titled("New bridge over the northern river nears its compleetion this spring")
    assert page_differences(old, titled(old.titles[0].value.replace("ee", "e")), ()) == ()


# ------------------------------------------------------------------ “not modified”

TAGS = (
    ("content-type", "text/html; charset=utf-8"),
    ("last-modified", "Mon, 05 Jan 2026 10:00:00 GMT"),
)
NEW = "https://news.example/2026/transport/bridge"


def unmodified(day: float, **more: object) -> Fetched:
    return answer(day, b"", status=304, headers=(), **more)


def test_the_condition_is_about_the_place_where_the_copy_was_found(world: World) -> None:
    hops = (Hop(ADDRESS, 301, NEW),)
    world.look(answer(7, html(), headers=TAGS, final_address=NEW, hops=hops))
    world.look(unmodified(14, final_address=NEW, hops=hops))
    assert world.asked_with[-1][ADDRESS].final_address == NEW
    assert ledger.standing_of(world.db, ADDRESS).state is LinkState.MOVED


def test_a_page_that_no_longer_redirects_has_not_moved_any_more(world: World) -> None:
    hops = (Hop(ADDRESS, 301, NEW),)
    world.look(answer(7, html(), headers=TAGS, final_address=NEW, hops=hops))
    assert ledger.standing_of(world.db, ADDRESS).state is LinkState.MOVED
    world.look(unmodified(14))
    standing = ledger.standing_of(world.db, ADDRESS)
    assert (standing.state, standing.moved_to) == (LinkState.ALIVE, None)
    assert world.concerned == [ADDRESS]


def test_a_page_that_is_not_modified_is_there_again(world: World) -> None:
    world.look(answer(7, html(extra="<p>1</p>"), headers=TAGS))
    world.look(failure(14))
    assert sources.absence(world.db, ADDRESS) is not None
    world.look(unmodified(17))
    assert sources.absence(world.db, ADDRESS) is None


def test_a_copy_whose_bytes_are_lost_is_no_condition(world: World) -> None:
    world.look(answer(7, html(extra="<p>1</p>"), headers=TAGS))
    world.db.execute("UPDATE captures SET warc = NULL")
    world.look(answer(14, html(extra="<p>1</p>"), headers=TAGS))
    assert ADDRESS not in world.asked_with[-1]


# ------------------------------------------------------------------ change after change


def test_each_change_of_a_passage_is_told_with_its_own_words(world: World) -> None:
    told = []
    for day, month in ((7, "June"), (14, "July"), (21, "July"), (28, "August")):
        body = BODY.replace("end of May", f"end of {month}")
        told.append([one.detail for one in world.look(answer(day, html(body)))])
    assert [len(one) for one in told] == [1, 1, 0, 1]
    assert "end of July" in told[1][0]
    assert "end of August" in told[3][0]


@pytest.mark.parametrize("reason", [Reason.SOFT_404, Reason.REDIRECTED_HOME, Reason.USURPED])
def test_another_page_in_its_place_is_news_at_once_and_so_is_the_end_of_it(
    world: World, reason: Reason
) -> None:
    assert world.kinds(failure(7, reason)) == [reason.value]
    assert world.concerned == [ADDRESS]
    assert world.kinds(failure(10, reason)) == []
    assert world.concerned == []
    assert world.kinds(answer(11, html())) == ["came-back"]
    assert world.concerned == [ADDRESS]


def test_a_death_that_another_round_was_quicker_to_find_is_told_by_that_one(world: World) -> None:
    world.look(failure(7))
    world.look(failure(10))
    death = Check(ADDRESS, START + timedelta(days=13), "not-found", method="again")

    def quicker(waiting: Mapping[str, datetime]) -> Iterator[Check]:
        checks.save_check(world.db, death)  # by the other round, while this one was asking
        return iter([death])

    job = RecheckJob(
        world.db, world.archive, lambda wanted, known: iter([(ADDRESS, failure(13))]), quicker
    )
    (looked,) = recheck(job, list(ledger.links(world.db)))
    assert looked.transitions == []
    assert ledger.standing_of(world.db, ADDRESS).state is LinkState.DEAD


def test_a_link_that_died_and_answers_again_says_so_in_words(world: World) -> None:
    for day in (7, 10):
        world.look(failure(day))
    world.look(failure(13), Check(ADDRESS, START + timedelta(days=13), "dns", method="again"))
    (said,) = world.look(answer(60, html()))
    assert (said.kind, said.detail) == ("came-back", "The page responds again.")
