"""What a stage returns: its value, and everything it found wrong on the way."""

from __future__ import annotations

from typing import Generic, TypeVar

from generator.model.diagnostics import Diagnostic
from generator.model.record import record

T = TypeVar("T", covariant=True)


@record
class Outcome(Generic[T]):
    """A stage's value with all its diagnostics; the value holds what was sound."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Tell whether a diagnostic is an error: then no later stage may run."""
        return any(diagnostic.severity == "error" for diagnostic in self.diagnostics)
