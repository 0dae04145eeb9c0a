"""``verify review``: review flags at the terminal."""

from __future__ import annotations

import sys

from verify.cli.damage import damaged_rows
from verify.cli.epilog import epilog
from verify.cli.options import (
    ArticlePart,
    Config,
    Db,
    Outlet,
    RuleName,
    SeverityName,
    Who,
    database,
    name_of,
    now,
)

EPILOG = epilog("verify review", "verify review --severity error", "verify review --article bridge")


def review(
    article: ArticlePart = None,
    rule: RuleName = None,
    severity: SeverityName = None,
    outlet: Outlet = None,
    who: Who = None,
    db: Db = None,
    config: Config = None,
) -> None:
    """Review open flags one by one with single keys.

    Press ? for the keys. The next review starts where you stopped.
    """
    from verify.cli.actions.flag_lists import make_filter
    from verify.cli.actions.review import ReviewSession
    from verify.cli.actions.review_queue import resume_position, review_queue
    from verify.cli.keys import keyboard

    opened, name = database(db, config), name_of(who) or "editor"
    asked = make_filter(opened, article, rule, severity, "open", outlet, None, None)
    queue = review_queue(opened, asked)
    if not queue:
        print("No open flags.")
        return
    at = resume_position(opened, name, queue)
    with damaged_rows(db, config) as failed, keyboard() as keys:
        ReviewSession(opened, keys, name, now, _write, queue, at, failed=failed).run()


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
