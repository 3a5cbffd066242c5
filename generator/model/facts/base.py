"""What every fact has."""

from __future__ import annotations

from typing import ClassVar

from generator.model.fields import Id, Line, ProseText
from generator.model.kinds import KindName
from generator.model.record import record


@record
class Fact:
    """One fact, as its file states it."""

    KIND: ClassVar[KindName]

    id: Id
    """The file's name without `.yml`; never written inside the file."""
    title: Line
    """One neutral line that stands alone: a name, a proposition, a question."""
    summary: ProseText = ""
    """The editors' own words on the fact: short Markdown, with `[[id]]` for other facts."""
    formerly: tuple[Id, ...] = ()
    """Ids this fact had before; each leaves a redirect, so that a permalink never breaks."""
