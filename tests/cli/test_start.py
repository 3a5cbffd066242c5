"""A process that is asked to end while it still loads its commands ends in an orderly way."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence

import pytest

from generator.cli import exits, start


def test_an_interrupt_while_loading_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl+C during the imports gives the exit code of an interrupt and no traceback."""
    load = builtins.__import__

    def interrupted(
        name: str,
        globals_: Mapping[str, object] | None = None,
        locals_: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> object:
        if name == "generator.cli.main":
            raise KeyboardInterrupt
        return load(name, globals_, locals_, fromlist or (), level)

    monkeypatch.setattr(builtins, "__import__", interrupted)
    with pytest.raises(SystemExit) as ended:
        start.main()
    monkeypatch.undo()
    assert ended.value.code == exits.INTERRUPTED
    assert capsys.readouterr().err == "Interrupted before anything was begun.\n"


def test_the_exit_code_is_that_of_all_commands() -> None:
    """The code that is written out there does not drift from the one that is documented."""
    assert start.INTERRUPTED == exits.INTERRUPTED
