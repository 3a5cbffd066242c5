"""The method page: how a status comes about, traced once with real facts, and what one article cannot show."""

from __future__ import annotations

from typing import Final

from generator.composing.context import Context
from generator.composing.statements import statement, status_block, status_chip
from generator.model.facts.claim import Claim
from generator.model.facts.story import Story
from generator.model.pages.blocks import Chip, Section
from generator.model.pages.overviews import MethodView, TraceStep, WaivedRule
from generator.model.phrases import filled, foreign, phrase
from generator.model.words import Words

TRACED_FROM: Final = 3
"""So many stories are searched for a claim to trace."""


def method_view(
    context: Context, stories: tuple[str, ...], waived: tuple[tuple[str, str, str], ...] = ()
) -> MethodView:
    """Return what the method page shows.

    Args:
        context: The graph.
        stories: A claim of one of these is traced.
        waived: Findings that do not count: id of the fact, code of the rule, reason.
    """
    claim = _traced(context, stories)
    catalogue = context.words.catalogue
    return MethodView(
        rules=tuple(
            (
                Chip(code=code, text=words.label if isinstance(words.label, str) else catalogue.several_voices),
                words.rule,
            )
            for code, words in catalogue.status.items()
        ),
        trace=_trace(context, claim, stories) if claim else (),
        status=(status_block(context, claim),) if claim else (),
        limits=catalogue.limits,
        waived=tuple(
            WaivedRule(
                fact=context.link(fact),
                rule=rule,
                wants=catalogue.waivable[rule],
                reason=reason,
                language=context.foreign(context.fact(fact).written_in or context.written_in),
            )
            for fact, rule, reason in waived
        ),
    )


def method_sections(words: Words, view: MethodView) -> tuple[Section, ...]:
    """Return the parts of the method page."""
    titles = words.headings
    trace = [Section(id="answer", title=titles.trace)] if view.trace else []
    return (
        *trace,
        Section(id="rule", title=titles.rules),
        Section(id="voices", title=titles.voices),
        Section(id="about", title=titles.limits),
        *([Section(id="waived", title=titles.waived)] if view.waived else []),
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
    words, said = context.words, context.words.said
    printed = filled(
        words.catalogue.writing.quoted, words=phrase(" … ".join(quote.passages), context.foreign(quote.language))
    )
    speaker = filled(
        said.trace_speaker, speaker=phrase(made.speaker.text, made.speaker.language), stance=made.chip.text
    )
    steps = [
        TraceStep(
            title=said.trace_words,
            text=str(printed),
            told=foreign(printed),
            link=quote.place,
        ),
        TraceStep(
            title=said.trace_statement,
            text=str(speaker),
            told=foreign(speaker),
            link=context.link(claim.id, text=said.trace_to_statement, fragment=made.id),
        ),
        TraceStep(
            title=said.trace_claim,
            text=words.counted(said.trace_status, len(claim.statements), status=status_chip(context, status).text),
            link=context.link(claim.id),
        ),
    ]
    for story in context.facts(stories, Story):
        for sentence in story.answer:
            if claim.id in sentence.cites:
                text = context.wording(story).line(sentence.text)
                link = context.link(story.id)
                steps.append(TraceStep(title=said.trace_sentence, text=str(text), told=foreign(text), link=link))
                return tuple(steps)
    return tuple(steps)
