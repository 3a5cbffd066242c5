"""Ids: their form, what they may not be, and which two cannot live in one project."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.fields import ID_MAX_LENGTH
from generator.model.kinds import KIND_BY_NAME
from generator.reading.ids import repeated_ids
from generator.reading.project import read_project
from generator.reading.walking import FactFile, is_id

Write = Callable[[Mapping[str, str | bytes]], Path]
TERM = "title: A term\ndefinition: Its meaning.\nanchors: [{source: harbour, exact: word}]\n"
DEVICES = ["con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt1", "lpt9"]
NAMES = st.text(max_size=70) | st.from_regex(r"[a-z0-9-]{1,70}", fullmatch=True) | st.sampled_from(DEVICES)


def file(name: str, folder: str = "terms") -> FactFile:
    """Make the file of a term."""
    return FactFile(path=f"content/{folder}/{name}.yml", kind=KIND_BY_NAME["term"], id=name)


@given(name=NAMES)
def test_an_id_is_one_plain_part_of_a_path(name: str) -> None:
    """Whatever passes for an id stays inside its folder on every system, and no system reserves it."""
    if not is_id(name):
        return
    for pure in (PurePosixPath, PureWindowsPath):
        path = pure("site") / "terms" / name
        assert path.parts == ("site", "terms", name)
        assert path.parent == pure("site/terms")
    assert not os.path.isreserved(name) if hasattr(os.path, "isreserved") else not PureWindowsPath(name).is_reserved()
    assert name.isascii()
    assert name == name.lower()
    assert len(name) <= ID_MAX_LENGTH


@given(one=NAMES, two=NAMES)
def test_two_ids_are_two_paths_whatever_the_case(one: str, two: str) -> None:
    """Ids that differ give paths that differ where case counts for nothing as well."""
    if is_id(one) and is_id(two) and one != two:
        assert one.casefold() != two.casefold()
        assert PureWindowsPath(one) != PureWindowsPath(two)


@pytest.mark.parametrize(
    "name",
    [
        *DEVICES,
        *(
            "",
            "-",
            "a-",
            "-a",
            "a--b",
            "A",
            "a_b",
            "a.b",
            "..",
            ".",
            "a/b",
            "a\\b",
            "a b",
            "a\n",
            "é",
            "а",
            "１",
            "a\0",
        ),
        *("a" * (ID_MAX_LENGTH + 1), "con.", "nul.yml", "~", "a:b", "%2e", "ı", "ſ"),
    ],
)
def test_what_is_no_id(name: str) -> None:
    """Other letters, other signs, words too long and names of devices are no ids."""
    assert not is_id(name)


@pytest.mark.parametrize("name", ["a", "0", "a-b", "con-man", "console", "com10", "a" * ID_MAX_LENGTH])
def test_what_is_an_id(name: str) -> None:
    """Words of letters and digits, and those that only begin like the name of a device, are ids."""
    assert is_id(name)


@pytest.mark.parametrize("name", DEVICES)
def test_a_device_is_no_fact(name: str, write: Write) -> None:
    """A file named after a device is told why, and is not read as a fact."""
    read = read_project(write({f"content/terms/{name}.yml": TERM}))
    assert [(found.rule, found.place.path) for found in read.diagnostics] == [("F006", f"content/terms/{name}.yml")]
    assert "device" in read.diagnostics[0].message


def test_a_device_was_never_an_id(write: Write) -> None:
    """A redirect is a folder too, so a former id may be no device either."""
    read = read_project(write({"content/terms/a.yml": TERM + "formerly: [b, con]\n"}))
    assert [(found.rule, found.place.keys) for found in read.diagnostics] == [("F005", ("formerly", 1))]


@pytest.mark.parametrize(
    ("one", "two"),
    [("kursk", "Kursk"), ("kursk", "KURSK"), ("caf\u00e9", "cafe\u0301"), ("strasse", "straße"), ("fi", "ﬁ")],
)
def test_names_that_differ_in_case_or_form_are_told(one: str, two: str) -> None:
    """Two files that some systems take for one are told, whatever else is wrong with their names."""
    (found,) = repeated_ids([file(one), file(two, "places")], {})
    assert (found.rule, found.place.path) == ("R003", f"content/places/{two}.yml")
    assert "in case or accents alone" in found.message
    assert found.notes[0] == f"the other one: content/terms/{one}.yml"


@pytest.mark.parametrize(("one", "two"), [("storm", "st0rm"), ("bill", "bil1"), ("l0", "1o"), ("o-1", "0-l")])
def test_ids_that_look_alike_are_told(one: str, two: str) -> None:
    """Zero and o, one and l count as one sign."""
    (found,) = repeated_ids([file(one), file(two)], {})
    assert (found.rule, found.place.path) == ("R006", f"content/terms/{two}.yml")


def test_other_ids_do_not_look_alike() -> None:
    """Numbers are told apart, and so are words with other letters."""
    names = [str(number) for number in range(200)] + ["a-1", "a-2", "modern", "modem", "born", "bom"]
    assert list(repeated_ids(map(file, names), {})) == []
