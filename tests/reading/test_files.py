"""One file from the disk, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.model.diagnostics import Diagnostic
from generator.reading.files import read_file


@pytest.mark.parametrize("most", [1, 3, 100])
def test_a_file_is_read_whole_in_however_many_pieces(
    most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system may hand a file out piece by piece; the limit holds all the same, and counts in bytes."""
    (tmp_path / "file.yml").write_bytes(b"0123456789")
    in_one = os.read
    monkeypatch.setattr(os, "read", lambda descriptor, size: in_one(descriptor, min(size, most)))
    assert read_file(tmp_path, "file.yml", 10) == b"0123456789"
    told = read_file(tmp_path, "file.yml", 9)
    assert isinstance(told, Diagnostic)
    assert told.message == "the file is too large: 10 bytes"


def test_a_file_that_grows_is_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written between looking at the size and reading is read too, up to the limit."""
    path = tmp_path / "file.yml"
    path.write_bytes(b"01")
    look = os.fstat

    def look_and_grow(descriptor: int) -> os.stat_result:
        status = look(descriptor)
        path.write_bytes(b"0123456789")
        return status

    monkeypatch.setattr(os, "fstat", look_and_grow)
    assert read_file(tmp_path, "file.yml", 10) == b"0123456789"
    path.write_bytes(b"01")
    told = read_file(tmp_path, "file.yml", 5)
    assert isinstance(told, Diagnostic)
    assert told.message == "the file is too large: 6 bytes"
