"""The pages of claims."""

from __future__ import annotations

from generator.composing.context import Context
from generator.composing.relations import of_claim, views_on
from generator.composing.statements import statement, status_block
from generator.model.facts.claim import Claim
from generator.model.pages.blocks import Prose, Section
from generator.model.pages.facts import ClaimView


def claim_view(context: Context, claim: Claim) -> ClaimView:
    """Return what a claim's page shows."""
    return ClaimView(
        status=status_block(context, claim),
        statements=tuple(statement(context, claim, position) for position in range(len(claim.statements))),
        relations=of_claim(context, claim),
        views=views_on(context, claim),
        would_settle=Prose(text=claim.would_settle),
        summary=Prose(text=claim.summary),
        details=context.details(("Whose conduct it is about", claim.parties), ("About", claim.about)),
    )


def claim_sections(view: ClaimView) -> tuple[Section, ...]:
    """Return the parts of a claim's page."""
    found = [Section(id="statements", title="Who says what"), Section(id="status", title="How the status comes about")]
    if view.relations or view.views:
        found.append(Section(id="bearing", title="What bears on it"))
    if view.would_settle.text:
        found.append(Section(id="would-settle", title="What would settle it"))
    return tuple(found)
