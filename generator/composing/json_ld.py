"""What machines read of a page: the part of schema.org that an explainer can honestly say."""

from __future__ import annotations

from collections.abc import Mapping

from generator.composing.context import Context
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim
from generator.model.facts.source import Source
from generator.model.pages.site import Json


def of_fact(context: Context, fact: Fact) -> Mapping[str, Json]:
    """Return the JSON-LD of a fact's page; empty for kinds of which schema.org has no honest type."""
    match fact:
        case Claim():
            quotes: list[Json] = [
                {
                    "@type": "Quotation",
                    "text": " … ".join(quote.passages),
                    "creator": {"@type": "Thing", "name": context.fact(made.speaker).title},
                }
                for position, made in enumerate(fact.statements)
                for quote in context.quotes(fact.id, "statements", position)
            ]
            return {"@context": "https://schema.org", "@type": "Claim", "name": fact.title, "hasPart": quotes}
        case Source():
            return {
                "@context": "https://schema.org",
                "@type": "NewsArticle",
                "name": fact.title,
                "inLanguage": fact.language,
                "dateline": fact.dateline,
            }
        case _:
            return {}
