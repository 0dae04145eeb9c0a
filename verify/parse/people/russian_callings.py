"""Russian words for a calling by their form: «физиолог», «теннисисткой», «вратарь»; not «предок»."""

from __future__ import annotations

import regex

# Endings that derive a person from what the person does. Kin, neighbors and animals lack them:
# брат, сосед, предок, гость, убийца, лошадь.
_MASCULINE = (
    "арь ач ант вед вец вод граф дир ент ёр ер завр иатр ик ист кипер лец лог ман мен навт ник "
    "ном ор тель ун фил чик щик"
)
_FEMININE = "ерша есса исса иса истка ница орша тка торка чица щица виха вица лица"
_DERIVED = (*_MASCULINE.split(), *_FEMININE.split())
_STEM = 2  # letters before the ending at least
# Words with such an ending for what somebody is to another, at one time or by birth, not for a calling.
_RELATIONS = frozenset(
    """
    автор виновник дошкольник житель жительница заявитель зритель кандидат клиент конкурент
    любитель мальчик мужик наследник наследница обладатель однокурсник однокурсница одноклассник
    одноклассница оппонент осьминог отличник партнёр партнёрша пассажир пациент пациентка
    племянник племянница победитель победительница поклонник поклонница покойник посетитель
    потерпевший преемник преступник преступница приятельница ребёнок ровесник ровесница родитель
    родственник родственница сверстник сверстница свидетель свидетельница слушатель соавтор соперник
    соперница соседка сосед союзник спутник спутница старик старожил сторонник сторонница
    счастливчик тёзка узник уроженец участник участница ученик ученица фигурант финалист финалистка
    читатель шатен брюнет блондинка близнец
    """.split()
)
# Those who come from a place: «британец», «уругваец», «итальянка», «израильтянин»
_INHABITANT = regex.compile(r"(?:[аяи]нец|[аия]ец|[ая]нка|[ая]нин|ичка)$")


def is_calling_form(noun: str) -> bool:
    """Return whether the form of an animate noun in the nominative says a calling."""
    return (
        any(noun.endswith(end) and len(noun) >= len(end) + _STEM for end in _DERIVED)
        and noun not in _RELATIONS
        and _INHABITANT.search(noun) is None
    )
