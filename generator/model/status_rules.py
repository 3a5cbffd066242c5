"""The rules of status in the words that pages print; which statements match them is decided in linking."""

from __future__ import annotations

from typing import Final

from generator.model.graph import StatusCode
from generator.model.record import Value


class StatusWords(Value, frozen=True, kw_only=True):
    """One rule of status as a reader meets it."""

    code: StatusCode
    label: str
    """`{count}` stands for the number of independent voices."""
    text: str
    """The rule in one sentence."""


def _rules(*rows: tuple[StatusCode, str, str]) -> dict[StatusCode, StatusWords]:
    return {code: StatusWords(code=code, label=label, text=text) for code, label, text in rows}


STATUS_WORDS: Final[dict[StatusCode, StatusWords]] = _rules(
    (
        "assessment",
        "Assessment",
        "It is a judgement that no record could settle, so it gets no truth status.",
    ),
    (
        "withdrawn",
        "Withdrawn",
        "Every statement on it was taken back by its speaker.",
    ),
    (
        "open",
        "Open",
        "Nobody in the archived sources affirms or denies it.",
    ),
    (
        "disputed",
        "Disputed",
        "At least one voice affirms it and at least one denies it; a voice that does both counts on both sides.",
    ),
    (
        "denied",
        "Denied",
        "At least one voice denies it and none affirms it.",
    ),
    (
        "agreed-by-both-sides",
        "Agreed by both sides",
        "It is about the conduct of at least two parties that do not speak for one another, and each affirms it.",
    ),
    (
        "acknowledged-by-the-party",
        "Acknowledged by the party itself",
        "A party affirms it about its own conduct, and a source calls that statement an admission.",
    ),
    (
        "stated-by-the-party",
        "Stated by the party itself",
        "A party affirms it about its own conduct.",
    ),
    (
        "corroborated",
        "Reported by {count} independent voices",
        "At least two identified voices that speak neither for one another nor for a party affirm it.",
    ),
    (
        "single-unnamed-estimate",
        "Asserted by unnamed voices only",
        "Nobody who affirms it is named, so there may be only one voice behind it.",
    ),
    (
        "asserted-by-one-voice",
        "Asserted by one voice",
        "One identified voice affirms it; unnamed voices beside it do not count as further ones.",
    ),
)
"""In the order in which they are tried; the first that applies decides."""
