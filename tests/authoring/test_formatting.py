"""`explainer fmt` moves white space and fields, and nothing else, whatever way a file is written."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authoring.formatting import one_layout, says_the_same
from generator.model.kinds import KIND_BY_FOLDER
from generator.reading.guard import guard
from generator.reading.lines import lines_of

ROOT = Path(__file__).resolve().parents[2]
FACTS = sorted([*ROOT.glob("content/*/*.yml"), *ROOT.glob("tests/sites/*/content/*/*.yml")])

WORDS = st.sampled_from(
    ["boats", "it's", "“said”", "a-b", "40", "не", "배", "x: y", "# no", "- a", "no", "[a]", "a,b", "{", "'"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
IDS = st.from_regex(r"[a-z]{1,3}(-[a-z]{1,3})?", fullmatch=True)
ANCHORS = st.lists(st.fixed_dictionaries({"source": IDS, "exact": TEXTS}), min_size=1, max_size=3)
STATEMENTS = st.lists(
    st.fixed_dictionaries(
        {"id": IDS, "speaker": IDS, "stance": st.just("denies"), "anchors": ANCHORS},
        optional={"cue": TEXTS, "via": st.lists(IDS, max_size=3), "said": st.fixed_dictionaries({"as_given": TEXTS})},
    ),
    min_size=1,
    max_size=3,
)
CLAIMS = st.fixed_dictionaries(
    {"title": TEXTS, "statements": STATEMENTS}, optional={"about": st.lists(IDS, max_size=4), "would_settle": TEXTS}
)


class Scribe:
    """Writes data as YAML in whatever way is drawn."""

    def __init__(self, draw: Any, *, plain: bool) -> None:
        self.draw = draw
        self.plain = plain
        """Whether only indentation and gaps vary."""

    def one_of(self, *choices: Any) -> Any:
        """Draw one of some choices."""
        return self.draw(st.sampled_from(choices))

    def above(self, indent: int) -> str:
        """Blank lines and comments above a line."""
        if self.plain:
            return ""
        made = self.one_of("", "", "", "\n", "\n\n\n", "c", "nc")
        return made.replace("n", "\n").replace("c", f"{' ' * indent}#{self.one_of(' why', 'é: [', '')}\n")

    def behind(self) -> str:
        """White space, and a comment, behind a value."""
        return self.one_of("", "", " ") if self.plain else self.one_of("", "", "  ", " # so", "   #x: y")

    def scalar(self, text: str, indent: int) -> str:
        """A text in one of the forms that YAML has."""
        forms = [f" {text}" if yaml_reads(text) else ' "' + text.replace('"', '\\"') + '"']
        if not self.plain:
            forms.append(" '" + text.replace("'", "''") + "'")
            forms.append(
                f"{self.one_of('  ', ' ')}{self.one_of('|-', '>-')}\n{' ' * (indent + self.one_of(1, 3))}{text}"
            )
            if " " in text and yaml_reads(text):
                first, rest = text.split(" ", 1)
                if not rest.startswith("#") and yaml_reads(text.replace(" ", "\n  ", 1)):
                    forms.append(f" {first}\n{' ' * (indent + self.one_of(1, 2, 5))}{rest}")
        return str(self.draw(st.sampled_from(forms)))

    def value(self, value: Any, indent: int) -> str:
        """What stands behind a name, with its line end."""
        if isinstance(value, str):
            made = self.scalar(value, indent)
            return made + ("" if "\n" in made else self.behind()) + "\n"
        if not value:
            return f" {self.one_of('[]', '[ ]')}\n"
        if isinstance(value, dict):
            inner = indent + self.one_of(1, 2, 4)
            return "\n" + self.mapping(value, inner)
        if isinstance(value[0], str) and (self.plain or self.one_of(*"01") == "1"):
            comma = self.one_of(",", ", ", " ,  ")
            return f" [{self.one_of('', ' ')}{comma.join(value)}{self.one_of('', ' ', ',')}]{self.behind()}\n"
        inner = indent + self.one_of(0, 1, 2, 4)
        return "\n" + "".join(self.entry(each, inner) for each in value)

    def entry(self, value: Any, indent: int) -> str:
        """An entry of a list."""
        gap = self.one_of(1, 2, 3)
        if isinstance(value, str):
            return f"{self.above(indent)}{' ' * indent}-{' ' * (gap - 1)}{self.scalar(value, indent)}\n"
        inner = indent + 1 + gap
        first, *others = self.mapping(value, inner).splitlines(keepends=True)
        while not first.strip() or first.lstrip().startswith("#"):
            first, *others = others
        return f"{self.above(indent)}{' ' * indent}-{' ' * gap}{first.lstrip(' ')}{''.join(others)}"

    def mapping(self, value: dict[str, Any], indent: int) -> str:
        """Fields, one below the other."""
        names = list(value) if self.plain else self.draw(st.permutations(list(value)))
        return "".join(
            f"{self.above(indent)}{' ' * indent}{name}{self.one_of('', '', ' ')}:{self.value(value[name], indent)}"
            for name in names
        )


def yaml_reads(text: str) -> bool:
    """Tell whether a text stands bare in YAML."""
    try:
        read = yaml.load(f"a: {text}\n", Loader=yaml.CBaseLoader)  # noqa: S506 (makes texts alone)
    except yaml.YAMLError:
        return False
    return bool(read == {"a": " ".join(text.split())})


def signs(text: str) -> list[str]:
    """Return all signs of a text but white space and the commas that nothing follows."""
    return sorted("".join(text.split()).replace(",]", "]"))


def as_texts(text: str) -> Any:
    """Return what YAML holds, every value a text."""
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 (makes texts alone)


@settings(max_examples=150)
@given(CLAIMS, st.data())
def test_any_way_of_writing_is_laid_out_without_loss(claim: dict[str, Any], data: st.DataObject) -> None:
    """The data is the same, no comment and no word is lost, and a second time nothing changes."""
    text = Scribe(data.draw, plain=False).mapping(claim, 0)
    assert as_texts(text) == claim
    made = one_layout(text, "claim")
    assert made is not None, text
    assert as_texts(made) == claim
    assert signs(made) == signs(text)
    assert made.count("#") == text.count("#")
    assert one_layout(made, "claim") == made
    assert not any(line != line.rstrip() for line in made.splitlines())


@settings(max_examples=60)
@given(CLAIMS, st.data())
def test_however_far_in_it_stood_it_looks_the_same(claim: dict[str, Any], data: st.DataObject) -> None:
    """Two ways of writing that differ in white space alone end in one layout."""
    draws = [Scribe(data.draw, plain=True).mapping(claim, 0) for _ in range(2)]
    made = [one_layout(text, "claim") for text in draws]
    assert made[0] is not None
    assert made[0] == made[1]


@settings(max_examples=150)
@given(st.sampled_from(FACTS), st.data())
def test_a_damaged_file_is_laid_out_without_loss_or_left_alone(path: Path, data: st.DataObject) -> None:
    """Whatever somebody does to a real file, it still says the same afterwards, or is not touched."""
    text = path.read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 3))
        new = data.draw(
            st.sampled_from(
                ["", " ", "\n", "  ", "#", " # ", ":", "- ", "\n\n", "'", '"', "|", ">", "[", "]", ",", "\t"]
            )
        )
        text = text[:at] + new + text[at + cut :]
    if guard(lines_of(text), ""):
        return
    made = one_layout(text, KIND_BY_FOLDER[path.parent.name].name)
    if made is not None:
        assert says_the_same(text, made)
        assert as_texts(made) == as_texts(text)


@pytest.mark.parametrize("path", FACTS, ids=lambda path: path.stem)
def test_the_facts_of_this_project_have_the_layout(path: Path) -> None:
    """Real facts are laid out already, so that a difference is never about layout."""
    text = path.read_text(encoding="utf-8")
    made = one_layout(text, KIND_BY_FOLDER[path.parent.name].name)
    assert made is not None
    assert text == made, "".join(difflib.unified_diff(text.splitlines(True), made.splitlines(True)))  # noqa: FBT003


def test_a_change_of_data_or_of_a_comment_is_seen() -> None:
    """What guards a file before it is written tells every change that is not of layout."""
    text = "title: A # why\nabout: [a, b]\n"
    assert says_the_same(text, "about: [ a,b ]\ntitle:   A   # why\n")
    for other in (
        "title: A # how\nabout: [a, b]\n",
        "title: A\nabout: [a, b]\n",
        "title: A # why\nabout: [b, a]\n",
        "",
    ):
        assert not says_the_same(text, other)
