"""Waivers: comments such as `# explainer: allow F008 because the brand is written so`.

A waiver stands at the end of the line that it is about, or on a line of its own right above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.diagnostics import Diagnostic, Place
from generator.model.rules import RULES
from generator.model.waivers import WAIVABLE, Waiver
from generator.reading.lines import Lines
from generator.reading.scalars import outside, scalar_spans
from generator.reading.wording import code, listed

WAIVING: Final = "explainer:"
"""Without this word in a file there is nothing to look for."""

LONGEST: Final = 300
"""Code points of a reason."""

MOST: Final = 100
"""Waivers of one file; nobody would read the reasons of more."""

FORM: Final = "# explainer: allow {rule} because <reason>"

_COMMENT: Final = re.compile(r"(?:(?<=\s)|^)#[ \t]*explainer:[ \t]*(?P<said>[^\n]*)", re.MULTILINE)
_SAID: Final = re.compile(r"allow[ \t]+(?P<rule>\w+)(?:[ \t]+because\b[ \t]*(?P<reason>.*))?")
_HELPLESS: Final = "a reason is a few words that let somebody else agree or not"


def waivers_in(lines: Lines, path: str) -> Iterator[Waiver | Diagnostic]:
    """Yield the waivers of a file of sound YAML, and what is wrong with those that are none."""
    spans, number = scalar_spans(lines), 0
    for found in _COMMENT.finditer(lines.text):
        if not outside(spans, found.start()):
            continue
        number += 1
        if number > MOST:
            yield _too_many(lines, path, found)
            return
        yield _waiver(lines, path, found)


def _too_many(lines: Lines, path: str, found: re.Match[str]) -> Diagnostic:
    place = Place(path=path, region=lines.region(found.start(), found.start() + len(found[0].rstrip())))
    message = f"this file has more than {MOST} waivers, and those from here on do not count"
    return _refused("W001", place, message, "mend what the rules find, or propose another rule")


def _waiver(lines: Lines, path: str, found: re.Match[str]) -> Waiver | Diagnostic:
    start, end = found.start(), found.start() + len(found[0].rstrip())
    place = Place(path=path, region=lines.region(start, end))
    said = _SAID.fullmatch(found["said"].rstrip())
    if said is None:
        return _refused(
            "W001", place, "this comment is no waiver that can be understood", f"write `{FORM.format(rule='R005')}`"
        )
    rule = said["rule"].upper()
    if rule not in RULES:
        return _refused(
            "W002", place, f"there is no rule {code(said['rule'])} to waive", "see them: `explainer explain`"
        )
    if rule not in WAIVABLE:
        return _refused(
            "W002",
            place,
            f"the rule {rule} cannot be waived",
            f"mend what it finds: `explainer explain {rule}`",
            note=f"rules that can be waived: {listed(sorted(WAIVABLE))}",
        )
    reason = (said["reason"] or "").strip()
    if len(reason) > LONGEST:
        return _refused(
            "W001",
            place,
            f"the reason of this waiver has {len(reason):,} signs",
            f"say it in {LONGEST} signs at most; readers find it on the method page",
        )
    if not reason:
        return _refused(
            "W001", place, "this waiver gives no reason", f"write `{FORM.format(rule=rule)}`", note=_HELPLESS
        )
    number = lines.position(start).line
    return Waiver(
        path=path,
        region=lines.region(start, end),
        line=_meant(lines, number),
        rule=rule,
        reason=reason,
    )


def _meant(lines: Lines, number: int) -> int:
    """The line that a comment on line `number` is about: its own, or below a line of comments the next one."""
    while lines.line(number).lstrip().startswith("#") and number < len(lines.starts):
        number += 1
    return number


def _refused(rule: str, place: Place, message: str, step: str, note: str = "") -> Diagnostic:
    return Diagnostic(rule=rule, place=place, message=message, notes=(note,) if note else (), help=(step,))
