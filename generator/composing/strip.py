"""The timeline as a picture: one row for each event, and a line from each to what a source places after it.

Rows stand in the order of the list. An event is in the lane of one that it follows where that lane ends with it,
else in a free one, so that no line runs through an event to which it does not lead. Only the order is drawn: how
far apart two rows are says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from generator.composing.wrapping import wrapped
from generator.model.pages.overviews import Moment
from generator.model.pages.pictures import Stop, Strip

WIDTH: Final = 288
"""Units across, as many as the narrowest phone has pixels for it; so no word is smaller there than it says."""
LANE: Final = 15
LANES: Final = 6
"""Lanes side by side; what would need more is told in words alone."""
LINE: Final = 17
GAP: Final = 16
COLUMN: Final = 7
"""Units that one column of words takes at most."""
_BEND: Final = 22


def strip_of(moments: Sequence[Moment], unplaced: Iterable[Moment]) -> Strip:
    """Return the picture of events that stand in order, and apart from them of those without a place in it."""
    rows = {moment.id: row for row, moment in enumerate(moments)}
    before = [[rows[one] for one in moment.after if one in rows] for moment in moments]
    lanes = lanes_of(before)
    left = 10 + LANE * (min(max(lanes, default=0), LANES) + 1)
    columns = (WIDTH - left) // COLUMN
    stops: list[Stop] = []
    down = 6
    for moment, lane in zip(moments, lanes, strict=True):
        stops.append(_stop(moment, 8 + LANE * min(lane, LANES), left, down, columns))
        down = _below(stops[-1])
    divider = down if stops else 0
    down += 14 if stops else 0
    for moment in unplaced:
        stops.append(_stop(moment, 8, left, down, columns))
        down = _below(stops[-1])
    paths = tuple(
        _path(stops[one], stops[row])
        for row, earlier in enumerate(before)
        for one in earlier
        if max(lanes[one], lanes[row]) < LANES
    )
    return Strip(
        width=WIDTH,
        height=down - GAP + 6 if stops else 0,
        divider=divider if len(stops) > len(moments) else 0,
        stops=tuple(stops),
        paths=paths,
    )


def lanes_of(before: Sequence[Sequence[int]]) -> list[int]:
    """Return the lane of each row, given the rows that it follows; one from `LANES` on is not drawn."""
    last: dict[int, int] = {one: row for row, earlier in enumerate(before) for one in earlier}
    lanes: list[int] = []
    taken: dict[int, int] = {}  # the row that holds a lane, by lane
    for row, earlier in enumerate(before):
        ending = [lanes[one] for one in earlier if last[one] == row]
        for lane in ending:
            taken.pop(lane, None)
        free = next(lane for lane in range(len(taken) + 1) if lane not in taken)
        lane = min(ending, default=free)
        lanes.append(lane)
        if row in last:
            taken[lane] = row
    return lanes


def _stop(moment: Moment, x: int, left: int, down: int, columns: int) -> Stop:
    return Stop(
        id=moment.id,
        number=moment.number,
        x=x,
        y=down + 8,
        left=left,
        when=wrapped(moment.when, columns, 2),
        lines=wrapped(f"{moment.number}. {moment.link.text}" if moment.number else moment.link.text, columns),
        top=down,
        line=LINE,
        language=moment.link.language,
    )


def _below(stop: Stop) -> int:
    return stop.top + LINE * (len(stop.when) + len(stop.lines)) + GAP


def _path(one: Stop, other: Stop) -> str:
    if one.x == other.x:
        return f"M{one.x} {one.y}V{other.y}"
    bend = other.y - _BEND
    return f"M{one.x} {one.y}V{bend}C{one.x} {bend + 14} {other.x} {bend + 6} {other.x} {other.y}"
