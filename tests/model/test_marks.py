"""When a file is known to have the bytes that it had without being read."""

from __future__ import annotations

import pytest

from generator.model.marks import SETTLED_AFTER, FileMark, FileState

SECOND = 1_000_000_000
STATE = FileState(size=10, mtime_ns=100 * SECOND, ctime_ns=100 * SECOND, inode=7)


def mark(after: int, state: FileState = STATE) -> FileMark:
    """Return the mark of a file that was read so many nanoseconds after it was changed."""
    return FileMark(state=state, marked_ns=100 * SECOND + after, digest="d")


def test_a_file_that_rested_is_known_again() -> None:
    """A file that was left alone before it was read, and since, is as it was."""
    assert mark(SETTLED_AFTER + 1).is_of(STATE)


@pytest.mark.parametrize("change", [{"size": 11}, {"mtime_ns": 99 * SECOND}, {"ctime_ns": 101 * SECOND}, {"inode": 8}])
def test_every_part_of_the_state_counts(change: dict[str, int]) -> None:
    """A change that keeps size and time of change, as copying tools can, shows in the others."""
    assert not mark(SETTLED_AFTER + 1).is_of(STATE._replace(**change))


def test_a_file_that_was_just_changed_is_read_again() -> None:
    """Within a tick of a slow clock a file can be changed again and look the same."""
    assert not mark(SETTLED_AFTER).is_of(STATE)
    assert not mark(SETTLED_AFTER + 1, STATE._replace(ctime_ns=101 * SECOND)).is_of(
        STATE._replace(ctime_ns=101 * SECOND)
    )
