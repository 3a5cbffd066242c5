"""A source: an archived article."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.facts.base import Fact
from generator.model.fields import Language, Line, Matching, OwnLine, ProseText, When
from generator.model.kinds import KindName
from generator.model.record import record


@record
class NoFact:
    """A passage that carries no fact, and why; it counts as read, not as skipped."""

    exact: Line
    """The words as printed in the source."""
    prefix: str = ""
    """Words right before `exact`, where `exact` alone stands in more than one place."""
    suffix: str = ""
    """Words right after `exact`, where `exact` alone stands in more than one place."""
    reason: Literal["rhetoric", "transition", "repetition", "boilerplate"]
    """Why no fact is built on it."""
    why: ProseText
    """The reason in a sentence of the editors' own."""


@record
class Source(Fact):
    """An archived article (schema.org NewsArticle). Its text is never edited."""

    KIND: ClassVar[KindName] = "source"

    text: Annotated[str, Matching(r"^[a-z0-9]+(-[a-z0-9]+)*\.txt$", max_length=68)]
    """Name of the archived text in `seeds/`."""
    sha256: Annotated[str, Matching("^[0-9a-f]{64}$", max_length=64)]
    """SHA-256 of the archived file's bytes: `sha256sum seeds/<text>`."""
    publisher: str = "not stated"
    """Who published the article; `not stated` when the text does not say."""
    author: str = "not stated"
    """Who wrote it; `not stated` when the text does not say."""
    dateline: str = "not stated"
    """The dateline as printed."""
    published: When = When()
    """When it was published; `unknown` when the text does not say."""
    language: Language
    """Language of the text, as a BCP 47 tag such as `en`."""
    rights: OwnLine
    """What is known about the rights in the text."""
    show: Literal["full", "excerpts"]
    """How it may be shown: `full`, or only the sentences that facts are built on."""
    url: str = ""
    """Address of the live article (http or https), where one is known."""
    no_fact: tuple[NoFact, ...] = ()
    """Passages on which no fact is built, each with its reason."""
