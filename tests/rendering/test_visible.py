"""What would hide on a page is shown as a mark, and nothing else is touched."""

from __future__ import annotations

from markupsafe import Markup

from generator.rendering.visible import visible


def test_ordinary_words_stay_as_they_are() -> None:
    """A text with nothing to show is handed on for the template to escape."""
    text = "“A < b” & 한국 🏳\ufe0f\u200d🌈 می\u200cخواهم"
    assert visible(text) is text
    assert not isinstance(visible(text), Markup)


def test_what_hides_has_a_mark_with_its_name_and_the_rest_is_escaped() -> None:
    """The mark says number and name, once for a run, and no word of the source becomes HTML."""
    assert visible("<b>\u200b\u200b&\u202ex") == (
        "&lt;b&gt;"
        '<span class="xp-unseen" role="img" aria-label="invisible character: zero width space × 2"'
        ' title="zero width space × 2">U+200B × 2</span>'
        "&amp;"
        '<span class="xp-unseen" role="img" aria-label="invisible character: right-to-left override"'
        ' title="right-to-left override">U+202E</span>'
        "x"
    )
