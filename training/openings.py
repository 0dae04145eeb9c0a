"""How titles and sentences begin: articles, prepositions, question words, “Notes on”, “Zur”."""

from __future__ import annotations

from random import Random

from training.words import capital

_OPENINGS = {
    "en": """
        The The The The The The A A A An On On|the In In|the From From|the Toward Towards|a How Why
        What|is Is Are Does Do Can Beyond Between After Against For To With Under When Who Where
        Notes|on Introduction|to An|introduction|to Reflections|on Essays|on Studies|in Some|notes|on
        Remarks|on Rethinking Understanding Making Our Their Two Three Into Through Before Without
    """,
    "de": """
        Die Die Die Der Der Das Das Zur Zur Zum Zum Über Von Ein Eine Eine Im In Vom Auf|dem|Weg|zu Wie Was
        Was|ist Warum Zwischen Für Gegen Einführung|in|die Grundzüge|der Aus Unter Nach Mit Bei Beiträge|zur
        Bemerkungen|zum Zu Zu|den An Jenseits|der Auf Als Wer Wir Unser Kein Drei Vor Ohne Durch
    """,
    "fr": """
        Le Le La La Les Les Un Une De De|la Du Des Sur Sur|le Pour Pour|une Vers Entre Comment Pourquoi Au Aux À
        Dans Quelle Essai|sur Introduction|à Ce|que Qu’est-ce|que En Notes|sur Contre Après
    """,
    "es": """
        El El La La Los Las Un Una De Del Sobre Sobre|la Hacia Hacia|una En En|torno|a Entre Para Por|qué Cómo
        Introducción|a Notas|sobre Al Contra Desde
    """,
    "ru": "О О Об К К|вопросу|о В В|поисках Из Из|истории На От По За Как Что|такое Почему Между С У Для При Против Без",
    "tr": "Bir Bir Bu Yeni Her Üç İki Son Ne Neden Nasıl",
    "uk": "Про Про До До|питання|про З Із У В На Як Що|таке Чому Між Від За По Для Проти",
}  # fmt: skip
_OF_LANGUAGE = {
    language: tuple(words.replace("|", " ") for words in text.split())
    for language, text in _OPENINGS.items()
}


def opened(rng: Random, language: str, words: str, share: float) -> str:
    """Return the words with a capital, a ``share`` of them behind an article, a preposition or the like."""
    if rng.random() < share:
        return f"{rng.choice(_OF_LANGUAGE[language])} {words}"
    return capital(words)
