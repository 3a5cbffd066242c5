"""The audit counts nothing as passed that was not run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def checks(part: Any) -> dict[str, Any]:
    """Return a check of each sort."""

    def passes(_: Path) -> Iterator[str]:
        yield from ()

    def finds(_: Path) -> Iterator[str]:
        yield "a fault"

    def lacks(_: Path) -> Iterator[str]:
        raise part("outcome").NotRunError("there is no `java`")
        yield

    def lacks_later(_: Path) -> Iterator[str]:
        yield "a fault"
        raise part("outcome").NotRunError("no time was left")

    def breaks(_: Path) -> Iterator[str]:
        raise ValueError("a mistake of ours")
        yield

    return {"passes": passes, "finds": finds, "lacks": lacks, "lacks_later": lacks_later, "breaks": breaks}


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["passes"], 0),
        (["passes", "lacks"], 3),
        (["lacks", "finds", "passes"], 1),
        (["passes", "breaks"], 1),
        (["lacks_later"], 1),
        ([], 3),
    ],
)
def test_the_worst_decides(part: Any, checks: dict[str, Any], names: list[str], code: int, tmp_path: Path) -> None:
    """A fault comes before what was not run, which comes before success; no check at all is no success."""
    assert part("running").run({name: checks[name] for name in names}, tmp_path) == code


def test_what_was_not_run_is_told(
    part: Any, checks: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever reads only the end sees what is not known, and why; what comes after it was run all the same."""
    part("running").run({name: checks[name] for name in ("lacks", "finds", "passes")}, tmp_path)
    said = capsys.readouterr()
    assert "NOT RUN  lacks: there is no `java`. This is no pass" in said.err
    assert "FAILED   finds: faults: 1" in said.err
    assert "passed   passes" in said.out.partition("== Audit")[2]


def test_an_unknown_check_is_named(part: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """A name with a typing mistake does not end with success."""
    assert part("running").main(["htlm"]) == 2
    assert "There is no check htlm. There are: html, ebook, lighthouse" in capsys.readouterr().err


def test_without_a_fresh_site_nothing_is_looked_at(
    part: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the site cannot be built, the one of yesterday does not pass in its place."""
    (tmp_path / "site").mkdir()
    monkeypatch.setattr(part("running"), "ROOT", tmp_path)
    assert part("running").main([]) == 1
    assert "nothing was looked at" in capsys.readouterr().err


def test_every_module_that_checks_is_run(part: Any, project_root: Path) -> None:
    """Nobody can add a check and forget to have it run."""
    known = {check.__module__.partition(".")[2] for check in part("running").CHECKS.values()}
    found = {path.stem for path in (project_root / "audit").glob("*.py") if "\ndef check_" in path.read_text("utf-8")}
    assert found == known


def test_a_missing_program_is_no_pass(part: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without Java, Node and npm every check says that it was not run."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROME_PATH", raising=False)
    running = part("running")
    assert running.run(running.CHECKS, tmp_path) == 3


def test_the_lock_names_no_host_and_lacks_no_hash(project_root: Path) -> None:
    """Packages come from the registry that whoever installs has set, and are what they were."""
    for path in (project_root / "audit", project_root / "tests" / "editor" / "language-server"):
        text = (path / "package-lock.json").read_text(encoding="utf-8")
        assert '"resolved"' not in text
        assert text.count('"integrity": "sha512-') == text.count('"node_modules/') > 10
