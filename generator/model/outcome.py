"""What a stage returns: its value, and everything it found wrong on the way."""

from __future__ import annotations

from typing import Generic, TypeVar

from generator.model.diagnostics import Diagnostic
from generator.model.record import Value

T_co = TypeVar("T_co", covariant=True)


class Outcome(Value, Generic[T_co], frozen=True, kw_only=True):
    """A stage's value with all its diagnostics; the value holds what was sound."""

    value: T_co
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Tell whether a diagnostic is an error: then no later stage may run."""
        return any(diagnostic.severity == "error" for diagnostic in self.diagnostics)
