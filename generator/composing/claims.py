"""The pages of claims."""

from __future__ import annotations

from generator.composing.context import Context
from generator.composing.relations import of_claim, views_on
from generator.composing.sides import absent_from, evidence_of, sides_of
from generator.composing.statements import statement, status_block
from generator.model.facts.claim import Claim
from generator.model.pages.blocks import Section
from generator.model.pages.facts import ClaimView
from generator.model.words import Words


def claim_view(context: Context, claim: Claim) -> ClaimView:
    """Return what a claim's page shows."""
    sides, wording = sides_of(context, claim), context.wording(claim)
    return ClaimView(
        status=status_block(context, claim),
        sides=sides,
        absent=absent_from(context, claim),
        in_full=len(sides) == len(claim.statements),
        evidence=evidence_of(context, claim),
        statements=tuple(statement(context, claim, position) for position in range(len(claim.statements))),
        relations=of_claim(context, claim),
        views=views_on(context, claim),
        would_settle=wording.prose(claim.would_settle),
        summary=wording.prose(claim.summary),
        details=context.details(
            (context.words.terms.whose_conduct, claim.parties), (context.words.terms.about, claim.about)
        ),
    )


def claim_sections(words: Words, view: ClaimView) -> tuple[Section, ...]:
    """Return the parts of a claim's page."""
    titles = words.headings
    found = [Section(id="statements", title=titles.statements), Section(id="status", title=titles.status)]
    if view.relations or view.views:
        found.append(Section(id="bearing", title=titles.bearing))
    if view.would_settle.text:
        found.append(Section(id="would-settle", title=titles.would_settle))
    return tuple(found)
