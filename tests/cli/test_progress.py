"""Progress is shown on a terminal when work takes long, and never anywhere else."""

from __future__ import annotations

import io
import time

import pytest

from generator.cli import progress
from generator.cli.progress import StageLine


class Terminal(io.StringIO):
    """A text stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def work(stream: io.StringIO, seconds: float) -> str:
    """Pretend to work in one stage; return what was shown."""
    with StageLine(stream) as stage:
        stage("anchoring")
        time.sleep(seconds)
    return stream.getvalue()


def test_long_work_names_its_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal sees the running stage, and a clean line when it is done."""
    monkeypatch.setattr(progress, "PATIENCE", 0.02)
    monkeypatch.setattr(progress, "INTERVAL", 0.02)
    shown = work(Terminal(), 0.3)
    assert "anchoring … 0 s" in shown
    assert shown.endswith(progress.CLEAR_LINE)


def test_quick_work_and_pipes_stay_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is shown before patience ends, and nothing ever where no terminal reads."""
    assert work(Terminal(), 0.0) == ""
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    assert work(io.StringIO(), 0.05) == ""
