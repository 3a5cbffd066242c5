"""Links of a page that is opened from disk: each names a file, and nothing but links is touched."""

from __future__ import annotations

import json

import pytest

from generator.publishing.offline_pages import WORKER, PageFolders, offline_index, offline_link, offline_page

FOLDERS = frozenset({"", "claims", "claims/x", "search", "a b"})


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../../", "../../index.html"),
        ("../..", "../../index.html"),
        ("..", "../index.html"),
        ("../", "../index.html"),
        (".", "index.html"),
        ("./", "./index.html"),
        ("../#top", "../index.html#top"),
        ("./?q=1/2#a", "./index.html?q=1/2#a"),
        ("../../search/?q=a", "../../search/index.html?q=a"),
        ("../../search", "../../search/index.html"),
        ("../../a%20b/", "../../a%20b/index.html"),
        ("#top", "#top"),
        ("?q=x", "?q=x"),
        ("", ""),
        ("../index.html", "../index.html"),
        ("../../data/facts.jsonl", "../../data/facts.jsonl"),
        ("../absent/", "../absent/"),
        ("/claims/", "/claims/"),
        ("//example.org/", "//example.org/"),
        ("https://example.org/claims/", "https://example.org/claims/"),
        ("mailto:claims/", "mailto:claims/"),
    ],
)
def test_a_link_to_a_folder_names_its_page(link: str, expected: str) -> None:
    """Query and fragment stay, and what is no folder with a page of this site stays as it is."""
    assert offline_link("claims/x", link, FOLDERS) == expected


def page(html: str, *, worker: bool = True) -> str:
    """Return what becomes of a page two folders deep."""
    return offline_page("claims/x/index.html", html, PageFolders(folders=FOLDERS, worker=worker))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a class="b" href="../">x</a>', '<a class="b" href="../index.html">x</a>'),
        ("<a href='../'>x</a>", '<a href="../index.html">x</a>'),
        ("<a href=../ class=b>x</a>", '<a href="../index.html" class=b>x</a>'),
        ('<a title="a > b" href="../?a=1&amp;b=2">x</a>', '<a title="a > b" href="../index.html?a=1&amp;b=2">x</a>'),
        ('<a xlink:href="../">x</a>', '<a xlink:href="../index.html">x</a>'),
        ('<A HREF="../">x</A>', '<A HREF="../index.html">x</A>'),
        ('<link rel="next" href="../">', '<link rel="next" href="../index.html">'),
        ('<form action="../../search/">', '<form action="../../search/index.html">'),
        (
            '<meta http-equiv="refresh" content="0; url=../#a">',
            '<meta http-equiv="refresh" content="0; url=../index.html#a">',
        ),
    ],
)
def test_every_way_to_link_is_known(html: str, expected: str) -> None:
    """Links are followed, submitted to, and led on to."""
    assert page(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        'words: href="../" and <b>action="../"</b>',
        '<code>&lt;a href="../"&gt;</code>',
        "<p title='<a href=\"../\">'>x</p>",
        '<!-- <a href="../">x</a> -->',
        "<script>let a = '<a href=\"../\">'</script>",
        '<script type="application/ld+json">{"@id": "<a href=\'../\'>"}</script>',
        '<textarea><a href="../"></textarea>',
        '<meta name="description" content="0; url of ../">',
        '<abbr href="../">x</abbr>',
        """<a title=' href="../"'>x</a>""",
        '<meta name="description" content="0; url=../">',
        '<a data-href="../">x</a>',
        '<link rel="canonical" href="https://example.org/claims/x/">',
    ],
)
def test_nothing_else_is_touched(html: str) -> None:
    """What only looks like a link stays as it is, byte for byte."""
    assert page(html) == html


def test_the_worker_comes_before_the_script_of_the_theme() -> None:
    """Where the theme's search is, its stand-in for a worker is loaded first; elsewhere nothing is added."""
    html = '<script src="../../assets/javascripts/bundle.0a.min.js"></script>'
    assert page(html) == f'<script src="../../{WORKER}"></script>{html}'
    assert page(html, worker=False) == html
    assert page(html.replace("bundle", "other")) == html.replace("bundle", "other")


def test_the_index_leads_to_files() -> None:
    """The theme's index becomes the script that sets the name the theme reads, and each hit names a file."""
    places = ["", "#top", "claims/", "claims/x/", "claims/x/#a", "notes.html"]
    index = {
        "config": {"lang": ["en"]},
        "docs": [{"location": one, "title": "</script>", "text": "é"} for one in places],
    }
    before, mark, after = offline_index(json.dumps(index).encode(), FOLDERS).decode().partition("var __index = ")
    assert (before, mark) == ("", "var __index = ")
    read = json.loads(after)
    assert read["config"] == index["config"]
    assert [entry["location"] for entry in read["docs"]] == [
        *("index.html", "index.html#top", "claims/index.html", "claims/x/index.html", "claims/x/index.html#a"),
        "notes.html",
    ]
