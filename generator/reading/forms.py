"""Texts that lack the form or the word that their field asks for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from generator.model.diagnostics import Diagnostic, Edit, Place
from generator.model.fields import ID_MAX_LENGTH, ID_PATTERN, Matching
from generator.reading.numerals import NUMERAL, NUMERAL_MAX_LENGTH
from generator.reading.slips.failure import CURLY
from generator.reading.wording import code, listed, most_similar

FORMS: Final = {
    "text": "the name of a file in `seeds/`: an id and `.txt`, such as `harbour-news.txt`",
    "sha256": "64 hexadecimal digits in lower case: copy what `sha256sum` prints for the file",
    "language": "a language tag after BCP 47, such as `en`, `uk` or `ko-KP`",
}
"""The form of each field that has one of its own, by the field's name."""

_ID_FORM: Final = (
    f"an id is lower-case letters a to z and digits, in words joined by single hyphens, at most {ID_MAX_LENGTH} signs"
)
_GROUPED: Final = re.compile(r"-?\d{1,3}(?:[ ,_'’\u00a0\u202f]\d{3})+", re.ASCII)
_WITHOUT: Final = "write the value without curly quotation marks"
_CURLY_ROUND: Final = "curly quotation marks are part of the value; write it without them: "


def wrong_choice(place: Place, name: str, value: str, choices: Sequence[str]) -> Diagnostic:
    """Return the diagnostic for a word that is not in a closed vocabulary."""
    bare = value.strip(CURLY + " ")
    similar = most_similar(bare, choices)
    steps = [f"a choice with a similar name exists: `{similar}`"] if similar else []
    if bare in choices:
        steps = [f"{_CURLY_ROUND}`{bare}`"]
    return Diagnostic(
        rule="F004",
        place=place,
        message=f"{code(value)} is not among the choices of {name}",
        help=(*steps, f"choose one of {listed(choices)}"),
        edit=Edit(text=bare, title=_WITHOUT) if bare in choices else None,
    )


def wrong_number(place: Place, name: str, value: str) -> Diagnostic:
    """Return the diagnostic for a text that is no number."""
    digits = re.sub(r"[^\d-]", "", value) if _GROUPED.fullmatch(value.strip()) else value.strip(CURLY + " ")
    digits = re.sub(r"^(-?)0+(?=\d)", r"\1", digits)
    fits = re.fullmatch(NUMERAL, digits, re.ASCII) and len(digits) <= NUMERAL_MAX_LENGTH
    return Diagnostic(
        rule="F005",
        place=place,
        message=f"{name} holds {code(value)}, which is not written as a number",
        notes=(f"a number has digits 0 to 9, perhaps a point, and at most {NUMERAL_MAX_LENGTH} signs",),
        help=(f"write `{digits}`",) if fits else ("write it in digits, without separators, exponents or units",),
    )


def wrong_form(place: Place, name: str, value: str, form: Matching | None) -> Diagnostic:
    """Return the diagnostic for a text without the form of its field."""
    if form is not None and form.pattern == ID_PATTERN:
        proposed = as_id(value)
        steps = (f"as an id it would read `{proposed}`",) if proposed else ()
        if proposed == value.strip(CURLY):
            steps = (f"{_CURLY_ROUND}`{proposed}`",)
        return Diagnostic(
            rule="F005",
            place=place,
            message=f"{name} holds {code(value)}, which is not an id",
            notes=(_ID_FORM,),
            help=steps,
            edit=Edit(text=proposed, title=_WITHOUT) if proposed and proposed == value.strip(CURLY) else None,
        )
    key = str(place.keys[-1])
    return Diagnostic(
        rule="F005",
        place=place,
        message=f"{name} holds {code(value)}, which has not the form of this field",
        help=(f"write {FORMS.get(key, f'a text that matches `{form.pattern}`' if form else 'another value')}",),
    )


def as_id(text: str) -> str:
    """Return the id nearest to `text`; empty where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain))[:ID_MAX_LENGTH].strip("-")
