"""The timeline as a picture."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.composing.strip import lanes_of, strip_of
from generator.model.pages.blocks import Link
from generator.model.pages.overviews import Moment


def moment(name: str, number: int, *after: str) -> Moment:
    """Return an event that follows others."""
    return Moment(
        id=name,
        number=number,
        link=Link(text=name.title(), address=f"events/{name}/"),
        when="last year",
        where=(),
        line="",
        follows=(),
        after=after,
        reports=(),
        accounts=(),
    )


@given(
    st.integers(1, 12).flatmap(
        lambda count: st.tuples(
            *(st.sets(st.integers(0, max(0, row - 1))) if row else st.just(set()) for row in range(count))
        )
    )
)
def test_no_line_runs_through_an_event_that_it_does_not_lead_to(before: tuple[set[int], ...]) -> None:
    """An event stands in the lane of one that is still to be followed only where it follows that one itself."""
    rows = [sorted(one) for one in before]
    lanes = lanes_of(rows)
    for row, earlier in enumerate(rows):
        for one in earlier:
            between = [lanes[at] for at in range(one + 1, row)]
            assert lanes[one] not in between, "a line goes down in its origin's lane"


def test_a_line_leads_to_each_event_that_follows() -> None:
    """There is one line for each order that a source gives, and none between events that no source relates."""
    strip = strip_of(
        [moment("war", 1), moment("pact", 2, "war"), moment("talks", 3), moment("end", 4, "pact", "talks")], ()
    )
    by_id = {stop.id: stop for stop in strip.stops}
    assert len(strip.paths) == 3
    assert [path.split("V", maxsplit=1)[0] for path in strip.paths] == [
        f"M{by_id[name].x} {by_id[name].y}" for name in ("war", "pact", "talks")
    ]
    assert by_id["talks"].x != by_id["pact"].x, "what is not related stands beside"


def test_events_without_a_place_stand_apart() -> None:
    """They come below a divider, without a number and without a line."""
    strip = strip_of([moment("war", 1)], [moment("talks", 0)])
    war, talks = strip.stops
    assert war.y < strip.divider < talks.y
    assert (war.number, talks.number, strip.paths) == (1, 0, ())
    assert strip_of([], [moment("talks", 0)]).divider == 0


def test_what_follows_an_event_of_another_page_has_no_line() -> None:
    """A line needs both its ends on the page; the list says it in words all the same."""
    assert strip_of([moment("end", 81, "war")], ()).paths == ()


def test_long_lists_stay_narrow() -> None:
    """What would need more lanes than there is room for is told in words alone."""
    first = [moment(f"a{number}", number + 1) for number in range(20)]
    last = [moment(f"b{number}", number + 21, f"a{number}") for number in range(20)]
    strip = strip_of([*first, *last], ())
    assert 0 < len(strip.paths) < 20
    assert all(0 < stop.x < stop.left < strip.width / 2 for stop in strip.stops)
