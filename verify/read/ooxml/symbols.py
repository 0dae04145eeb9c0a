"""Characters of w:sym, which come from fonts with encodings of their own (17.3.3.30)."""

from __future__ import annotations

# The encoding of Adobe's Symbol font, 0x21 to 0x7E and 0xA1 to 0xFE, in Unicode
# (unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt); "�" where it has no character.
_SYMBOL_LOW = (
    "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_HIGH = (
    "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"
    "⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪�〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
# What texts use of Wingdings: bullets, arrows, boxes, check marks.
_WINGDINGS = {
    0x4A: "☺",
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x72: "❒",
    0x75: "◆",
    0x76: "❖",
    0x77: "⬥",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "◻",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE7: "⇐",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}


def symbol(font: str, code: str) -> str:
    """Return the character of a w:sym: ``font`` and ``code`` (hexadecimal) as written.

    Codes from F000 to F0FF are shifted into the private use area. A character that is not known
    becomes U+FFFD.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        number -= 0xF000
    elif number > 0xFF:
        return chr(number) if number < 0xD800 else "�"
    name = font.lower()
    if name == "symbol":
        return _of_symbol(number)
    if name.startswith("wingdings"):
        return _WINGDINGS.get(number, "�") if name == "wingdings" else "�"
    return bytes([number]).decode("cp1252", "replace")


def _of_symbol(number: int) -> str:
    if 0x21 <= number <= 0x7E:
        return _SYMBOL_LOW[number - 0x21]
    if 0xA1 <= number <= 0xFE:
        return _SYMBOL_HIGH[number - 0xA1]
    return " " if number == 0x20 else "�"
