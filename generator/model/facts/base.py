"""What every fact has."""

from __future__ import annotations

from typing import ClassVar

from generator.model.facts.translation import Translation
from generator.model.fields import Id, LanguageIfAny, OwnLine, ProseText
from generator.model.kinds import KindName
from generator.model.record import record


@record
class Fact:
    """One fact, as its file states it."""

    KIND: ClassVar[KindName]

    id: Id
    """The file's name without `.yml`; never written inside the file."""
    title: OwnLine
    """One neutral line that stands alone: a name, a proposition, a question."""
    summary: ProseText = ""
    """The editors' own words on the fact: short Markdown, with `[[id]]` for other facts."""
    formerly: tuple[Id, ...] = ()
    """Ids this fact had before; each leaves a redirect, so that a permalink never breaks."""
    written_in: LanguageIfAny = ""
    """The language of the editors' own words in this file, as a BCP 47 tag, where it is not that of the project."""
    translations: tuple[Translation, ...] = ()
    """The editors' own words in other languages, and translations of quotes to stand beside them."""
