"""What machines read of a page: the part of schema.org that an explainer can honestly say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.composing.context import Context
from generator.model.facts.base import Fact
from generator.model.facts.source import Source
from generator.model.pages.facts import ClaimView
from generator.model.pages.overviews import DataView
from generator.model.pages.site import Json
from generator.model.translations import NOT_STATED

CONTEXT: Final = "https://schema.org"


def page_of(context: Context, fact: Fact, view: object, changed: str) -> Mapping[str, Json]:
    """Return the JSON-LD of the page of a fact.

    Args:
        context: The graph.
        fact: The fact.
        view: What its page shows.
        changed: Day of its last change as ISO 8601; empty where none is recorded.
    """
    wording = context.wording(fact)
    title = context.title(fact.id)
    made = dated(of_fact(fact, view, title), title, changed)
    if wording.is_original:
        return made
    if not made:
        made = {"@context": CONTEXT, "@type": "WebPage", "name": title}
    if wording.translation is None:
        return {**made, "inLanguage": wording.original}
    return {
        **made,
        "inLanguage": wording.translation.language,
        "translator": {"@type": "Thing", "name": wording.translation.translator},
        "translationOfWork": {"@type": "CreativeWork", "name": fact.title, "inLanguage": wording.original},
    }


def of_fact(fact: Fact, view: object, title: str) -> Mapping[str, Json]:
    """Return the JSON-LD of a fact's page; empty for kinds of which schema.org has no honest type.

    Args:
        fact: The fact.
        view: What its page shows.
        title: What the page calls it.
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
        return {"@context": CONTEXT, "@type": "Claim", "name": title, "hasPart": quotes}
    return _article(fact, title) if isinstance(fact, Source) else {}


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


def _article(source: Source, title: str) -> Mapping[str, Json]:
    made: dict[str, Json] = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "name": title,
        "inLanguage": source.language,
    }
    # What the source does not state is left out: `not stated` is no dateline.
    if source.dateline != NOT_STATED:
        made["dateline"] = source.dateline
    for name, value in (("publisher", source.publisher), ("author", source.author)):
        if value != NOT_STATED:
            made[name] = {"@type": "Thing", "name": value}
    return made
