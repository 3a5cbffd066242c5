"""What each word of a closed vocabulary means, for whoever has to choose one; a test holds the list complete."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MEANINGS: Final[tuple[Mapping[str, str], ...]] = (
    # Statement.stance
    {
        "affirms": "says that it is so",
        "denies": "says that it is not so",
        "qualifies": "says that it is so in part, or under conditions",
        "declines": "is asked or mentioned, and says neither",
    },
    # Statement.certainty, Estimate.certainty, View.certainty
    {
        "certain": "as settled, without a hedge",
        "probable": "as likely: `estimate`, `reportedly`, `likely`",
        "possible": "as one possibility: `may`, `could`",
        "underspecified": "the words do not tell",
    },
    # Statement.quote_type, Estimate.quote_type, View.quote_type
    {
        "direct": "the speaker's own words, in quotation marks",
        "indirect": "reported in the article's words",
        "mixed": "reported, with some words in quotation marks",
    },
    # Actor.type
    {
        "person": "one human being",
        "state": "a state or its government",
        "organisation": "a body that is none of the others: a party, a company, a union",
        "news-agency": "passes news on to other media",
        "broadcaster": "a television or radio station, or a programme of one",
        "military-unit": "an army or a part of one",
        "collective": "people without a body of their own, such as officials or experts",
        "article": "the voice of an archived article itself",
    },
    # Actor.identification
    {"named": "the source says who it is", "unnamed": "the source does not say who the people are"},
    # Claim.nature
    {
        "occurrence": "something that a record could settle",
        "assessment": "a judgement that no record could settle; it gets no truth status",
    },
    # Question.type
    {
        "left-open": "the source says that it is not known",
        "disputed": "the sources contradict one another",
        "experts-differ": "experts assess it differently",
    },
    # NoFact.reason
    {
        "rhetoric": "words for effect",
        "transition": "leads from one point to the next",
        "repetition": "says once more what a fact already carries",
        "boilerplate": "belongs to the medium and not to the report",
    },
    # Source.show
    {
        "full": "the whole text may be shown",
        "excerpts": "only the sentences that facts are built on are shown",
    },
    # Translation.made_by
    {
        "person": "a person translated it",
        "machine": "a machine translated it, and nobody has checked it",
        "machine-checked": "a machine translated it, and whoever is named as the translator has checked it",
    },
    # Standing.position
    {
        "outside": "the source shows no service with a side of the conflict",
        "party": "serves a side of the conflict",
        "not-stated": "the source does not say",
    },
    # Bearing.how
    {
        "supports": "makes the claim more likely",
        "attacks": "makes the claim less likely",
        "qualifies": "limits the claim",
        "context": "helps to read the claim, and speaks neither for nor against it",
    },
)
"""One vocabulary each; no two of them have the same words."""


def meanings_of(words: tuple[str, ...]) -> Mapping[str, str]:
    """Return what each of `words` means, in their order.

    Raises:
        LookupError: No vocabulary has exactly these words.
    """
    for meanings in MEANINGS:
        if meanings.keys() == set(words):
            return {word: meanings[word] for word in words}
    raise LookupError(f"no meaning is written for {', '.join(words)}")
