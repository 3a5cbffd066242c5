"""The guard: code, style and foreign files are found however they are written, and nothing else is."""

from __future__ import annotations

import pytest

from generator.publishing.page_guard import look_at, objections_to, stylesheet_objections, template_objections

WRONG = [
    ('<p style="a:b">', "style attribute"),
    ("<P STYLE=a:b>", "style attribute"),
    ('<td\nstyle = "text-align: right">', "style attribute"),
    ('<svg><path style="fill:red"/></svg>', "style attribute"),
    ("<style>p{}</style>", "inline style"),
    ("<svg><style>p{}</style></svg>", "inline style"),
    ("<svg onload=alert(1)>", "script in an attribute"),
    ('<body ONLOAD="x">', "script in an attribute"),
    ('<a href="javascript:x">', "script in an address"),
    ('<a href=" JavaScript:x">', "script in an address"),
    ('<a href="java&#115;cript&colon;x">', "script in an address"),
    ('<a href="data:text/html,x">', "script in an address"),
    ("<script>x</script>", "inline script"),
    ("<SCRIPT\n>x</SCRIPT >", "inline script"),
    ('<script type="module">x</script>', "inline script"),
    ('<script type="importmap">{}</script>', "inline script"),
    ('<script src="https://cdn.example/x.js"></script>', "loads"),
    ('<script src="//cdn.example/x.js"></script>', "loads"),
    ('<script src="data:,x"></script>', "loads"),
    ("<img src=//cdn.example/x.png>", "loads"),
    ('<img srcset="a.png 1x, https://cdn.example/b.png 2x">', "loads"),
    ('<img src="data:text/html,x">', "loads"),
    ('<link rel="stylesheet" href="https://fonts.example/x.css">', "loads"),
    ('<link rel="preconnect" href="https://fonts.example">', "loads"),
    ('<video poster="https://cdn.example/x.png">', "loads"),
    ('<svg><use href="https://cdn.example/x.svg#a"/></svg>', "loads"),
    ('<form action="https://forms.example/">', "loads"),
    ('<iframe src="a.html"></iframe>', "page inside a page"),
]

RIGHT = [
    "<p>style=x onload=y</p>",
    '<code>&lt;p style="x" onclick="y"&gt;</code>',
    '<a title="x > style=1" href="https://elsewhere.example/?on=1">',
    '<p data-style="x" data-only="y">',
    "<!-- <script>x</script> -->",
    '<script type="application/ld+json">{"a":"<p style=\'x\'>"}</script>',
    '<script type="application/json">{"a": "<script"}</script>',
    '<script src="../assets/a.js" defer></script>',
    '<img src="a/b.png?x=1:2" alt="">',
    '<img src="data:image/png;base64,aa" alt="">',
    '<link rel="canonical" href="https://example.org/">',
    '<link href="https://fonts.example/x.css">',
    '<link rel="icon" href="../assets/mark.svg">',
    '<form action="../search/" method="get">',
    '<a href="https://elsewhere.example/">there</a>',
]


@pytest.mark.parametrize(("html", "words"), WRONG)
def test_what_the_policy_would_block_is_found(html: str, words: str) -> None:
    """Each way to run, style or load something is named, once."""
    (objection,) = objections_to(look_at(f"<div>{html}</div>"))
    assert words in objection


@pytest.mark.parametrize("html", RIGHT)
def test_nothing_else_is_found(html: str) -> None:
    """Words about code, data that is never run, links and the site's own files are what they are."""
    assert objections_to(look_at(f"<div>{html}</div>")) == ()


def test_a_known_script_may_stay() -> None:
    """Only a script that is known to the letter is let through."""
    page = look_at("<script>theme()</script><script>theme() </script>")
    (objection,) = objections_to(page, {"theme()"})
    assert objection == "holds an inline script that is not the theme's own: `theme()`"


def test_a_message_shows_the_beginning_of_the_code() -> None:
    """A long script is told by its first words, in one line."""
    (objection,) = objections_to(look_at(f"<script>\n  first(\n);{'x' * 500}</script>"))
    assert "`first( );xxx" in objection
    assert len(objection) < 140


def test_templates_are_looked_at_without_their_placeholders() -> None:
    """What a template inserts is no address and no code; what it says itself is."""
    assert template_objections({"a.html": "<{{ tag }} href=\"{{ base }}x\" {% if a > b %}class='c'{% endif %}>"}) == ()
    assert template_objections({"a.html": "{# <script>x</script> #}"}) == ()
    (objection,) = template_objections({"a.html": "<p>{{ x }}</p><script>let a = {{ x }};</script>"})
    assert objection == "`a.html` holds an inline script that is not the theme's own: `let a = ;`"


@pytest.mark.parametrize(
    "css",
    [
        '@import "other.css";',
        "@import url(other.css);",
        '@font-face { src: url("https://fonts.example/x.woff2") }',
        "a { background: URL( //cdn.example/x.png ) }",
    ],
)
def test_a_stylesheet_brings_nothing_in(css: str) -> None:
    """Fonts, pictures and stylesheets of others are found."""
    assert len(stylesheet_objections(f"b {{}} {css}")) == 1


def test_a_stylesheet_may_use_its_own_files_and_data() -> None:
    """Own files, pictures that are data, and comments are no objection."""
    css = "a{b:url(data:image/svg+xml;x)} /* url(https://a) */ c{src:url(fonts/x.woff2)} d{e:url(#f)}"
    assert stylesheet_objections(css) == ()
