"""English speakers beside a verb that no list has, if “that” says that the verb reports.

E.g. The court ruled that the ban was “neither necessary nor fair.”
"""

from __future__ import annotations

from verify.model import Field, Span
from verify.parse.quotations.attributed import Attribution
from verify.parse.quotations.grammar.clause import Clause
from verify.parse.quotations.grammar.english import english_subject
from verify.parse.quotations.speakers.plain_speakers import speaker_before_cue
from verify.text.lazy_patterns import regex

# ruled that the ban was “ · finds that “
_REPORTS = regex.compile(
    r"(?<!\p{L})(?P<cue>(?:\p{Ll}{2,}(?:ed|[^s\W]s)|found|felt))\sthat\s(?:[^.;:“”\"]{0,120}\s)?$"
)
# What somebody finds out or brings about, nobody has to say.
_SILENT = regex.compile(
    r"(?:assur|aver|caus|demonstrat|deserv|discover|ensur|guarante|happen|learn|mean|notic|prov|realis|"
    r"realiz|requir|reveal|see|seem|show|start|us)(?:e?d|e?s)|this|was|is|has|things|ways|news|others"
)


def english_attribution(clause: Clause) -> Attribution:
    """Return the subject of a verb with “that” before a quotation, or an empty attribution."""
    cue = _REPORTS.search(clause.text, clause.before.start, clause.before.end)
    if cue is None or _SILENT.fullmatch(cue["cue"]):
        return Attribution()
    head = Span(clause.before.start, cue.start())
    speaker = english_subject(clause.text, head) or speaker_before_cue(clause.text, head)
    return (
        Attribution(Field(cue["cue"], Span(*cue.span("cue"))), speaker)
        if speaker
        else Attribution()
    )
