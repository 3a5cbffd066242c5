"""One build at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publishing.locking import AlreadyRunningError, build_lock


def test_a_second_build_is_kept_out(tmp_path: Path) -> None:
    """While one build holds the lock another one is refused with a clear reason."""
    with (
        build_lock(tmp_path),
        pytest.raises(AlreadyRunningError, match="another build"),
        build_lock(tmp_path),
    ):
        pass


def test_the_lock_is_free_afterwards(tmp_path: Path) -> None:
    """A build that ended, however it did, keeps nobody out."""
    with pytest.raises(ZeroDivisionError), build_lock(tmp_path):
        raise ZeroDivisionError
    with build_lock(tmp_path):
        pass
