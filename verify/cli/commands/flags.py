"""``verify flags``: the flagged-issue list for reading, deciding and sharing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from verify.cli.options import Config, Db, Who, database, name_of, now, possible, readable

app = typer.Typer(
    help="The flagged-issue list: read it, decide, count, share.",
    invoke_without_command=True,
    rich_markup_mode=None,
)
Ids = Annotated[list[int], typer.Argument(metavar="ID…", help="Numbers of flags.")]


@app.callback()
def flags(
    context: typer.Context,
    article: Annotated[
        str | None, typer.Option(help="Part of the article's name or title.")
    ] = None,
    rule: Annotated[str | None, typer.Option(help="The rule's name.")] = None,
    severity: Annotated[str | None, typer.Option(help="error, warning or info.")] = None,
    status: Annotated[
        str, typer.Option(help="open, confirmed, dismissed, fixed, later or all.")
    ] = "open",
    outlet: Annotated[str | None, typer.Option(help="The outlet.")] = None,
    since: Annotated[
        str | None, typer.Option(help="Seen on or after this day (2026-03-31).")
    ] = None,
    words: Annotated[str | None, typer.Option(help="Part of the flag's words.")] = None,
    limit: Annotated[int | None, typer.Option(help="At most so many.", min=1)] = None,
    format: Annotated[str, typer.Option("--format", "-f", help="table, json or csv.")] = "table",
    db: Db = None,
    config: Config = None,
) -> None:
    """List flags: the open ones, narrowed by the options."""
    if context.invoked_subcommand:
        return
    from verify.cli.actions import flag_lists

    opened = readable(db, config)
    asked = flag_lists.checked(opened, article, rule, severity, status, outlet, since, words)
    print(flag_lists.shown(opened, asked, limit, format), end="")


@app.command()
def show(ids: Ids, db: Db = None, config: Config = None) -> None:
    """Show flags with their evidence, their decision and its history."""
    from verify.cli.actions import flag_lists

    opened = readable(db, config)
    for number in ids:
        print(flag_lists.one(opened, possible(number, "flag")))


@app.command()
def decide(
    ids: Ids,
    confirm: Annotated[bool, typer.Option("--confirm", help="The finding is right.")] = False,
    dismiss: Annotated[
        str | None, typer.Option("--dismiss", metavar="REASON", help="It is unwanted: why.")
    ] = None,
    fixed: Annotated[bool, typer.Option("--fixed", help="The article is corrected.")] = False,
    later: Annotated[bool, typer.Option("--later", help="Put it off.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last decision back.")] = False,
    widen: Annotated[
        str | None,
        typer.Option(help="Dismiss all like it, by: outlet, words or publisher."),
    ] = None,
    note: Annotated[str | None, typer.Option(help="A remark to keep with it.")] = None,
    who: Who = None,
    db: Db = None,
    config: Config = None,
) -> None:
    """Decide flags, for scripts.

    Give --confirm, --dismiss REASON, --fixed, --later or --undo.
    """
    from verify.cli.actions import decide as _deciding

    verdict = _deciding.chosen(confirm, dismiss, fixed, later, undo)
    made = _deciding.Asked(verdict, dismiss, note, name_of(who), widen)
    numbers = [possible(number, "flag") for number in ids]
    for line in _deciding.carry_out(database(db, config), numbers, made, now()):
        print(line)


@app.command()
def stats(db: Db = None, config: Config = None) -> None:
    """Say per rule how its flags were decided.

    That is its precision on this desk.
    """
    from verify.cli.actions import flag_lists

    print(flag_lists.statistics(readable(db, config)), end="")


@app.command()
def settings(
    take_back: Annotated[int | None, typer.Option(help="End the setting of this number.")] = None,
    who: Who = None,
    db: Db = None,
    config: Config = None,
) -> None:
    """List the dismissals that were widened, or take one back."""
    from verify.cli.actions import decide as _deciding

    opened = database(db, config)
    if take_back is not None:
        print(_deciding.taken_back(opened, possible(take_back, "setting"), name_of(who), now()))
    else:
        print(_deciding.listed_settings(opened))


@app.command()
def export(
    file: Annotated[
        Path | None, typer.Argument(help="Where to; standard output if left out.")
    ] = None,
    db: Db = None,
    config: Config = None,
) -> None:
    """Write all decisions as JSON lines, to keep in git."""
    from verify.cli.actions import decide as _deciding

    lines = _deciding.exported(readable(db, config))
    if file is None:
        sys.stdout.write(lines)
    else:
        _deciding.write_whole(file, lines)
        print(f"{lines.count(chr(10))} decisions and settings written to {file}.")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A file that “verify flags export” wrote.")],
    db: Db = None,
    config: Config = None,
) -> None:
    """Merge the decisions of another desk.

    Says where they disagree.
    """
    from verify.cli.actions import decide as _deciding

    print(_deciding.imported(database(db, config, must=False), file))
