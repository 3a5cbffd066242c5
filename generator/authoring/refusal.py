"""Why something that a contributor asked for is not done."""

from __future__ import annotations

from generator.model.record import Value


class Refusal(Value, frozen=True, kw_only=True):
    """One reason, worded as findings are: nothing was written."""

    message: str
    """What is wrong, in one line without a full stop."""
    notes: tuple[str, ...] = ()
    """The evidence; a note may have several lines."""
    help: tuple[str, ...] = ()
    """The next step, each entry one suggestion."""
