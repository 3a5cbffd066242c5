"""F010: curly quotation marks around a whole text, and not those inside it or around the words of a source."""

from __future__ import annotations

import pytest

from generator.reading.curly_marks import is_enclosed, marked_texts
from generator.reading.lines import lines_of


@pytest.mark.parametrize(
    "text", ["“Quay”", "„Quay“", "«Набережна»", "»Kai«", "‘Quay’", '“Quay"', "“Quay’s wall”", "”Kaj”"]
)
def test_marks_around_all_of_a_text_are_seen(text: str) -> None:
    """Whatever language they are of."""
    assert is_enclosed(text)
    assert [found.rule for found in marked_texts(lines_of(f"title: {text}\n"), "x.yml")] == ["F010"]


@pytest.mark.parametrize(
    "text", ["“Quay” and “wall”", "the “Quay”", "“Quay” wall", "“”", "“", "’s-Hertogenbosch", "Quay"]
)
def test_other_marks_are_part_of_the_text(text: str) -> None:
    """A text may begin with one quotation and end with another."""
    assert not is_enclosed(text)


@pytest.mark.parametrize(
    "line",
    [
        'title: "“Quay”"',
        "title: '“Quay”'",
        "exact: “Quay”",
        "prefix: “Quay”",
        "cue: “says”",
        "summary: >-\n  “Quay”",
        "title: Quay # “Quay”",
    ],
)
def test_what_is_meant_to_have_them_is_left(line: str) -> None:
    """Straight marks say that they are meant, and the words of a source are its own."""
    assert list(marked_texts(lines_of(f"{line}\n"), "x.yml")) == []


def test_each_entry_of_a_list_is_looked_at() -> None:
    """The finding stands at the entry, and names the field."""
    (found,) = marked_texts(lines_of("title: Quay\naliases: [Wall, “Old wall”]\n"), "x.yml")
    assert found.message == "curly quotation marks stand around all of `aliases`"
    assert found.place.region is not None
    assert found.place.region.start == (2, 17)
