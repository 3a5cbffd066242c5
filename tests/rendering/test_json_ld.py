"""JSON inside HTML: it says the same, and nothing in it ends the element."""

from __future__ import annotations

import json

from hypothesis import example, given
from hypothesis import strategies as st

from generator.rendering.json_ld import script

START, END = '<script type="application/ld+json">', "</script>"


@given(st.dictionaries(st.text(), st.text(), min_size=1))
@example({"name": "<a>&\u2028\u2029"})
def test_any_text_survives_and_stays_inside(data: dict[str, str]) -> None:
    """The data come back unchanged, and between the tags stands no sign of HTML and no separator of lines."""
    made = str(script(data))
    inside = made.removeprefix(START).removesuffix(END)
    assert made == START + inside + END
    assert not set("<>&\u2028\u2029") & set(inside)
    assert json.loads(inside) == data


def test_an_end_tag_is_escaped() -> None:
    """A title that closes the script element is only text in it."""
    assert "\\u003c/script\\u003e" in script({"name": "</script><script>alert(1)</script>"})


def test_nothing_to_say_is_no_element() -> None:
    """A page without metadata has no script element."""
    assert script({}) == ""
