"""A broken template is told in one line that leads to it."""

from __future__ import annotations

import pytest
from english import ENGLISH
from minijinja import TemplateError

from generator.model.pages.blocks import Link
from generator.model.pages.site import Page
from generator.rendering.site import PageRenderer
from generator.rendering.template_errors import told

GOOD = {"partials/head.html": "", "partials/toc.html": ""}
PAGE = Page(
    address="x/",
    frame="",
    section="",
    template="x.html",
    title="caused by: nobody",
    label="",
    description="",
    trail=(),
    sections=(),
    json_ld={},
    search=(),
    used_by=(),
    all_used_by=(),
    origin=(),
    following=(),
    pager=(),
    view=Link(text="one\ncaused by: another", address=""),
)


@pytest.mark.parametrize(
    ("templates", "line"),
    [
        ({"pages/x.html": "\n{{ view.nope }}"}, "undefined value: `view.nope` is undefined (in pages/x.html:2)"),
        ({"pages/x.html": "\n{% if %}"}, "syntax error: unexpected end of block (in pages/x.html:2)"),
        (
            {
                "pages/x.html": '\n{% include "p.html" %}',
                "p.html": '\n\n{% include "q.html" %}',
                "q.html": "\n\n\n{{ page.nope }}",
            },
            "undefined value: `page.nope` is undefined (in q.html:4)",
        ),
        (
            {
                "pages/x.html": '{% import "m.html" as m %}{{ m.f(view) }}',
                "m.html": "{% macro f(a) %}\n{{ a.nope }}{% endmacro %}",
            },
            "undefined value: `a.nope` is undefined (in m.html:2)",
        ),
        (
            {"pages/x.html": '{% include "raw.txt" %}', "raw.txt": "{{ view.text }}"},
            "template not found: tried to include non-existing template 'raw.txt' (in pages/x.html:1)",
        ),
        (
            {"pages/x.html": '{% include "none" %}'},
            "template not found: tried to include non-existing template 'none' (in pages/x.html:1)",
        ),
    ],
)
def test_the_template_that_is_wrong_is_named(templates: dict[str, str], line: str) -> None:
    """However deep the mistake, its own template and line are told, and nothing of what the page shows."""
    with pytest.raises(TemplateError) as caught:
        PageRenderer({}, GOOD | templates, ENGLISH).page(PAGE)
    assert told(caught.value) == line


def test_quotation_marks_are_short_and_slashes_plain() -> None:
    """Signs are escaped as briefly as HTML allows, and what was typed as an escape stays what was typed."""
    typed = """<"a/b"> & it's &#x2f; &quot; &#x27;"""
    template = '<i title="{{ view.text }}">{{ view.text }}</i>'
    page = Page(**{name: getattr(PAGE, name) for name in PAGE.__slots__} | {"view": Link(text=typed, address="")})
    html = PageRenderer({}, GOOD | {"pages/x.html": template}, ENGLISH).page(page).content
    escaped = "&lt;&#34;a/b&#34;&gt; &amp; it&#39;s &amp;#x2f; &amp;quot; &amp;#x27;"
    assert html == f'<i title="{escaped}">{escaped}</i>'
