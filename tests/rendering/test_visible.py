"""What would hide on a page is shown as a mark, and nothing else is touched."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup

from generator.model.invisible import invisible_in
from generator.model.rendered import RenderedSite
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


def test_a_source_that_hides_something_is_quoted_and_shown(
    harbour: Path, render: Callable[[Path], RenderedSite]
) -> None:
    """Quotes are found though the article hides something in them, and article and quotes show a mark for each."""
    seed, fact = harbour / "seeds" / "harbour.txt", harbour / "content" / "sources" / "harbour.yml"
    before = {page.address: page.content for page in render(harbour).pages}
    text = (
        seed.read_text(encoding="utf-8").replace("insured", "in\u200bsured").replace("harbour", "\u202eharbour\u202c")
    )
    seed.write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    fact.write_text(re.sub("[0-9a-f]{64}", digest, fact.read_text(encoding="utf-8")), encoding="utf-8")
    pages = {page.address: page.content for page in render(harbour).pages}
    assert pages.keys() == before.keys()
    article, term = pages["sources/harbour/"], pages["terms/insured/"]
    assert 'title="zero width space">U+200B</span>sured' in article
    assert 'title="right-to-left override">U+202E</span>harbour' in article
    assert "U+200B</span>sured" in term
    assert [list(invisible_in(content)) for content in (article, term)] == [[], []]
