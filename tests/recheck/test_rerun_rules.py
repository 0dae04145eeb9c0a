"""What looking again has found lands in the list of flags, and leaves it when it is over."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from recheck_kit import ADDRESS, BODY, START, World, answer, failure, html

from verify.config import Settings
from verify.model import Check, Reason
from verify.recheck.rerun_rules import rerun_rules
from verify.store.flags.flags import flags
from verify.store.flags.queries import Filter, flag_ids
from verify.web.response import Hop


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    made.look(answer(0, html()))
    return made


def open_flags(world: World, day: float) -> set[str]:
    """The rules of the flags that the newest look over the article has found."""
    rows = flag_ids(world.db, Filter(status="open"))
    return {flag.finding.rule for flag in flags(world.db, rows) if flag.history.value != "gone"}


def test_a_link_that_died_becomes_a_flag_and_one_that_came_back_ends_it(world: World) -> None:
    again = Check(ADDRESS, START + timedelta(days=13), "not-found", method="again")
    world.look(failure(7))
    world.look(failure(10))
    world.look(failure(13), second=again)
    assert rerun_rules(world.db, Settings(), world.concerned, START + timedelta(days=13)) > 0
    assert "link-dead" in open_flags(world, 13)
    world.look(answer(40, html()))
    rerun_rules(world.db, Settings(), world.concerned, START + timedelta(days=40))
    assert "link-dead" not in open_flags(world, 40)


def test_a_changed_passage_becomes_a_flag_and_a_restored_one_ends_it(world: World) -> None:
    world.look(answer(7, html(BODY.replace("end of May", "end of September"))))
    rerun_rules(world.db, Settings(), world.concerned, START + timedelta(days=7))
    assert "source-changed" in open_flags(world, 7)
    assert world.kinds(answer(14, html())) == ["restored"]
    rerun_rules(world.db, Settings(), world.concerned, START + timedelta(days=14))
    assert "source-changed" not in open_flags(world, 14)


def test_a_moved_link_becomes_a_flag(world: World) -> None:
    new = "https://news.example/2026/transport/bridge"
    hops = (Hop(ADDRESS, 301, new),)
    world.look(answer(7, html(), final_address=new, hops=hops))
    rerun_rules(world.db, Settings(), world.concerned, START + timedelta(days=7))
    assert "link-moved" in open_flags(world, 7)


def test_another_change_of_the_passage_takes_the_place_of_the_first(world: World) -> None:
    for day, month in ((7, "June"), (14, "July")):
        world.look(answer(day, html(BODY.replace("end of May", f"end of {month}"))))
        rerun_rules(world.db, Settings(), world.concerned, START + timedelta(days=day))
    rows = flag_ids(world.db, Filter(status="open", rule="source-changed"))
    now = [flag for flag in flags(world.db, rows) if flag.history.value != "gone"]
    assert len(now) == 1
    assert "July" in now[0].finding.evidence[-1].text


def test_a_usurped_page_becomes_a_flag_at_the_first_look_and_ends_with_it(world: World) -> None:
    world.look(failure(7, Reason.USURPED))
    rerun_rules(world.db, Settings(), world.concerned, START + timedelta(days=7))
    assert "domain-usurped" in open_flags(world, 7)
    world.look(failure(10, Reason.DNS))
    assert world.concerned == [ADDRESS]
    rerun_rules(world.db, Settings(), world.concerned, START + timedelta(days=10))
    assert "domain-usurped" not in open_flags(world, 10)


def test_without_news_no_article_is_looked_at(world: World) -> None:
    assert rerun_rules(world.db, Settings(), [], START) == 0
