"""Spanish speakers, by the form of the verb and its place: Spanish has no list of verbs of speech.

“…”, aseguró el alcalde · «…», lamenta Rosa Belmonte · El capitán Iván Roca fue más duro: “…” ·
La ministra ha señalado que la ley es “…” · Según Jorge Pinto, es “…”
"""

from __future__ import annotations

from verify.parse.quotations.attributed import Attribution
from verify.parse.quotations.grammar.clause import Clause
from verify.text.lazy_patterns import regex

# Words of closed classes that open a sentence: Así ha resumido el consejero
_OPENERS = (
    r"A|Además|Ahora|Al|Ante|Antes|Así|Asimismo|Aunque|Ayer|Cómo|Como|Con|Cuando|De|Desde|Después|Durante|En|"
    r"Entonces|Entre|Hasta|Hoy|Mientras|Ni|No|Para|Pero|Por|Porque|Qué|Que|Quien|Se|Según|Si|Sin|Sobre|"
    r"También|Tras|Y|Ya|\p{L}+mente"
)
_NAME = (
    rf"(?!(?:{_OPENERS})[,\s])"
    r"\p{Lu}[\p{L}.’-]*\p{L}(?:\.?\s(?:(?:de|del|de\sla|la|y)\s)?\p{Lu}[\p{L}’-]*){0,3}"
)
_ARTICLE = r"(?i:el|la|los|las|un|una|unos|unas|su|sus|este|esta|ese|esa)"
_NOUN = (
    rf"{_ARTICLE}\s\p{{L}}[\p{{L}}-]+(?:\s(?!que|y|en|con|por|para|al)\p{{Ll}}{{4,}}(?!\p{{L}}))?"
    rf"(?:\s(?:de|del)\s(?:{_ARTICLE}\s)?\p{{L}}[\p{{L}}-]+){{0,2}}(?:\s\p{{Ll}}{{4,}})?(?:\s{_NAME})?"
)
# el alcalde de Ledanca, Tomás Arribas: the name behind the comma is the office's
_SUBJECT = rf"{_NOUN},\s(?={_NAME}(?:[,.;]|$)){_NAME}|{_NOUN}|{_NAME}"
# Third persons: aseguró, explica, añadían, dijo; ha dicho, han señalado
_PAST = r"\p{Ll}+(?:ó|ieron|aron|ía|ían|aba|aban)|dij(?:o|eron)|dice[n]?"
_SURE = rf"(?:(?:ha|han|había|habían)\s(?:\p{{Ll}}+(?:ado|ido|puesto|scrito)|dicho|puesto)|{_PAST})"
_PRESENT = r"\p{Ll}{3,}(?:a|an|e|en)"  # adjectives have these endings, too
_FINITE = rf"(?:{_SURE}|{_PRESENT})"
# “…”, ha señalado. A verb has its subject in its ending.
_ALONE = regex.compile(
    rf"\s*+[»”\"]?\s*+,\s(?:(?:lo|se|le|les)\s)?(?P<cue>{_SURE})(?=\s*[.,;]|\s(?:a|ante|antes|con|desde|en|"
    r"entre|por|sin|sobre|tras)\s|\s*$)"
)
# “…”, aseguró el alcalde
_INVERTED = regex.compile(
    rf"\s*+[»”\"]?\s*+,\s(?:(?:así\slo|lo|se|le|les)\s)?(?P<cue>{_FINITE})\s(?:(?:hoy|ayer|también|además)\s)?"
    rf"(?P<who>{_SUBJECT})(?=[\s.,:;(]|$)"
)
# La ministra Carmen Solís ha señalado que la ley es “…” · Fuentes del ministerio explican que “…”
_REPORTS = regex.compile(
    rf"\s*(?:(?:Sin\sembargo|Además|Por\ssu\sparte|También|Pero|No\sobstante|Asimismo),?\s)?"
    rf"(?P<who>{_SUBJECT}|\p{{Lu}}\p{{Ll}}+s\sde(?:l|\sla)?\s\p{{L}}+),?\s(?:(?:hoy|ayer|también|además)\s)?"
    rf"(?P<cue>{_SURE}(?=\s(?:[^.;:“”«»\"]{{0,80}}\s)?que\s)|{_PRESENT}(?=\sque\s))\s(?:[^.;:“”«»\"]{{0,80}}\s)?que\s(?:[^.;:“”«»\"]{{0,120}}\s)?$"
)
# La empresa respondió: «…» · El capitán Iván Roca fue más duro: “…”
_ANNOUNCES = regex.compile(
    rf"\s*(?P<who>{_SUBJECT}),?\s(?:(?:lo|se|le|les)\s)?(?:{_SURE}|{_PRESENT}(?=:)|fue|era)(?!\p{{L}})"
    r"[^.;:“”«»\"]{0,60}(?P<cue>:)\s*$"
)
_ACCORDING = regex.compile(rf"\s*(?P<cue>[Ss]egún)\s(?P<who>{_SUBJECT}),\s")
_VIEW = regex.compile(  # Para la defensa, la sentencia es “histórica”
    rf"\s*(?P<cue>Para)\s(?P<who>{_SUBJECT}),\s(?:[^.;:“”«»\"]{{0,80}}\s)?(?:es|era|fue|resulta|son|eran)\s$"
)
_ACCORDING_BEHIND = regex.compile(
    rf"[\s»”\",]*+(?P<cue>según)\s(?P<who>{_SUBJECT})(?=\s*+(?:[.,;]|$))"
)
# Words of closed classes and nouns with the ending of a verb: “…”, para la empresa · “…”, obra de Rosa
_NO_VERBS = frozenset(
    """
    antes cada casi como contra cuando desde donde durante entre este excepto hacia hasta mediante para
    pese porque salvo sobre
    autora clave directora era frase fue hija jefa lema obra parte película presidenta revista tema
    titulada vecina
    """.split()
)
_MEASURES = regex.compile(
    r"(?i:el|la|los|las)\s(?:caso|casos|día|época|momento|temporada|tipo|zona)(?!\p{L})"
)


def spanish_attribution(clause: Clause) -> Attribution:
    """Return the attribution that Spanish grammar gives, or an empty one."""
    text, before, after = clause.text, clause.before, clause.after
    inverted = _INVERTED.match(text, after.start, after.end)
    if inverted and inverted["cue"] not in _NO_VERBS:
        return clause.attribution(inverted, inverted)
    source = _ACCORDING.match(text, before.start, before.end)
    source = source or _ACCORDING_BEHIND.match(text, after.start, after.end)
    source = source or _VIEW.match(text, before.start, before.end)
    if source and not _MEASURES.match(source["who"]):
        return clause.attribution(source, source)
    if reports := _REPORTS.match(text, before.start, before.end):
        return clause.attribution(reports, reports)
    if clause.is_sentence and (announced := _ANNOUNCES.match(text, before.start, before.end)):
        return clause.attribution(announced, announced)
    alone = _ALONE.match(text, after.start, after.end)
    return clause.attribution(alone, None) if alone else Attribution()
