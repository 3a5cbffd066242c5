"""What a command is given to read is read as far as it counts, and a pipe without a writer is told."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.exits import COULD_NOT_RUN
from generator.cli.main import explainer
from generator.reading import streams
from generator.reading.streams import NoWriterError, read_at_most

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """Return a named pipe."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


def test_a_file_is_read_no_further_than_asked(tmp_path: Path) -> None:
    """The rest may be of any size."""
    (tmp_path / "file").write_bytes(b"0123456789")
    assert read_at_most(tmp_path / "file", 4) == b"0123"
    assert read_at_most(tmp_path / "file", 40) == b"0123456789"


def test_a_pipe_without_a_writer_is_told(pipe: Path) -> None:
    """Opening it would wait for ever."""
    began = time.monotonic()
    with pytest.raises(NoWriterError, match="nobody writes into the pipe"):
        read_at_most(pipe, 10, patience=0.1)
    assert time.monotonic() - began < 2


def test_a_writer_that_comes_later_and_takes_its_time_is_waited_for(pipe: Path) -> None:
    """All that it writes is read, also after a while in which it wrote nothing."""

    def write() -> None:
        time.sleep(0.1)
        with pipe.open("wb") as file:
            time.sleep(0.2)
            file.write(b"one ")
            file.flush()
            time.sleep(0.1)
            file.write(b"two")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert read_at_most(pipe, 100, patience=5) == b"one two"
    finally:
        writer.join()


def test_the_command_ends_with_a_reason(pipe: Path, project_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`explainer stub` on such a pipe says what to do."""
    monkeypatch.setattr(streams.read_at_most, "__defaults__", (0.1,))
    result = CliRunner().invoke(explainer, ["-C", str(project_root), "stub", str(pipe)])
    assert result.exit_code == COULD_NOT_RUN
    assert "nobody writes into the pipe" in result.stderr
    assert "help: start what writes into it first" in result.stderr
