"""How much room a text needs in a column, by the widths of the letters of Calibri.

The widths are those of Carlito, which has the same: in 2048ths of the font size, from its table ``hmtx``.
"""

import re

_WIDTHS = {
    452: "'", 463: " \xa0", 470: "il", 490: "j", 511: ",", 516: "I", 517: ".", 548: ":;", 596: "`", 621: "()", 625: "f",
    627: "-", 628: "[]", 644: "{}", 653: "J", 667: "!", 686: "t", 714: "r", 791: "/\\", 801: "s", 809: "z", 821: '"',
    861: "L", 866: "c", 887: "x", 925: "v", 927: "y", 931: "k", 941: "FS", 943: "|", 949: "?", 959: "Z", 964: "g",
    981: "a", 998: "TY", 1000: "E", 1019: "e", 1020: "#*+<=>^_~–", 1038: "$0123456789", 1058: "P", 1063: "X",
    1064: "K", 1076: "bdhnpqu", 1080: "o", 1092: "C", 1112: "R", 1114: "B", 1162: "V", 1185: "A", 1260: "D",
    1276: "H", 1292: "G", 1314: "U", 1322: "N", 1356: "O", 1378: "Q", 1397: "&", 1414: "…", 1464: "%w", 1636: "m",
    1751: "M", 1822: "W", 1831: "@", 1854: "—",
}  # fmt: skip


class _Widths(dict[str, int]):
    def __missing__(self, letter: str) -> int:
        """Take a letter that is not listed for one as wide as the font is high, which most are not."""
        return 2048 if ord(letter) > 0x2E80 else 1250


_OF_LETTER = _Widths({letter: width for width, letters in _WIDTHS.items() for letter in letters})
_BLANK = _OF_LETTER[" "]
_POINTS = 11  # the size of the font in which widths of columns are counted
# A column is 7 pixels of 1/96 inch for each digit that it is wide, and 5 more for its margins. 3 are kept free here,
# because programs round the widths of letters to pixels.
_PIXELS_A_DIGIT, _KEPT_FREE = 7, 3
_PIECES = re.compile(r"[^\s-]*-|[^\s-]+|\s")  # a line may break after a hyphen and at a blank
_BOLD = 1.03
_WIDEST = max(_OF_LETTER[one] for one in "mw%")


def count_lines(text: str, width: float, *, points: float = _POINTS, bold: bool = False) -> int:
    """Count the lines that a wrapped text needs in a column as wide as ``width`` digits."""
    room = _room(width, points, bold)
    return sum(_count_wrapped_lines(part, room) for part in text.splitlines() or [""])


def fits_a_line(text: str, width: float) -> bool:
    """Tell whether a text fits into one line of a column."""
    return "\n" not in text and text.isprintable() and _fits(text, _room(width, _POINTS, bold=False))


def _room(width: float, points: float, bold: bool) -> float:
    """Give the room for a line in 2048ths of the font size."""
    pixels = width * _PIXELS_A_DIGIT - _KEPT_FREE
    return pixels * 72 / 96 / points * 2048 / (_BOLD if bold else 1)


def _fits(text: str, room: float) -> bool:
    return len(text) * _WIDEST <= room or sum(map(_OF_LETTER.__getitem__, text)) <= room


def _count_wrapped_lines(text: str, room: float) -> int:
    if _fits(text, room):
        return 1
    lines, used = 1, 0.0
    for piece in _PIECES.findall(text):
        wide = sum(map(_OF_LETTER.__getitem__, piece))
        if used + wide <= room or piece.isspace():  # a blank at the end of a line needs no room
            used += wide
        elif wide <= room:
            lines, used = lines + 1, wide
        else:  # a word wider than the column goes on in the next lines
            lines += int(wide // room) + (used > 0)
            used = wide % room
    return lines
