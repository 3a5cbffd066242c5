"""Sessions at a terminal, word for word: what each command prints, what it writes, and how it exits.

A transcript is played on a fresh copy of the harbour project. A line `$ explainer …` runs the command, `$ cat PATH`
shows a file, and `=> PATH` writes one from the lines below it that begin with `| `. Each code but 0 is noted.
"""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import explainer

HERE = Path(__file__).resolve().parent
HARBOUR = HERE.parent / "sites" / "harbour"
TRANSCRIPTS = sorted((HERE / "transcripts").glob("*.txt"))


def printed(command: str) -> str:
    """Run a command of a transcript in the current folder; return what it prints and its exit code."""
    name, *arguments = shlex.split(command)
    if name == "cat":
        return Path(arguments[0]).read_text(encoding="utf-8")
    assert name == "explainer", f"a transcript runs explainer and cat alone, not {name}"
    result = CliRunner().invoke(explainer, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.output + (f"[exit {result.exit_code}]\n" if result.exit_code else "")


def played(transcript: str) -> Iterator[str]:
    """Yield the parts of a transcript as they are now; a comment begins with `## `."""
    written: Path | None = None
    heard = False
    for line in transcript.splitlines(keepends=True):
        if line.startswith("$ "):
            heard, written = True, None
            yield f"{line}{printed(line[2:].strip())}\n"
        elif line.startswith("=> "):
            heard, written = False, Path(line[3:].strip())
            written.parent.mkdir(parents=True, exist_ok=True)
            written.write_text("", encoding="utf-8")
            yield line
        elif written and line.startswith("|"):
            written.write_text(written.read_text(encoding="utf-8") + line[2:].rstrip("\n") + "\n", encoding="utf-8")
            yield line
        elif line.startswith("## ") or not heard:
            heard = False
            yield line


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_session_goes_as_written(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, update_goldens: bool
) -> None:
    """Every command prints and exits as the transcript says."""
    monkeypatch.chdir(shutil.copytree(HARBOUR, tmp_path / "harbour"))
    transcript = path.read_text(encoding="utf-8")
    expected = "".join(played(transcript))
    if update_goldens and expected != transcript:
        path.write_text(expected, encoding="utf-8")
        transcript = expected
    assert transcript == expected
