"""The method page: how a status comes about, traced once with real facts, and what one article cannot show."""

from __future__ import annotations

from typing import Final

from generator.composing.context import Context
from generator.composing.statements import statement, status_block
from generator.composing.words import LIMITS, counted
from generator.model.facts.claim import Claim
from generator.model.facts.story import Story
from generator.model.pages.blocks import Chip, Section
from generator.model.pages.overviews import MethodView, TraceStep
from generator.model.status_rules import STATUS_WORDS

TRACED_FROM: Final = 3
"""So many stories are searched for a claim to trace."""


def method_view(context: Context, stories: tuple[str, ...]) -> MethodView:
    """Return what the method page shows; it traces a claim of one of these stories."""
    claim = _traced(context, stories)
    return MethodView(
        rules=tuple(
            (Chip(code=words.code, text=words.label.format(count="n")), words.text) for words in STATUS_WORDS.values()
        ),
        trace=_trace(context, claim, stories) if claim else (),
        status=(status_block(context, claim),) if claim else (),
        limits=LIMITS,
    )


def method_sections(view: MethodView) -> tuple[Section, ...]:
    """Return the parts of the method page."""
    trace = [Section(id="answer", title="One fact, from quote to sentence")] if view.trace else []
    return (
        *trace,
        Section(id="rule", title="The rules of status"),
        Section(id="voices", title="Whose voices count"),
        Section(id="about", title="What these pages cannot show"),
    )


def _traced(context: Context, stories: tuple[str, ...]) -> Claim | None:
    """Return the claim to trace: the first disputed one that an answer cites, else the first that one cites."""
    cited = [
        fact_id
        for story in context.facts(stories, Story)
        for sentence in story.answer
        for fact_id in sentence.cites
        if context.outline(fact_id).kind == "claim"
    ]
    disputed = (claim for claim in cited if context.status(claim).code == "disputed")
    chosen = context.facts((next(disputed, cited[0]) for _ in cited[:1]), Claim)
    return chosen[0] if chosen else None


def _trace(context: Context, claim: Claim, stories: tuple[str, ...]) -> tuple[TraceStep, ...]:
    status = context.status(claim.id)
    position = status.decisive[0] if status.decisive else 0
    made = statement(context, claim, position)
    quote = made.quotes[0]
    steps = [
        TraceStep(title="The words in the article", text=f"“{' … '.join(quote.passages)}”", link=quote.place),
        TraceStep(
            title="A statement with a speaker",
            text=f"{made.speaker.text} {made.chip.text} it.",
            link=context.link(claim.id, text="The statement", fragment=made.id),
        ),
        TraceStep(
            title="A claim with a derived status",
            text=f"{counted(len(claim.statements), 'statement', 'statements')} on the claim give: {status.label}.",
            link=context.link(claim.id),
        ),
    ]
    for story in context.facts(stories, Story):
        for sentence in story.answer:
            if claim.id in sentence.cites:
                steps.append(
                    TraceStep(title="A sentence of the short answer", text=sentence.text, link=context.link(story.id))
                )
                return tuple(steps)
    return tuple(steps)
