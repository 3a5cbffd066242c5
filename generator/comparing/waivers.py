"""Findings that are waived on one side alone, or for another reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Final

from generator.model.comparison import Side, WaiverChange
from generator.model.waivers import Waived

Key = tuple[str, str, str]
"""Fact, rule and what is found: what a waived finding is known by, wherever in the file it stands."""

NOT_WAIVED: Final = ""


def waiver_changes(before: Side, after: Side, names: Mapping[str, str]) -> Iterator[WaiverChange]:
    """Yield the waivers that differ, by fact, rule and finding.

    Args:
        before: The earlier state.
        after: The later one.
        names: Former ids by present ones.
    """
    present = {former: fact_id for fact_id, former in names.items()}
    unknown = before.unread | after.unread
    old, new = _reasons(before.waived, present), _reasons(after.waived, {})
    for key in sorted(old.keys() | new.keys()):
        fact, rule, message = key
        if fact in unknown:
            continue
        gone, come = _left(old.get(key, []), new.get(key, [])), _left(new.get(key, []), old.get(key, []))
        for was, now in zip_longest(gone, come, fillvalue=NOT_WAIVED):
            yield WaiverChange(
                fact=fact,
                rule=rule,
                message=message,
                what="changed" if was and now else "removed" if was else "added",
                before=was,
                after=now,
            )


def _reasons(waived: Iterable[Waived], present: Mapping[str, str]) -> dict[Key, list[str]]:
    found: dict[Key, list[str]] = {}
    for one in waived:
        key = present.get(one.fact, one.fact), one.finding.rule, one.finding.message
        found.setdefault(key, []).append(one.reason)
    return found


def _left(reasons: Iterable[str], others: Iterable[str]) -> list[str]:
    """Return the reasons that are not among the others, each as often as it is more often there."""
    return sorted((Counter(reasons) - Counter(others)).elements())
