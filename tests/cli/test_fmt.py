"""`explainer fmt`: what it could not write is no success."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from generator.cli.exits import COULD_NOT_RUN
from generator.cli.main import explainer


def test_a_file_that_is_read_only_is_told_and_the_others_are_laid_out(harbour: Path) -> None:
    """A script that lays out files learns that one of them was not."""
    paths = [harbour / "content" / name for name in ("places/old-basin.yml", "terms/insured.yml")]
    for path in paths:
        path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title:   ", 1), encoding="utf-8")
    paths[0].chmod(0o444)
    before = paths[0].read_bytes()
    result = CliRunner().invoke(explainer, ["-C", str(harbour), "fmt"])
    assert result.exit_code == COULD_NOT_RUN
    assert "content/places/old-basin.yml is read-only" in result.stderr
    assert "Laid out content/terms/insured.yml" in result.stdout
    assert paths[0].read_bytes() == before
