"""Which pages share a frame."""

from __future__ import annotations

from collections.abc import Callable

from generator.model.rendered import RenderedPage, RenderedSite
from generator.publishing.frame_pages import TOKENS, plan_frames, plan_whole_pages, required_holes, values_of

MakePage = Callable[..., RenderedPage]


def test_facts_share_a_frame_and_overviews_have_their_own(small_site: RenderedSite) -> None:
    """Overviews are rendered at their own addresses; facts of one kind, tab and shape share a frame."""
    shells = {shell.uri: [page.address for page in shell.pages] for shell in plan_frames(small_site.pages, ())}
    assert shells == {
        "index.md": [""],
        "claims/index.md": ["claims/"],
        "claims/__frame-3.md": ["claims/forty/", "claims/sixty/"],
        "claims/__frame-4.md": ["claims/bare/"],
        "events/index.md": ["events/"],
        "events/__frame-6.md": ["events/storm/"],
        "places/index.md": ["places/"],
    }


def test_every_page_is_carried_once(small_site: RenderedSite) -> None:
    """No page is lost or published twice, whichever way the shells are planned."""
    for shells in (plan_frames(small_site.pages, ()), plan_whole_pages(small_site.pages, "")):
        carried = [page.address for shell in shells for page in shell.pages]
        assert sorted(carried) == sorted(page.address for page in small_site.pages)


def test_a_page_in_the_navigation_has_its_own_frame(small_site: RenderedSite) -> None:
    """The theme marks a page in its navigation as the current one, so no other page can share its frame."""
    shells = plan_frames(small_site.pages, {"claims/forty/index.md"})
    own = next(shell for shell in shells if shell.uri == "claims/forty/index.md")
    assert [page.address for page in own.pages] == ["claims/forty/"]


def test_pages_of_different_depths_share_no_frame(make_page: MakePage) -> None:
    """The theme's addresses are relative, so a frame lies as deep as the pages that it serves."""
    addresses = ("claims/x/", "claims/y/", "claims/x/links/", "claims/y/links/", "claims/x/links/page_2/")
    shells = plan_frames([make_page(address, section="claims/") for address in addresses], ())
    assert [len(shell.pages) for shell in shells] == [2, 2, 1]
    for shell in shells:
        # `a/b.md` is published at `a/b/`.
        assert shell.uri.count("/") + 1 == shell.pages[0].address.count("/")


def test_plain_text_is_escaped_and_html_is_not(make_page: MakePage) -> None:
    """Titles and descriptions are safe in text and in attributes; content is HTML already."""
    page = make_page("claims/x/", title='<i> & "q" \'s', description="")
    values = values_of(page, "https://example.org/a/")
    assert values["title"] == "&lt;i&gt; &amp; &quot;q&quot; &#x27;s"
    assert values["description"] == values["title"]
    assert values["content"] == page.content
    assert values["canonical"] == "https://example.org/a/claims/x/"


def test_a_site_without_an_address_needs_no_canonical_hole() -> None:
    """Where a site lives is not always known; all other holes are always needed."""
    assert set(TOKENS) - set(required_holes("")) == {"canonical"}
    assert set(required_holes("https://example.org/")) == set(TOKENS)
