"""One fact with all that is known of it, for a terminal or a program: a page without its looks."""

from __future__ import annotations

from generator.model.kinds import KindName
from generator.model.record import Value


class SheetLink(Value, frozen=True, kw_only=True):
    """A fact that is named, or that names this one."""

    id: str
    kind: KindName
    title: str
    by: str
    """What makes the link: the field that names it, or the heading of the list that it stands in."""


class SheetQuote(Value, frozen=True, kw_only=True):
    """One piece of a quote."""

    text: str
    """The words as printed."""
    source: str
    path: str
    line: int
    """Line of the archived text, from 1."""


class SheetPart(Value, frozen=True, kw_only=True):
    """A statement, an estimate or a provision."""

    id: str
    """Empty where it has none."""
    speaker: str
    """Id of the actor who says it; empty where nobody does."""
    says: str
    """Who does what, in one line."""
    fields: tuple[tuple[str, str], ...]
    """Its other fields, by name."""
    quotes: tuple[SheetQuote, ...]
    counts: bool
    """Whether the status of the claim follows from it."""


class SheetVoice(Value, frozen=True, kw_only=True):
    """Speakers that count as one, and what they do with the claim."""

    stance: str
    speakers: tuple[str, ...]
    """Ids of actors."""
    names: tuple[str, ...]
    """Their titles."""
    statements: tuple[str, ...]
    """Ids of statements."""
    note: str
    """Why they count as they do; empty where nothing is special."""


class SheetStatus(Value, frozen=True, kw_only=True):
    """The status of a claim, and what it follows from."""

    code: str
    label: str
    rule: str
    """The rule in one sentence."""
    voices: tuple[SheetVoice, ...]
    decisive: tuple[str, ...]
    """Ids of the statements that the rule used."""
    withdrawn: tuple[str, ...]
    """Ids of statements that were taken back and no longer count."""


class Sheet(Value, frozen=True, kw_only=True):
    """One fact."""

    id: str
    kind: KindName
    title: str
    path: str
    """File path relative to the project, with forward slashes."""
    status: SheetStatus | None
    """None for all but claims."""
    fields: tuple[tuple[str, str], ...]
    """What its file says of it, by field, apart from what stands elsewhere here."""
    parts: tuple[SheetPart, ...]
    quotes: tuple[SheetQuote, ...]
    """Those of the fact itself."""
    links: tuple[SheetLink, ...]
    backlinks: tuple[SheetLink, ...]
