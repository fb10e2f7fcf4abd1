"""The styles of a workbook as an eye sees them: number format, colour of the text, colour of the ground."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from .cell import BUILTIN_FORMATS, GENERAL
from .parts import Element, Package, is_true, main, to_int

Rgb = tuple[int, int, int]

WHITE: Final[Rgb] = (255, 255, 255)
BLACK: Final[Rgb] = (0, 0, 0)
_ALIKE: Final = 100  # the sum of the differences of red, green and blue up to which an eye sees one colour
_TINY: Final = 3.0  # points; no text that small can be read on paper

_BASIC: Final = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
_THEME: Final = ("FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646")
_THEME_ORDER: Final = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)))


@dataclass(frozen=True, slots=True)
class Look:
    """How a style shows a cell.

    A conditional format leaves as it is what is ``None`` here. In the style of a cell ``fill`` is white where there is
    no fill; ``None`` stands for a colour that is not known, such as that of a pattern.
    """

    number_format: str | None = None
    font: Rgb | None = None
    fill: Rgb | None = None
    is_tiny: bool = False

    @property
    def is_invisible(self) -> bool:
        """Text and ground have the same colour, or the text is too small to be read."""
        if self.is_tiny:
            return True
        if self.font is None or self.fill is None:
            return False
        return sum(abs(one - other) for one, other in zip(self.font, self.fill, strict=True)) <= _ALIKE

    def over(self, cell: "Look") -> "Look":
        """Give the look of a cell with this differential style upon its own."""
        return Look(
            cell.number_format if self.number_format is None else self.number_format,
            cell.font if self.font is None else self.font,
            cell.fill if self.fill is None else self.fill,
            self.is_tiny or cell.is_tiny,
        )


class Looks:
    """The looks of all styles of a workbook."""

    def __init__(self, package: Package) -> None:
        part = package.related(package.workbook_part, "styles")
        self._root = None if part is None else package.tree(part)
        self._theme = _theme_colours(package)
        self._codes = dict(BUILTIN_FORMATS)
        for item in self._items("numFmts", "numFmt"):
            self._codes[to_int(item.get("numFmtId"), -1)] = item.get("formatCode", GENERAL)

    @cached_property
    def of_cells(self) -> tuple[Look, ...]:
        """The look of each style of a cell, by its index."""
        fonts = [(self._colour_of(item, BLACK), _is_tiny(item)) for item in self._items("fonts", "font")]
        fills = [self._fill(item) for item in self._items("fills", "fill")]
        looks = []
        for item in self._items("cellXfs", "xf"):
            font, fill = to_int(item.get("fontId"), 0), to_int(item.get("fillId"), 0)
            colour, is_tiny = fonts[font] if font < len(fonts) else (BLACK, False)
            ground = fills[fill] if fill < len(fills) else WHITE
            looks.append(Look(self._codes.get(to_int(item.get("numFmtId"), 0), GENERAL), colour, ground, is_tiny))
        return tuple(looks)

    @cached_property
    def differential(self) -> tuple[Look, ...]:
        """The look of each differential style, by its index."""
        return tuple(self.of_dxf(item) for item in self._items("dxfs", "dxf"))

    def of_dxf(self, item: Element) -> Look:
        """Give the look of a ``<dxf>``, which stands among the styles or in a rule."""
        number, font, fill = (item.find(f"{{*}}{name}") for name in ("numFmt", "font", "fill"))
        return Look(
            None if number is None else number.get("formatCode", GENERAL),
            None if font is None else self._colour_of(font, None),
            None if fill is None else self._dxf_fill(fill),
            font is not None and _is_tiny(font),
        )

    def _items(self, holder: str, name: str) -> Iterator[Element]:
        if self._root is not None:
            yield from self._root.iterfind(f"{main(holder)}/{main(name)}")

    def _fill(self, item: Element) -> Rgb | None:
        pattern = item.find(main("patternFill"))
        if pattern is None:
            return None
        match pattern.get("patternType", "none"):
            case "none":
                return WHITE
            case "solid":
                return self._colour(pattern.find(main("fgColor")))
            case _:
                return None

    def _dxf_fill(self, item: Element) -> Rgb | None:
        """Give the ground of a differential fill. Without a pattern, or with a solid one, that is its background."""
        pattern = item.find("{*}patternFill")
        if pattern is None:
            return None
        if pattern.get("patternType") == "none":
            return WHITE
        colours = (pattern.find(f"{{*}}{name}") for name in ("bgColor", "fgColor"))
        return next((self._colour(colour) for colour in colours if colour is not None), None)

    def _colour_of(self, font: Element, default: Rgb | None) -> Rgb | None:
        colour = font.find("{*}color")
        return default if colour is None else self._colour(colour)

    def _colour(self, item: Element | None) -> Rgb | None:
        if item is None:
            return None
        if (text := item.get("rgb")) is not None:
            return _rgb(text[-6:])
        if (theme := item.get("theme")) is not None:
            base = self._theme.get(to_int(theme, -1))
            return None if base is None else _tinted(base, item.get("tint", "0"))
        number = to_int(item.get("indexed"), -1)
        if 0 <= number < 2 * len(_BASIC):
            return _rgb(_BASIC[number % len(_BASIC)])
        return {64: BLACK, 65: WHITE}.get(number, BLACK if is_true(item.get("auto")) else None)


def _is_tiny(font: Element) -> bool:
    size = font.find("{*}sz")
    try:
        return size is not None and float(size.get("val", "11")) <= _TINY
    except ValueError:
        return False


def _rgb(text: str) -> Rgb | None:
    try:
        red, green, blue = bytes.fromhex(text)
    except ValueError:
        return None
    return red, green, blue


def _tinted(colour: Rgb, tint: str) -> Rgb:
    """Give a colour of the theme made darker (a tint below 0) or lighter."""
    try:
        share = max(-1.0, min(1.0, float(tint)))
    except ValueError:
        return colour
    red, green, blue = (round(one * (1 + share) if share < 0 else one + (255 - one) * share) for one in colour)
    return red, green, blue


def _theme_colours(package: Package) -> Mapping[int, Rgb]:
    """Give the colours of the theme by their number; those of Office where the workbook has no theme."""
    found = {number: colour for number, text in enumerate(_THEME) if (colour := _rgb(text)) is not None}
    part = package.related(package.workbook_part, "theme")
    if part is None:
        return found
    for scheme in package.fresh_tree(part).iter("{*}clrScheme"):
        for number, name in enumerate(_THEME_ORDER):
            for item in scheme.iterfind(f"{{*}}{name}/*"):
                colour = _rgb(item.get("lastClr") or item.get("val") or "")
                if colour is not None:
                    found[number] = colour
    return found
