"""``verify flags``: read, decide, count and share the flags."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verify.cli.damage import damaged_rows
from verify.cli.epilog import epilog
from verify.cli.options import (
    ArticlePart,
    Config,
    Db,
    ExportFile,
    FlagsFormat,
    Outlet,
    RuleName,
    SeverityName,
    TextFormat,
    Who,
    checked_id,
    database,
    name_of,
    now,
    readable_database,
)
from verify.cli.output import check_format

app = typer.Typer(
    help="List flags, decide them, count them, share decisions.",
    epilog=epilog(
        "verify flags",
        "verify flags --status all --format csv",
        "verify flags show 12",
        "verify flags decide 12 --dismiss 'house style'",
    ),
    invoke_without_command=True,
    rich_markup_mode=None,
)
Ids = Annotated[list[int], typer.Argument(metavar="ID...", help="Numbers of flags")]
TableFormat = Annotated[str, typer.Option("--format", "-f", help="table or json")]


@app.callback()
def flags(
    context: typer.Context,
    article: ArticlePart = None,
    rule: RuleName = None,
    severity: SeverityName = None,
    status: Annotated[
        str, typer.Option(help="open, confirmed, dismissed, fixed, deferred or all")
    ] = "open",
    outlet: Outlet = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Found on or after this day (2026-03-31)")
    ] = None,
    words: Annotated[str | None, typer.Option(help="Part of the flag's text")] = None,
    to_correct: Annotated[
        bool,
        typer.Option("--to-correct", help="Confirmed flags that the author has to correct"),
    ] = False,
    limit: Annotated[int | None, typer.Option(help="Maximum number of flags", min=1)] = None,
    format: FlagsFormat = "table",
    db: Db = None,
    config: Config = None,
) -> None:
    """List flags: the open ones, unless options say otherwise."""
    if context.invoked_subcommand:
        return
    from verify.cli.actions import flag_lists

    opened = readable_database(db, config)
    with damaged_rows(db, config) as failed:
        if to_correct:
            from verify.cli.actions.to_correct import render_to_correct

            print(render_to_correct(opened, article, format, failed), end="")
            return
        asked = flag_lists.make_filter(
            opened, article, rule, severity, status, outlet, since, words
        )
        print(flag_lists.render_flags(opened, asked, limit, format, failed), end="")


@app.command(epilog=epilog("verify flags show 12", "verify flags show 12 13 --format json"))
def show(ids: Ids, format: TextFormat = "text", db: Db = None, config: Config = None) -> None:
    """Show flags with their evidence and history."""
    from verify.cli.actions import flag_lists

    opened = readable_database(db, config)
    numbers = [checked_id(number, "flag") for number in ids]
    with damaged_rows(db, config) as failed:
        print(flag_lists.render_details(opened, numbers, format, failed), end="")


@app.command(
    epilog=epilog(
        "verify flags decide 12 --confirm",
        "verify flags decide 12 13 --dismiss 'house style'",
        "verify flags decide 12 --dismiss 'house style' --apply-to outlet",
        "verify flags decide 12 --undo",
    )
)
def decide(
    ids: Ids,
    confirm: Annotated[bool, typer.Option("--confirm", help="The flag is right")] = False,
    dismiss: Annotated[
        str | None,
        typer.Option("--dismiss", metavar="REASON", help="The flag is wrong or unwanted"),
    ] = None,
    fixed: Annotated[bool, typer.Option("--fixed", help="The article was corrected")] = False,
    deferred: Annotated[
        bool,
        typer.Option("--deferred", "--defer", "--later", help="Decide it another time"),
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Undo the last decision")] = False,
    apply_to: Annotated[
        str | None,
        typer.Option(
            "--apply-to",
            "--widen",
            metavar="SCOPE",
            help="Dismiss all flags of the rule with the same: outlet, words or publisher",
        ),
    ] = None,
    note: Annotated[str | None, typer.Option(help="Note to keep with the decision")] = None,
    format: TextFormat = "text",
    who: Who = None,
    db: Db = None,
    config: Config = None,
) -> None:
    """Decide flags from scripts.

    Give exactly one of --confirm, --dismiss REASON, --fixed, --deferred and --undo.
    """
    from verify.cli.actions import decide as actions

    verdict = actions.chosen_verdict(confirm, dismiss, fixed, deferred, undo)
    request = actions.DecisionRequest(verdict, dismiss, note, name_of(who), apply_to)
    numbers = [checked_id(number, "flag") for number in ids]
    check_format(format, ("text", "json"))
    done = actions.decide_flags(database(db, config), numbers, request, now())
    print(actions.decided_text(done, format), end="")


@app.command(epilog=epilog("verify flags stats", "verify flags stats --format json"))
def stats(format: TableFormat = "table", db: Db = None, config: Config = None) -> None:
    """Show each rule's precision from your decisions."""
    from verify.cli.actions.statistics import render_statistics

    with damaged_rows(db, config) as failed:
        print(render_statistics(readable_database(db, config), format, failed), end="")


