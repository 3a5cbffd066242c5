"""Every word that pages add of their own, in one place: neutral, short, plain."""

from __future__ import annotations

from typing import Final, NamedTuple


class BoardWords(NamedTuple):
    """The words of one of the four boards of the home page."""

    code: str
    title: str
    line: str
    folder: str
    """Where the rest of its facts are listed."""
    all: str
    """What that list is called."""


STANCE: Final = {"affirms": "affirms", "denies": "denies", "qualifies": "qualifies", "declines": "declines to say"}
QUOTE_TYPE: Final = {
    "direct": "the speaker’s own words",
    "indirect": "reported, not in the speaker’s words",
    "mixed": "reported, with words in quotation marks",
}
CERTAINTY: Final = {"certain": "certain", "probable": "probable", "possible": "possible"}
"""`underspecified` is left unsaid: the source gives nothing to say."""

BEARING: Final = {
    "supports": "supports",
    "attacks": "speaks against",
    "undercuts": "questions the grounds of",
    "qualifies": "qualifies",
    "context": "gives context to",
}
BORNE: Final = {
    "supports": "is supported by",
    "attacks": "is spoken against by",
    "undercuts": "has its grounds questioned by",
    "qualifies": "is qualified by",
    "context": "is given context by",
}
POSITION: Final = {
    "outside": "Speaks from outside: the source shows no service with a party",
    "party": "Serves a party to the conflict",
    "not-stated": "Where the expert stands is not stated",
}
ACTOR_TYPE: Final = {
    "person": "Person",
    "state": "State",
    "organisation": "Organisation",
    "news-agency": "News agency",
    "broadcaster": "Broadcaster",
    "military-unit": "Military unit",
    "collective": "Unnamed collective",
    "article": "The archived article’s own voice",
}
QUESTION_TYPE: Final = {
    "left-open": "The sources leave it open",
    "disputed": "The sources contradict one another",
    "experts-differ": "Experts differ",
}
INDEX_LEAD: Final = {
    "story": "The explainers on this site.",
    "claim": "Every proposition on which somebody in the sources takes a stand, with its derived status.",
    "figure": "Every number, with its bounds and whoever gives it. Rival numbers stand side by side.",
    "view": "What experts think. An assessment is not a reported fact and gets no truth status.",
    "question": "What the sources leave open, and what would settle it.",
    "actor": "Whoever speaks, acts or is spoken for.",
    "event": "What happened, or what a source says happened.",
    "agreement": "Treaties and pacts, as far as the sources describe them.",
    "place": "Places that the sources name.",
    "term": "Words of the sources, explained from the sources alone.",
    "source": "The archived articles that everything here rests on.",
}
TIMELINE_LEAD: Final = (
    "An event stands after those that a source places before it. Where no source relates two events, "
    "their order here says nothing. Where a source names no date, its own words for the time stand."
)
MATRIX_LEAD: Final = "Each row is a claim, each column a voice. An empty cell means: nothing in the sources."
SEARCH_LEAD: Final = "Find a fact by words of its title, of its quotes, or by another name."
METHOD_LEAD: Final = "How a status comes about, and what these pages cannot show."
BOARDS: Final = (
    BoardWords(
        "stated", "Said by the parties themselves", "What a party says about its own conduct.", "claims", "All claims"
    ),
    BoardWords("disputed", "Disputed", "What one voice affirms and another denies.", "claims", "All claims"),
    BoardWords(
        "estimated", "Estimated", "Numbers, with their bounds and whoever gives them.", "figures", "All figures"
    ),
    BoardWords("open", "Not known", "What the sources leave open.", "questions", "All open questions"),
)
NOT_STATED: Final = "not stated"
TIME_NOT_STATED: Final = "time not stated"
SHOWN: Final = {
    "full": "Text as archived, unedited; the marks are ours.",
    "excerpts": "Only the sentences that facts are built on, unedited; the marks and “[…]” are ours.",
}
"""By how a source may be shown."""

LIMITS: Final = (
    "Everything here rests on the archived sources alone. What they leave out is missing here too.",
    "That a statement stands in a source shows that the source reports it, not that it is true.",
    "Where no denial is listed, the sources hold none. That is absence, not agreement.",
    "Relative dates stay relative: a source without a date cannot say when “last year” was.",
    "A status says who says what. It is no verdict and no score.",
)


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun: "1 fact", "3,000 facts"."""
    return f"{number:,} {one if number == 1 else many}"


def listed(words: list[str]) -> str:
    """Return words as a list in a sentence: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def plain_when(date: str, as_given: str) -> str:
    """Return a time as the source gives it; never more precise than the source."""
    if as_given and date != "unknown":
        return f"{date} (“{as_given}”)"
    if as_given:
        return f"“{as_given}” (date not stated)"
    return NOT_STATED if date == "unknown" else date
