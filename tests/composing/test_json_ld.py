"""What machines read of a page is honest about whose day it is."""

from __future__ import annotations

from generator.composing.json_ld import dated


def test_the_day_is_that_of_the_page() -> None:
    """The page has the day of its last change; what it is about has none."""
    made = dated({"@context": "https://schema.org", "@type": "NewsArticle", "name": "x"}, "Title", "2025-04-28")
    assert (made["@type"], made["name"], made["dateModified"]) == ("WebPage", "Title", "2025-04-28")
    assert made["mainEntity"] == {"@type": "NewsArticle", "name": "x"}
    assert dated({}, "Title", "2025-04-28") == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": "Title",
        "dateModified": "2025-04-28",
    }


def test_no_day_changes_nothing() -> None:
    """Without a recorded change the page says what it said."""
    assert dated({"@type": "Claim"}, "Title", "") == {"@type": "Claim"}
