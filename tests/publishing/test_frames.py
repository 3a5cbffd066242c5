"""Frames: compiled strictly, filled in one pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.rendered import HOLES
from generator.publishing.frames import MARK, FrameError, compile_frame, fill, has_mark, token

PAGE = "<html>" + "".join(f"<{hole}>{token(hole)}</{hole}>" for hole in HOLES) + "</html>"
VALUES = {hole: f"value of {hole}" for hole in HOLES}

ANY_VALUES = st.fixed_dictionaries(
    {hole: st.text() | st.sampled_from([token(other) for other in HOLES]) for hole in HOLES}
)


def test_every_hole_shows_its_value() -> None:
    """A filled frame is the page with each value at its hole."""
    filled = fill(compile_frame("claim", PAGE), VALUES)
    assert filled == "<html>" + "".join(f"<{hole}>value of {hole}</{hole}>" for hole in HOLES) + "</html>"


@pytest.mark.parametrize("hole", HOLES)
def test_a_missing_hole_is_refused(hole: str) -> None:
    """A page that lacks a hole is no frame, and the error names the hole."""
    with pytest.raises(FrameError, match=f"`claim` has no hole `{hole}`"):
        compile_frame("claim", PAGE.replace(token(hole), ""))


def test_a_hole_that_is_not_required_may_be_missing() -> None:
    """A site without an address of its own has no canonical addresses."""
    frame = compile_frame("claim", PAGE.replace(token("canonical"), ""), required=HOLES[:-1])
    assert "canonical" not in frame.holes


def test_a_doubled_text_hole_is_filled_twice() -> None:
    """A theme may print a title in several places."""
    frame = compile_frame("claim", PAGE + token("title"))
    assert fill(frame, VALUES).count("value of title") == 2


@pytest.mark.parametrize("hole", ["content", "toc", "head"])
def test_a_doubled_hole_for_html_is_refused(hole: str) -> None:
    """HTML with ids may stand once on a page."""
    with pytest.raises(FrameError, match=f"the hole `{hole}` 2 times"):
        compile_frame("claim", PAGE + token(hole))


def test_an_unknown_hole_is_refused() -> None:
    """A token that names no hole would stay on the page."""
    with pytest.raises(FrameError, match="unknown name, `colour`"):
        compile_frame("claim", PAGE + token("colour"))


@pytest.mark.parametrize("damaged", [token("title")[:-1], token("title").upper(), f"{MARK}-title"])
def test_a_damaged_token_is_refused(damaged: str) -> None:
    """A token that a template cut or changed would stay on the page."""
    with pytest.raises(FrameError, match="damaged hole"):
        compile_frame("claim", PAGE + damaged)


def test_a_missing_value_is_refused() -> None:
    """No hole stays empty by accident."""
    with pytest.raises(FrameError, match="the hole `toc` of the frame `claim` has no value"):
        fill(compile_frame("claim", PAGE), {hole: "" for hole in HOLES if hole != "toc"})


@given(ANY_VALUES)
def test_values_are_never_read(values: dict[str, str]) -> None:
    """Whatever a value says, tokens included, stands on the page as it is."""
    expected = "<html>" + "".join(f"<{hole}>{values[hole]}</{hole}>" for hole in HOLES) + "</html>"
    assert fill(compile_frame("claim", PAGE), values) == expected


@pytest.mark.parametrize("hole", HOLES)
def test_tokens_are_recognised(hole: str) -> None:
    """What is left over of any token is found."""
    assert has_mark(f"<p>{token(hole)}</p>")
    assert not has_mark("<p>an explainer with holes</p>")
