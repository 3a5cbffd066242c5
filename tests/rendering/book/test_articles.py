"""An archived article in the book: its words whole, labels where passages begin, numbers where they end."""

from __future__ import annotations

import pytest

from generator.model.pages.overviews import MarkNode, NumbersNode, PlainNode
from generator.rendering.book.articles import _in_short, _marked


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [((), []), ((4,), ["4"]), ((4, 5), ["4", "5"]), ((4, 5, 6), ["4–6"]), ((1, 3, 4, 5, 9), ["1", "3–5", "9"])],
)
def test_numbers_that_follow_one_another_are_put_in_short(numbers: tuple[int, ...], shown: list[str]) -> None:
    """Three and more become a range."""
    assert list(_in_short(numbers)) == shown


def test_the_words_are_those_of_the_article() -> None:
    """Marks add labels and numbers, and leave the text as it is."""
    inner = MarkNode(id="w4-7", kind="claim", children=(PlainNode(text="two", reason=""),))
    outer = MarkNode(id="w0-7", kind="actor", children=(PlainNode(text="One ", reason=""), inner))
    nodes = (outer, PlainNode(text=".", reason=""), NumbersNode(numbers=(1, 2)), PlainNode(text=" Aside.", reason="x"))
    runs = list(_marked("sources/a/", nodes))
    assert "".join(run.text for run in runs) == "One two. Aside."
    assert [run.label for run in runs if run.label] == ["a_w0-7", "a_w4-7"]
    assert [run.note for run in runs if run.note] == ["1, 2"]
    assert [run.style for run in runs if run.text] == ["mark", "mark", "unmarked", "aside"]