_BULK_EPILOG = epilog("verify flags bulk-dismissals", "verify flags bulk-dismissals --take-back 3")


@app.command("bulk-dismissals", epilog=_BULK_EPILOG)
@app.command("settings", hidden=True, epilog=_BULK_EPILOG)  # the name until version 0.1
def bulk_dismissals(
    take_back: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="End this bulk dismissal")
    ] = None,
    format: TextFormat = "text",
    who: Who = None,
    db: Db = None,
    config: Config = None,
) -> None:
    """List or end bulk dismissals.

    A bulk dismissal covers more than one flag. Make one with `verify flags decide ID --dismiss REASON --apply-to SCOPE`.
    """
    from verify.cli.actions import decide as actions

    opened = database(db, config)
    if take_back is None:
        with damaged_rows(db, config) as failed:
            print(actions.list_bulk_dismissals(opened, format, failed), end="")
    else:
        number = checked_id(take_back, "bulk dismissal")
        print(actions.end_bulk_dismissal(opened, number, name_of(who), now()))


@app.command(epilog=epilog("verify flags export decisions.jsonl"))
def export(
    file: ExportFile = None,
    db: Db = None,
    config: Config = None,
) -> None:
    """Write all decisions as JSON lines.

    Keep the file in git, or import it into another database.
    """
    from verify.cli.actions import decide as actions
    from verify.cli.output_files import check_output, refuse_article

    check_output(file, [db, config])
    opened = readable_database(db, config)
    refuse_article(file, opened)
    with damaged_rows(db, config) as failed:
        lines = actions.export_decisions(opened, failed)
        print(actions.written_decisions(lines, file), end="")


@app.command(
    "import",
    epilog=epilog(
        "verify flags import decisions.jsonl",
        "verify flags import log.xlsx",
        "verify flags import article.annotated.docx",
    ),
)
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            help="File from `verify flags export`, fact log (csv, xlsx), document with comments"
        ),
    ],
    format: TextFormat = "text",
    who: Who = None,
    db: Db = None,
    config: Config = None,
) -> None:
    """Merge decisions of another database or a document.

    Lists the flags on which the two disagree. From a fact log or a document, a conflict is not
    applied. In a document, a resolved comment sets its flag to fixed, and a reply that begins
    with “dismiss:” dismisses it.
    """
    from verify.cli.actions import decide as actions

    check_format(format, ("text", "json"))
    if file.suffix.lower() in (".csv", ".xlsx"):
        from verify.cli.actions.fact_log import import_fact_log

        print(import_fact_log(database(db, config), file, name_of(who), now(), format), end="")
    elif file.suffix.lower() in (".docx", ".docm", ".odt"):
        from verify.cli.actions.annotate import import_document, import_text

        read = import_document(database(db, config), file, name_of(who), now())
        print(import_text(read, format), end="")
    else:
        lines = actions.read_lines(file)
        opened = database(db, config, must=False)
        print(actions.import_decisions(opened, file, lines, format), end="")
