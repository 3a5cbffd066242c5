"""The picture of a page, for those who pass its address on: what it is about, in which words, under which label.

Drawn with Pillow, which is imported only when a picture is drawn. The same card gives the same bytes.
"""

from __future__ import annotations

import io
from bisect import bisect_right
from math import ceil
from typing import TYPE_CHECKING, Final

from generator.model.record import Value
from generator.model.rendered import SocialCard

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

PICTURE: Final = "card.png"
"""Name of the picture beside a page's file."""

WIDTH: Final = 1200
HEIGHT: Final = 630
"""Pixels, as the sites that show such pictures ask for them."""

MARGIN: Final = 72
PAPER, INK, SOFT, LINE, ACCENT = "#faf8f2", "#1d1b17", "#625d54", "#d9d4c7", "#8a2b1d"

COLOURS: Final = {
    "disputed": ("#8a2b1d", "#f7e3de"),
    "denied": ("#8a2b1d", "#f7e3de"),
    "agreed-by-both-sides": ("#1f5b3c", "#e2f0e6"),
    "acknowledged-by-the-party": ("#1f5b3c", "#e2f0e6"),
    "stated-by-the-party": ("#1f5b3c", "#e2f0e6"),
    "corroborated": ("#1f5b3c", "#e2f0e6"),
    "asserted-by-one-voice": ("#6b4a00", "#f8ebcc"),
    "single-unnamed-estimate": ("#6b4a00", "#f8ebcc"),
}
"""Ink and ground of a label, as in the stylesheet."""

OTHER: Final = ("#47416b", "#eae8f3")

SIZES: Final = (68, 60, 52, 46, 40, 34, 28)
"""Pixels of the title, the largest that fits."""

LONGEST: Final = 400
"""Characters of a title that are looked at: more than fit in the smallest size."""

ROOM: Final = 330
"""Pixels from the top of the title to the label."""

HANGUL: Final = ((0x1100, 0x11FF), (0x3000, 0x303F), (0x3130, 0x318F), (0xAC00, 0xD7A3))


class Fonts:
    """Three faces in all sizes that pictures need."""

    def __init__(self, regular: bytes, bold: bytes, hangul: bytes) -> None:
        self._files = {"regular": regular, "bold": bold, "hangul": hangul}
        self._made: dict[tuple[str, int], FreeTypeFont] = {}
        self._known: dict[tuple[str, str], bool] = {}

    def face(self, name: str, size: int) -> FreeTypeFont:
        """Return a face in a size of `size` pixels."""
        from PIL import ImageFont  # noqa: PLC0415 (slow start)

        found = self._made.get((name, size))
        if found is None:
            layout = ImageFont.Layout.BASIC
            found = ImageFont.truetype(io.BytesIO(self._files[name]), size, layout_engine=layout)
            self._made[name, size] = found
        return found

    def of(self, char: str, name: str, size: int) -> FreeTypeFont | None:
        """Return the face that has a character; None where there is none."""
        if any(low <= ord(char) <= high for low, high in HANGUL):
            name = "hangul"
        return self.face(name, size) if self._has(char, name) else None

    def _has(self, char: str, name: str) -> bool:
        """Tell whether a face draws a character in another way than one that it has not."""
        if (char, name) not in self._known:
            drawn, absent = (bytes(self.face(name, 40).getmask(one)) for one in (char, "\U0010ffff"))
            self._known[char, name] = char == " " or (char.isprintable() and drawn != absent)
        return self._known[char, name]


class Look(Value, frozen=True):
    """How a line of text is set."""

    fonts: Fonts
    name: str
    size: int
    fill: str


