"""A text written as a YAML value is read as the same text, by this reader and by ordinary ones."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.authoring.scalars import quoted, scalar

TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn", "Co"], exclude_characters="\ufeff"))


@given(TEXTS)
@example("no")
@example("a: b")
@example("- a")
@example("“Quoted”: and # not a comment")
@example("\"a\" and 'b' \\")
@example(" a ")
@example("")
@example("2024-02-30")
def test_a_value_is_read_as_it_was_written(text: str) -> None:
    """Whatever the text, an ordinary reader of YAML gets a text, and this text."""
    assert yaml.safe_load(f"name: {scalar(text)}\n") == {"name": text}
    assert yaml.safe_load(f"[{{name: {quoted(text)}}}]\n") == [{"name": text}]


@pytest.mark.parametrize("text", ["“We counted 60 boats,”", "at least 40", "The fishers’ union", "it's open"])
def test_ordinary_words_stand_bare(text: str) -> None:
    """Quotation marks are added only where they are needed, so that most quotes look as in the article."""
    assert scalar(text) == text


@pytest.mark.parametrize("text", ["no", "40", "2024-04-27", "~", "22:22", "a: b", "[a]", "a #b"])
def test_what_others_would_take_for_something_else_is_quoted(text: str) -> None:
    """A word that YAML knows as something else than a text is put between quotation marks."""
    assert scalar(text) == f'"{text}"'
