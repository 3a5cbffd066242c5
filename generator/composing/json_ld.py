"""What machines read of a page: the part of schema.org that an explainer can honestly say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.composing.context import NOT_STATED
from generator.model.facts.base import Fact
from generator.model.facts.source import Source
from generator.model.pages.facts import ClaimView
from generator.model.pages.overviews import DataView
from generator.model.pages.site import Json

CONTEXT: Final = "https://schema.org"


def of_fact(fact: Fact, view: object) -> Mapping[str, Json]:
    """Return the JSON-LD of a fact's page; empty for kinds of which schema.org has no honest type.

    Args:
        fact: The fact.
        view: What its page shows.
    """
    if isinstance(view, ClaimView):
        quotes: list[Json] = [
            {
                "@type": "Quotation",
                "text": " … ".join(quote.passages),
                "creator": {"@type": "Thing", "name": made.speaker.text},
            }
            for made in view.statements
            for quote in made.quotes
        ]
        return {"@context": CONTEXT, "@type": "Claim", "name": fact.title, "hasPart": quotes}
    return _article(fact) if isinstance(fact, Source) else {}


def dated(page: Mapping[str, Json], title: str, changed: str) -> Mapping[str, Json]:
    """Return the JSON-LD of a page that is about what `page` says, changed last on a day.

    The day is the page's own: an archived article, or what somebody claims, is as old as it is.

    Args:
        page: JSON-LD of what the page is about; empty where there is none.
        title: Title of the page.
        changed: The day as ISO 8601; empty where none is recorded.
    """
    if not changed:
        return page
    made: dict[str, Json] = {"@context": CONTEXT, "@type": "WebPage", "name": title, "dateModified": changed}
    if page:
        made["mainEntity"] = {name: value for name, value in page.items() if name != "@context"}
    return made


def of_data(name: str, data: DataView) -> Mapping[str, Json]:
    """Return the JSON-LD of the open data; addresses are relative to its page."""
    files: list[Json] = [
        {"@type": "DataDownload", "name": one.text, "contentUrl": one.link.text, "sha256": one.sha256}
        for one in data.downloads
    ]
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": name,
        "description": data.lead,
        "distribution": files,
    }


def _article(source: Source) -> Mapping[str, Json]:
    made: dict[str, Json] = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "name": source.title,
        "inLanguage": source.language,
    }
    # What the source does not state is left out: `not stated` is no dateline.
    if source.dateline != NOT_STATED:
        made["dateline"] = source.dateline
    for name, value in (("publisher", source.publisher), ("author", source.author)):
        if value != NOT_STATED:
            made[name] = {"@type": "Thing", "name": value}
    return made
