"""Prose from strangers: Markdown and references come through, and nothing else does."""

from __future__ import annotations

from typing import Any

import html5lib
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.model.pages.blocks import Link
from generator.model.prose import references_in
from generator.rendering.full_prose import ATTRIBUTES, CLASSES, OUTSIDE, TAGS
from generator.rendering.prose import ProseRenderer

BASE = "../../"
LINKS = {
    "agency": Link(text="The agency", address="actors/agency/", kind="Actor"),
    "odd": Link(text='A *star* & "two" <b> &lt;', address="terms/odd/", kind="Term"),
    "plain": Link(text="Isn’t it & *so* (1)", address="terms/plain/", kind="Term"),
}


class Short(ProseRenderer):
    """Knows no long way."""

    _full = None  # type: ignore[assignment] # nobody may ask for it


class Long(ProseRenderer):
    """Knows no short way."""

    def _plain(self, text: str, base: str, language: str) -> str:
        del text, base, language
        return ""


PROSE, LONG = ProseRenderer(LINKS), Long(LINKS)
REFERENCE = '<a class="xp-ref" href="../../actors/agency/">'


def parsed(html: str) -> list[Any]:
    """Return the elements of some HTML; a parse error fails the test."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return [element for element in parser.parseFragment(html).iter() if isinstance(element.tag, str)][1:]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*so* and **so**", "<p><em>so</em> and <strong>so</strong></p>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("[out](https://example.org/?a=1&b=2)", '<p><a href="https://example.org/?a=1&amp;b=2">out</a></p>'),
        ("<https://example.org>", '<p><a href="https://example.org">https://example.org</a></p>'),
        ("`a < b && c`", "<p><code>a &lt; b &amp;&amp; c</code></p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("", ""),
        (" \n", ""),
    ],
)
def test_markdown_comes_through(text: str, html: str) -> None:
    """Emphasis, paragraphs, full links, code and single signs are shown as Markdown has them."""
    assert PROSE.html(text, BASE) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("says [[agency]].", f"<p>says {REFERENCE}The agency</a>.</p>"),
        ("says [[agency|it]].", f"<p>says {REFERENCE}it</a>.</p>"),
        ("**[[agency]]**", f"<p><strong>{REFERENCE}The agency</a></strong></p>"),
        ("[[agency|*it*]]", f"<p>{REFERENCE}*it*</a></p>"),
        ("- [[agency]]", f"<ul>\n<li>{REFERENCE}The agency</a></li>\n</ul>"),
        ("`[[agency]]`", "<p><code>[[agency]]</code></p>"),
        (r"\[[agency]]", "<p>[[agency]]</p>"),
        ("[[odd]]", '<p><a class="xp-ref" href="../../terms/odd/">A *star* &amp; "two" &lt;b&gt; &amp;lt;</a></p>'),
    ],
)
def test_references_become_links(text: str, html: str) -> None:
    """A reference leads to its fact from any depth, with the fact's title or the words given, taken as plain text."""
    assert PROSE.html(text, BASE) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[go [[agency]] now](https://e.org)", '<p><a href="https://e.org">go The agency now</a></p>'),
        ("[x](https://e.org/[[agency|a]])", '<p><a href="https://e.org/a">x</a></p>'),
        ('[x](https://e.org "[[agency]]")', '<p><a href="https://e.org">x</a></p>'),
        ("    code [[agency]]", "<pre><code>code The agency\n</code></pre>"),
    ],
)
def test_inside_a_link_or_code_a_reference_is_words(text: str, html: str) -> None:
    """No link stands inside another one, inside an address or inside code."""
    assert PROSE.html(text, BASE) == html


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,x)",
        "[x](//example.org)",
        "[x](../../../elsewhere)",
        "[x](/root)",
        "[x](#here)",
        "[x]([[agency|javascript:alert(1)]])",
        "[x][1]\n\n[1]: javascript:alert(1)",
        "[x](vbscript:x)",
        "[x](&#106;avascript:alert(1))",
    ],
)
def test_no_other_address_is_kept(text: str) -> None:
    """A link that leads neither outside in full nor to a fact keeps its words and loses its address."""
    elements = parsed(PROSE.html(text, BASE))
    assert [element.get("href") for element in elements if element.tag == "a"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b onclick=x>b</b>",
        "![x](https://example.org/x.png)",
        "<!-- x -->",
        "a <style>b</style>",
        "<div>\n*x*\n</div>",
        "x {: onclick=alert(1) }",
        "# x {: #id }",
        "\ue0000\ue001",
        "\x02wzxhzdk:0\x03",
    ],
)
def test_html_is_only_text(text: str) -> None:
    """HTML, pictures and attribute lists make no element and no attribute, and the parsers' own signs are nothing."""
    for element in parsed(PROSE.html(text, BASE)):
        assert element.tag in TAGS
        assert not element.attrib


@pytest.mark.parametrize("text", ["a <b>c</b> d", "<div>", "<script>x</script>", "<!-- y -->", "&notanentity"])
def test_html_is_shown_as_written(text: str) -> None:
    """What looks like HTML is not dropped: the reader sees the very signs."""
    tree = html5lib.parseFragment(PROSE.html(text, BASE), namespaceHTMLElements=False)
    assert "".join(tree.itertext()) == text


