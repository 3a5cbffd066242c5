"""What a reader sees of a rule set aside: in the language of the site, with the editors' reason marked as theirs."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from msgspec.structs import replace

from generator.composing.site import compose_site
from generator.model.book import Items
from generator.model.diagnostics import Finding
from generator.model.graph import Graph
from generator.model.pages.overviews import MethodView
from generator.model.waivers import Waived
from generator.publishing.catalogues import read_words
from generator.publishing.templates import read_templates
from generator.rendering.book.entries import Entries
from generator.rendering.book.overviews import method
from generator.rendering.book.phrases import Phrases
from generator.rendering.book.places import Places
from generator.rendering.site import render_site

REASON = "the sign on the quay says so"
WANTS = "Кожне слово назви написано одним письмом."


def waived() -> Waived:
    """Return a finding that somebody waived in English."""
    finding = Finding(
        rule="F008",
        severity="error",
        path="content/places/old-basin.yml",
        region=None,
        line_text="",
        message="",
        label="",
        notes=(),
        help=(),
    )
    return Waived(finding=finding, reason=REASON)


def test_a_waived_rule_speaks_the_language_of_the_page(project_root: Path, harbour_graph: Graph) -> None:
    """On a Ukrainian site the rule is told in Ukrainian, and the English reason is marked, in page and book."""
    words = read_words(project_root, "uk")
    site = compose_site(replace(harbour_graph, waived=(waived(),)), words)
    pages = {page.address: page for page in render_site(site, read_templates(project_root), words).pages}
    assert f'<span lang="en">{REASON}</span> <span class="xp-quiet">F008 · {WANTS}</span>' in pages["method/"].content
    (composed,) = (page for page in site.pages if page.address == "method/")
    assert isinstance(composed.view, MethodView)
    view = replace(composed.view, trace=(), status=())
    phrases = Phrases(words, Places((), "", ""), str)
    *_, told = method(phrases, cast("Entries", None), view)  # nothing is traced
    assert isinstance(told, Items)
    assert [(run.text, run.language) for run in told.items[0][1:]] == [
        (": ", ""),
        (REASON, "en"),
        (f" (F008: {WANTS})", ""),
    ]
