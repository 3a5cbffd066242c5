"""Y011: words that YAML takes for a comment are told, and comments are not."""

from __future__ import annotations

import pytest

from generator.reading.lines import lines_of
from generator.reading.lost_text import lost_texts


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("title: Boat #12 sank", 'title: "Boat #12 sank"'),
        ("title: Boat\t#12 sank", 'title: "Boat\t#12 sank"'),
        ("  - Boat #12", '  - "Boat #12"'),
        ('title: The "Boat" #12', "title: 'The \"Boat\" #12'"),
    ],
)
def test_words_that_would_be_lost_are_told(line: str, mended: str) -> None:
    """With the line as it would keep them."""
    (found,) = lost_texts(lines_of(f"type: x\n{line}\n"), "x.yml")
    assert found.rule == "Y011"
    assert found.help[0].partition(":\n")[2] == mended
    assert found.place.region is not None
    assert found.place.region.start == (2, line.index("#") + 1)


def test_behind_a_text_in_marks_a_comment_alone_can_be_meant() -> None:
    """So nothing else is advised."""
    (found,) = lost_texts(lines_of('title: "Boat" #12\n'), "x.yml")
    assert found.help == ("where it is a comment, write a space behind the `#`",)


@pytest.mark.parametrize(
    "text",
    [
        "title: Boat # number 12\n",
        "title: Boat#12\n",
        "#title: Boat\ntitle: Boat\n",
        "  #title: Boat\n",
        'title: "Boat #12"\n',
        "title: 'Boat #12'\n",
        "title: >-\n  Boat #12\n",
        "title: Boat #\n",
        "title: Boat ## 12\n",
        "title: Boat #explainer: allow F008 because x\n",
        "# a comment #12\ntitle: Boat\n",
    ],
)
def test_comments_and_texts_that_keep_their_words_are_fine(text: str) -> None:
    """A space behind the sign makes it a comment, and marks around a text keep it whole."""
    assert list(lost_texts(lines_of(text), "x.yml")) == []