def test_every_reference_must_be_known() -> None:
    """A reference that nobody resolved is an error, not a dead link."""
    with pytest.raises(KeyError):
        PROSE.html("[[nobody]]", BASE)


SIGNS = st.sampled_from(
    [
        *("[[agency]]", "[[odd|w]]", "[", "](", ")", "<", ">", "`", "*", "_", "&", "&lt;", '"', "'", "\\", "\n\n"),
        *("    ", "https://e.org/", "javascript:", "- ", "> ", "# ", "!", "a", " ", "<a href=x>"),
        *("\ue000", "0", "\ue001", "\x02"),
    ]
)


@given(st.lists(SIGNS, max_size=16).map("".join))
def test_whatever_is_written_the_list_holds(text: str) -> None:
    """From any text come only listed elements, well nested, with listed attributes and addresses that may stand."""
    own = {BASE + link.address for link in LINKS.values()}
    html = PROSE.html(text, BASE)
    for element in parsed(html):
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES.get(element.tag, set()) | set(CLASSES.get(element.tag, ()))
        address = element.get("href")
        assert address is None or address in own or OUTSIDE.match(address)
    assert not {"\ue000", "\ue001"} & set(html)


PIECES = st.sampled_from(
    [
        *(
            "a",
            "B",
            "é",
            "한",
            "1",
            "١",
            "०",
            ".",
            ",",
            ";",
            ":",
            "/",
            "'",
            '"',
            "“",
            "(",
            ")",
            "!",
            "#",
            "~",
            "|",
            "^",
        ),
        *(" ", "  ", "\n", "\u3000", "\u00a0", "\u0301", "\u200b", "\u2028", "\x02", "\x1c", "\x85"),
        *(
            "-",
            "+",
            "=",
            "1.",
            "2)",
            "١.",
            ">",
            "&",
            "&amp;",
            "&lt;",
            "*",
            "*",
            "**",
            "*x*",
            "* ",
            "_",
            "\\",
            "`c`",
            "<b>",
        ),
        *("[", "]", "](", "[[", "]]", "[[agency]]", "[[odd]]", "[[plain]]", "[[ agency ]]", "[[agency|a & b]]"),
        *("[[odd|<b>]]", "[[agency|*w*]]", "[[agency|a|b]]", "[[agency| x]]", "[[plain|\u00a0x]]", "[[agency|`]]"),
        *("http://e.org", "www.x.org", "a@b.org", "mailto:", "\ue000", "\ue001", "\ue002", "\ue003", "0"),
    ]
)


@given(pieces=st.lists(PIECES, max_size=9) | st.text(max_size=12).map(lambda text: [text]))
def test_plain_prose_is_what_markdown_makes_of_it(pieces: list[str]) -> None:
    """Where prose is taken for one plain paragraph, the long way through Markdown and the cleaner gives the same."""
    text = "".join(pieces)
    # Linking lets no reference pass that leads nowhere.
    assume(all(reference.target in LINKS for reference in references_in(text)))
    assert PROSE.html(text, BASE) == LONG.html(text, BASE)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "١. one",
            "०. one",
            "1. one",
            "- one",
            "+ one",
            "# one",
            "> one",
            "one ",
            "one\u3000",
            "one\n\ntwo",
            "one\ntwo",
        ),
        *("*\u00a0one*", "a *b", "*a **b* c*", "*a**b*", "**a**", "*a *", "* a", "_a_", "a\u2028b", "a\x85b", "a\x02b"),
        *(
            "a\ue000b",
            "a\ue001b",
            "a\ue002b",
            "`a`",
            r"\*a\*",
            "a < b > c",
            "[a](https://e.org)",
            "[[odd]]",
            "[[ agency ]]",
        ),
    ],
)
def test_what_looks_plain_and_is_not_goes_the_long_way(text: str) -> None:
    """Digits of any script begin lists, spaces of any width part a star from its word, our own places stay hidden."""
    assert PROSE.html(text, BASE) == LONG.html(text, BASE)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Who said “so” isn’t known: 1,000 of 2,000 (no)!", "Who said “so” isn’t known: 1,000 of 2,000 (no)!"),
        ("*so* & *it is*", "<em>so</em> &amp; <em>it is</em>"),
        ("*[[agency]]*, [[agency|it & he]]", f"<em>{REFERENCE}The agency</a></em>, {REFERENCE}it &amp; he</a>"),
        ("1\u00a0000 [[plain]]", '1&nbsp;000 <a class="xp-ref" href="../../terms/plain/">Isn’t it &amp; *so* (1)</a>'),
    ],
)
def test_most_prose_takes_the_short_way(text: str, html: str) -> None:
    """Words, references and simple emphasis become a paragraph without a Markdown parser."""
    assert Short(LINKS).html(text, BASE) == f"<p>{html}</p>"
    assert LONG.html(text, BASE) == f"<p>{html}</p>"
