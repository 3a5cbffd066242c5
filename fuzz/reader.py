"""Coverage-guided fuzzing of the reader: any bytes give a fact or findings. How to run it: README.md."""

from __future__ import annotations

import sys
from itertools import pairwise

import atheris

with atheris.instrument_imports(include=["generator"]):
    from generator.model.kinds import KINDS
    from generator.model.read import ReadFact
    from generator.model.rules import RULES
    from generator.reading.decoding import decode_for_display
    from generator.reading.facts import MOST_FOUND, parse_fact
    from generator.reading.lines import lines_of
    from generator.reading.positions import positions
    from generator.reading.sentences import sentences


def one_input(data: bytes) -> None:
    """Read `data` as a fact of the kind that its first byte chooses; whatever is raised is a find."""
    kind = KINDS[data[0] % len(KINDS)] if data else KINDS[0]
    raw = data[1:]
    read = parse_fact(raw, path="x.yml", kind=kind.name, fact_id="x", many=True)
    text = decode_for_display(raw)
    if not isinstance(read, ReadFact):
        if not 0 < len(read) <= MOST_FOUND:
            raise AssertionError("refused without a finding, or with a flood of them")
        if not all(one.rule in RULES and one.message and "\n" not in one.message for one in read):
            raise AssertionError("a finding without its rule, or with a message of several lines")
    # A sound fact is the same one where the pre-test is not taken.
    elif read != parse_fact(raw, path="x.yml", kind=kind.name, fact_id="x", many=False):
        raise AssertionError("the pre-test reads another fact")
    positions(lines_of(text))
    found = sentences(text, "en")
    if any(one.end > two.start for one, two in pairwise(found)):
        raise AssertionError("sentences overlap")


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
