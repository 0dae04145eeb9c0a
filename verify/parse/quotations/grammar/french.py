"""French speakers beside no known verb of speech: the subject behind its verb, or after “pour”.

« … », déplore Luc Fontanet · « … », s’indigne une habitante · Pour Luc Fontanet, c’est « … »
"""

from __future__ import annotations

from verify.model import Span
from verify.parse.people.roles import is_territory
from verify.parse.quotations.attributed import Attribution
from verify.parse.quotations.grammar.clause import Clause
from verify.parse.quotations.grammar.infinitives import is_french_verb
from verify.parse.references.authors import is_personal
from verify.text.language.word_lists import common_zipf
from verify.text.lazy_patterns import regex

_NAME = r"\p{Lu}[\p{L}.’-]*\p{L}(?:\.?\s(?:(?:de|du|des|la|le)\s)?\p{Lu}[\p{L}’-]*){0,3}"
_NOUN = (
    rf"(?:le|la|un|une|les|des)\s\p{{Ll}}+(?:\s(?:de|du|des)\s\p{{L}}+|\s{_NAME})?"
    rf"|l[’']\p{{Ll}}+(?:\s{_NAME})?"
)
_INVERTED = regex.compile(
    rf"\s*[»”\"]?\s*,\s(?P<cue>(?P<reflexive>s[’']|se\s)?(?P<verb>\p{{Ll}}{{3,}}))\s"
    rf"(?P<who>{_NAME}|{_NOUN})(?=[\s.,:;]|$)"
)
# Une riveraine, Odile Blin, reste inquiète : « … »
_ANNOUNCES = regex.compile(
    rf"\s*(?P<who>(?i:le|la|un|une|les|des)\s[\p{{Ll}}-]{{3,}}(?:\s(?:de|du|des)\s\p{{L}}+)?(?:,\s{_NAME})?|{_NAME}),?\s"
    r"(?:s[’']|se\s)?(?P<verb>\p{Ll}{3,})(?!\p{L})[^.;:«»“”\"]{0,60}?(?P<cue>:)\s*$"
)
_VIEW = regex.compile(rf"\s*(?P<cue>Pour|Aux yeux de|À en croire)\s(?P<who>{_NAME}),\s")
# « … », précise-t-il · « … », a-t-elle ajouté
_PRONOUN = regex.compile(
    r"\s*+[»”\"]?\s*+,?+\s*+(?P<cue>(?:l[’']|s[’']|se\s|me\s|nous\s)?+(?P<verb>\p{Ll}{1,20}))-(?:t-)?+"
    r"(?P<who>il|elle|ils|elles)(?!\p{L})"
)
_NO_SPEECH = frozenset(
    "était est faut fallait fut sera sont".split()
)  # « … » est-il écrit sur le mur
# Selon la préfecture, … · « … », d’après le syndicat des pêcheurs
_SOURCE = (
    r"(?:(?i:le|la|les|un|une|des|son|sa|ses|ce|cet|cette)\s|[Ll][’'])(?P<noun>[\p{Ll}-]{3,})(?:\s\p{Ll}{3,})?"
    rf"(?:\s(?:de|du|des|de\sla)\s[\p{{L}}’'-]+|\s(?:de\s)?[dl][’'][\p{{L}}-]+|\s{_NAME})?"
)
_ACCORDING = regex.compile(rf"\s*(?P<cue>[Ss]elon|[Dd][’']après)\s(?P<who>{_SOURCE}),\s")
_ACCORDING_BEHIND = regex.compile(
    rf"[\s»”\",]*+(?P<cue>selon|d[’']après)\s(?P<who>{_SOURCE})(?=\s*+(?:[.,;]|$))"
)
# Selon la saison, selon les cas: what decides, not who says it
_MEASURES = frozenset(
    """
    âge ampleur besoin besoins cas circonstances contexte critères degré durée époque époques façon goût
    goûts heure humeur jour jours lieu lieux longueur manière météo mode modalités modèle moment moyens
    niveau nombre ordre pays prix quantité quartier région régions saison saisons secteur situation
    taille temps type usage valeur
    """.split()
)
# Not “pendant”, “notamment”: adverbs and participles, whose stem can be a verb's.
_NO_VERB = regex.compile(r"\p{Ll}+(?:ant|(?<!rm|lam|stim|sum|prim)ent(?<=ment))")
# Words of closed classes with the ending of a verb: prepositions, determiners, conjunctions, adverbs.
_SMALL_WORDS = frozenset(
    """
    concernant contre d’après devant durant entre excepté hormis jusque malgré moyennant outre pendant
    suivant sauf touchant avant
    aucune autre cette chaque même quelle quelque seule telle toute une
    car comme dont elle et mais puisque quand que qui soit voire
    bientôt cependant encore ensuite presque surtout tantôt tard toutefois tôt vite
    est ont sont était étaient
    dimanche
    """.split()
)
# « Le Phare », rue Victor Hugo · groupe Bolloré · président Luc Fontanet: nouns that are forms of
# verbs, too, before a name.
_NOUNS_AND_VERBS = frozenset(
    "agent groupe guide petit place point porte poste président promenade reine route rue salle tome vieille".split()
)
# Pour Luc Fontanet, c’est « … » · il s’agit d’« … »
_JUDGES = regex.compile(r"c[’']était|c[’']est|ce\s|il\s|elle\s|cette\s|cet\s")
_NO_GIVEN_NAME = frozenset("le la les l’ notre saint sainte".split())
_RARE = 3.6  # Zipf: a commoner word is hardly a surname