def draw(card: SocialCard, site: str, fonts: Fonts) -> bytes:
    """Return a PNG of `WIDTH` by `HEIGHT` pixels.

    A title with a character that the fonts lack is left out: the kind, the label and the name of the site stay.
    """
    from PIL import Image, ImageDraw  # noqa: PLC0415 (slow start)

    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    ink, ground = COLOURS.get(card.code, OTHER)
    pen.rectangle((0, 0, 14, HEIGHT), fill=ink if card.label else ACCENT)
    top = MARGIN
    if card.kind and _has_all(card.kind, fonts):
        _line(pen, (MARGIN, top), card.kind.upper(), Look(fonts, "bold", 26, ACCENT))
    top += 56
    title = " ".join(card.title.split())
    title = title if len(title) <= LONGEST else f"{title[:LONGEST]}…"
    if _has_all(title, fonts):
        size, lines = _set(title, fonts)
        for line in lines:
            _line(pen, (MARGIN, top), line, Look(fonts, "bold", size, INK))
            top += round(size * 1.22)
    foot = HEIGHT - MARGIN - 34
    if card.label and _has_all(card.label, fonts):
        width = _width(card.label, fonts, "bold", 30)
        box = (MARGIN, foot - 84, MARGIN + width + 44, foot - 84 + 54)
        pen.rounded_rectangle(box, radius=27, fill=ground)
        _line(pen, (MARGIN + 22, foot - 77), card.label, Look(fonts, "bold", 30, ink))
    pen.line((MARGIN, foot - 8, WIDTH - MARGIN, foot - 8), fill=LINE, width=2)
    name = site if _has_all(site, fonts) else ""
    _line(pen, (MARGIN, foot + 8), _cut(name, fonts), Look(fonts, "regular", 26, SOFT))
    packed = io.BytesIO()
    image.quantize(16, method=Image.Quantize.FASTOCTREE).save(packed, "PNG", compress_level=9)
    return packed.getvalue()


def _has_all(text: str, fonts: Fonts) -> bool:
    return all(fonts.of(char, "bold", 40) for char in set(text))


def _runs(text: str, fonts: Fonts, name: str, size: int) -> list[tuple[FreeTypeFont, str]]:
    runs: list[tuple[FreeTypeFont, str]] = []
    for char in text:
        face = fonts.of(char, name, size) or fonts.face(name, size)
        if runs and runs[-1][0] is face:
            runs[-1] = (face, runs[-1][1] + char)
        else:
            runs.append((face, char))
    return runs


def _width(text: str, fonts: Fonts, name: str, size: int) -> float:
    return sum(face.getlength(part) for face, part in _runs(text, fonts, name, size))


def _line(pen: ImageDraw, at: tuple[float, float], text: str, look: Look) -> None:
    left, top = at
    base = top + look.fonts.face(look.name, look.size).getmetrics()[0]
    for face, part in _runs(text, look.fonts, look.name, look.size):
        pen.text((left, base), part, font=face, fill=look.fill, anchor="ls")
        left += face.getlength(part)


def _set(title: str, fonts: Fonts) -> tuple[int, list[str]]:
    """Return the largest size in which a title fits, and its lines; the smallest one cuts it, with an ellipsis."""
    lines: list[str] = []
    for size in SIZES:
        lines = _lines(title, fonts, size)
        if len(lines) * size * 1.22 <= ROOM:
            return size, lines
    most = int(ROOM // (SIZES[-1] * 1.22))
    return SIZES[-1], [*lines[: most - 1], f"{lines[most - 1].rstrip()[:-1]}…"]


def _lines(title: str, fonts: Fonts, size: int) -> list[str]:
    room = WIDTH - 2 * MARGIN
    lines: list[str] = []
    for word in title.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and _width(joined, fonts, "bold", size) <= room:
            lines[-1] = joined
            continue
        rest = word
        while _width(rest, fonts, "bold", size) > room:
            fits = _fitting(rest, room, fonts, size)
            lines.append(rest[:fits])
            rest = rest[fits:]
        lines.append(rest)
    return lines


def _fitting(word: str, room: int, fonts: Fonts, size: int) -> int:
    """Return how many characters of a word that is too long fit into a line; at least one."""

    def width(count: int) -> int:
        return ceil(_width(word[:count], fonts, "bold", size))

    return max(1, bisect_right(range(len(word)), room, key=width) - 1)


def _cut(name: str, fonts: Fonts) -> str:
    while name and _width(name, fonts, "regular", 26) > WIDTH - 2 * MARGIN:
        name = f"{name[:-2].rstrip()}…"
    return name
