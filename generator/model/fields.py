"""Field types that more than one kind uses, and the markers that tell the stages what a field holds."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from generator.model.kinds import KindName
from generator.model.record import record

ID_PATTERN: Final = "^[a-z0-9]+(-[a-z0-9]+)*$"
"""Ids are ASCII, lower case, words joined by single hyphens."""

ID_MAX_LENGTH: Final = 64

DEVICE_NAMES: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]
)
"""Words that no file or folder can be called on Windows, whatever its ending; so they are no ids of facts."""


class Matching:
    """The field's text must match `pattern`; becomes `pattern` and `maxLength` in the JSON Schema."""

    __slots__ = ("max_length", "pattern")

    def __init__(self, pattern: str, *, max_length: int) -> None:
        self.pattern = pattern
        self.max_length = max_length

    def __get_pydantic_core_schema__(self, source: object, handler: Any) -> Any:  # noqa: ANN401 (pydantic's)
        """Add the constraint to the text schema that pydantic made (called only while reading)."""
        schema = handler(source)
        schema["pattern"] = self.pattern
        schema["max_length"] = self.max_length
        return schema


class Required:
    """The field's text or list must not be empty; becomes `minLength` or `minItems` in the JSON Schema."""

    __slots__ = ()

    def __get_pydantic_core_schema__(self, source: object, handler: Any) -> Any:  # noqa: ANN401 (pydantic's)
        """Add the constraint to the schema that pydantic made (called only while reading)."""
        schema = handler(source)
        schema["min_length"] = 1
        return schema


class Ref:
    """The field holds the id of a fact of one of `kinds` (of any kind where none is named).

    A relation declares its own reverse: `reverse` heads the list of these facts on the page of the
    fact they name, so that backlinks are never made by hand (after FollowTheMoney's schema files).
    """

    __slots__ = ("kinds", "reverse")

    def __init__(self, *kinds: KindName, reverse: str) -> None:
        self.kinds = kinds
        self.reverse = reverse


class Prose:
    """The field holds the editors' own words: short Markdown without HTML, with `[[id]]` for other facts."""

    __slots__ = ()


class Own:
    """The field holds the editors' own words in plain text; like prose, they can be translated."""

    __slots__ = ()


class LanguageTag(Matching):
    """The field names a language by a BCP 47 tag; `optional` where it may be empty."""

    __slots__ = ()

    def __init__(self, *, optional: bool = False) -> None:
        tag = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
        super().__init__(f"^({tag})?$" if optional else f"^{tag}$", max_length=35)


Id = Annotated[str, Matching(ID_PATTERN, max_length=ID_MAX_LENGTH)]
Language = Annotated[str, LanguageTag()]
"""A BCP 47 tag such as `en`."""
LanguageIfAny = Annotated[str, LanguageTag(optional=True)]
Line = Annotated[str, Required()]
"""One line of plain text: no Markdown. Nobody's own words, or words as printed: never translated."""
OwnLine = Annotated[str, Required(), Own()]
"""One line of plain text in the editors' own words."""
OwnText = Annotated[str, Own()]
"""The same, and it may be empty."""
ProseText = Annotated[str, Prose()]

Stance = Literal["affirms", "denies", "qualifies", "declines"]
Certainty = Literal["certain", "probable", "possible", "underspecified"]
QuoteType = Literal["direct", "indirect", "mixed"]


@record
class Selector:
    """A place in a source, named by its exact words (W3C Web Annotation, TextQuoteSelector)."""

    exact: Line
    """The words as printed in the source, copied, not retyped."""
    prefix: str = ""
    """Words right before `exact`, where `exact` alone stands in more than one place."""
    suffix: str = ""
    """Words right after `exact`, where `exact` alone stands in more than one place."""


@record
class Anchor:
    """The exact words of a source that carry a fact: one passage, or several in the order of the text."""

    source: Annotated[Id, Ref("source", reverse="Built on this source")]
    """Id of the archived source."""
    exact: str = ""
    """The words as printed in the source. Leave it out when `spans` is used."""
    prefix: str = ""
    """Words right before `exact`, where `exact` alone stands in more than one place."""
    suffix: str = ""
    """Words right after `exact`, where `exact` alone stands in more than one place."""
    spans: tuple[Selector, ...] = ()
    """For a quote that the article interrupts: its pieces, in the order of the text, instead of `exact`."""

    @property
    def selectors(self) -> tuple[Selector, ...]:
        """Return the pieces of the quote in order; a plain anchor has one."""
        if self.spans:
            return self.spans
        return (Selector(exact=self.exact, prefix=self.prefix, suffix=self.suffix),)


@record
class When:
    """A point or stretch of time, never more precise than the source."""

    date: str = "unknown"
    """EDTF: `2024`, `2024-04`, `2024-04-27`, `2024~` (about), `2024-04/2024-06`, or `unknown`."""
    as_given: str = ""
    """The source's own words for the time, such as `last year`; they stay relative when the source does."""