def french_attribution(clause: Clause) -> Attribution:
    """Return the attribution that only French grammar gives, or an empty one."""
    found = _INVERTED.match(clause.text, clause.after.start, clause.after.end)
    if found and _is_verb(found):
        return clause.attribution(found, found)
    joined = _PRONOUN.match(clause.text, clause.after.start, clause.after.end)
    if joined and joined["verb"] not in _NO_SPEECH:
        return clause.attribution(joined, joined)
    if source := _source(clause):
        return clause.attribution(source, source)
    announced = _ANNOUNCES.match(clause.text, clause.before.start, clause.before.end)
    if clause.is_sentence and announced and is_french_verb(announced["verb"]):
        return clause.attribution(announced, announced)
    view = _VIEW.match(clause.text, clause.before.start, clause.before.end)
    if view and (clause.knows(Span(*view.span("who"))) or _is_judge(clause, view)):
        return clause.attribution(view, view)
    return Attribution()


def _source(clause: Clause) -> regex.Match[str] | None:
    """Return the body or the document behind “selon”; not a measure: selon la saison."""
    before, after = clause.before, clause.after
    found = _ACCORDING.match(clause.text, before.start, before.end)
    found = found or _ACCORDING_BEHIND.match(clause.text, after.start, after.end)
    return found if found and found["noun"] not in _MEASURES else None


def _is_judge(clause: Clause, view: regex.Match[str]) -> bool:
    """Return whether a full name that the article has only here judges: Pour Luc Fontanet, c’est …

    Not: Pour Noël, la ville prépare · Pour Marseille, c’est · Pour La Rochelle, c’est.
    """
    words = view["who"].split()
    return (
        len(words) == 2
        and is_personal(view["who"])
        and words[0].lower() not in _NO_GIVEN_NAME
        and all(not is_territory(word.lower()) for word in words)
        and common_zipf(words[1].lower(), "fr") < _RARE
        and _JUDGES.match(clause.text, view.end(), clause.before.end) is not None
    )


def _is_verb(found: regex.Match[str]) -> bool:
    """Return whether the word between a quotation and a name is a verb with its subject behind it.

    Not: « … », sur la place du marché · « … », théâtre Sarah Bernhardt · « … », notamment les habitants.
    """
    verb = found["verb"]
    if verb in _SMALL_WORDS or verb in _NOUNS_AND_VERBS or _NO_VERB.fullmatch(verb):
        return False
    return is_french_verb(verb)
