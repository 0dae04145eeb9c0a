"""Progress on a terminal shows what comes from outside as it is: never as rich's markup."""

from __future__ import annotations

import io

import pytest

from verify.cli.progress import progress_watcher


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "what",
    [
        "https://a.example/[/b]",
        "https://a.example/[bold]x[/bold]",
        "[/]",
        "[link=https://evil.example]x",
        "статья [/i].txt",
        "[",
        "\\[/b]",
    ],
)
def test_an_address_with_square_brackets_is_shown_and_ends_nothing(what: str) -> None:
    screen = Terminal()
    with progress_watcher(screen) as watcher:
        for tell in (watcher.reading, watcher.fetching, watcher.checking):
            tell(1, 2, what)
        watcher.noting(f"verify: Asked for {what}")
    assert f"verify: Asked for {what}" in screen.getvalue()


def test_control_characters_do_not_reach_the_terminal() -> None:
    screen = Terminal()
    with progress_watcher(screen) as watcher:
        watcher.reading(1, 2, "evil\x1b]0;title\x07\u202etxt")
    assert "\x1b]0" not in screen.getvalue() and "\u202e" not in screen.getvalue()


def test_articles_are_all_read_when_they_are_checked() -> None:
    screen = Terminal()
    with progress_watcher(screen) as watcher:
        watcher.reading(3, 0, "c.md")  # of how many is not known while a list is read
        watcher.checking(1, 3, "a.md")
    assert "3/3" in screen.getvalue().rpartition("Checking")[0]
