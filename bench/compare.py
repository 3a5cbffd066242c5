"""Builds the same made-up facts with this project and with its peers, and says what each took.

`python bench/compare.py --facts 1000 --runs 3` runs the builders in turn (A B C, A B C, ...), each from a clean
output, checks after every run that the pages are really there, and prints a table. The exit status is 0 only if
every builder asked for was there, ran, and made its pages.

The outputs of all runs stay in the temporary folder until the end: some 30 MB for each 1,000 facts, builder and run.
Set TMPDIR to a folder in memory for figures that no disk disturbs.

Two kinds of peers are compared. Hugo ("hugo-data") and Eleventy do the job itself: they start from the same
`content/` and `seeds/` as this project (copied into their folder before the clock starts), with templates written for
it, and fail where a quote is not in its article. What they do not do is in their settings, and is left out in their
favour. MkDocs, Zensical and "hugo-markdown" only lay out pages that this project has exported as finished HTML.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from aside import file_system
from checked import Made, faults, made
from installed import HERE, Tools, find, install, version
from measure import Cost, FailedRunError, measured
from peers import BUILDERS, Builder, MissingError, Project, Ready, project_of
from report import Line, as_chart, as_markdown, as_text, rows
from settings import Setting

CACHE: Final = HERE.parent / ".bench"


class Contestant:
    """A builder with the setting it runs under, and what its runs took."""

    def __init__(self, builder: Builder, setting: Setting) -> None:
        self.builder = builder
        self.setting = setting
        self.label = builder.label if setting is builder.settings[0] else f"{builder.label}, {setting.name}"
        self.slot = f"{builder.name}-{setting.name}"
        self.costs: list[Cost] = []
        self.made = Made(pages=0, total=0)
        self.version = "unknown"
        self.ready: Ready | None = None
        self.fault = ""

    def prepare(self, project: Project, place: Path, tools: Tools) -> None:
        """Lays out the builder's folder; not measured."""
        try:
            self.version = version(self.builder.version(tools))
            self.ready = self.builder.prepare(project, place / self.slot, tools, self.setting)
        except MissingError as missing:
            self.fault = f"missing: {missing}"
        except (subprocess.CalledProcessError, OSError) as failed:
            self.fault = f"could not be prepared: {failed}"

    def run(self, number: int, project: Project, log: Path) -> None:
        """One measured run, and the check of what it made."""
        if self.ready is None or self.fault:
            return
        wanted = self.ready.before(number)
        try:
            cost = measured(
                self.ready.command, folder=self.ready.folder, environment=dict(self.ready.environment), log=log
            )
        except FailedRunError as failed:
            self.fault = str(failed)
            return
        sample = (*project.sample, wanted) if wanted else project.sample
        found = faults(self.ready.site, facts=project.facts, sample=sample, makes=self.setting.makes)
        if found:
            self.fault = "did not make the pages: " + "; ".join(found[:5])
            return
        self.costs.append(cost)
        self.made = made(self.ready.site)
        print(
            f"  {self.label}: {cost.cpu:.2f} s CPU ({cost.system:.2f} system), {cost.wall:.2f} s, {cost.peak:.0f} MB",
            flush=True,
        )

    def line(self) -> Line:
        """The runs, for the table."""
        return Line(
            name=self.builder.name if self.setting is self.builder.settings[0] else self.slot,
            label=self.label,
            version=self.version,
            told=self.setting.told,
            costs=self.costs,
            made=self.made,
        )


def chosen(only: str) -> list[Contestant]:
    """The builders named, each with the setting behind its colon, or with its first.

    Raises:
        ValueError: no builder or no setting has such a name.
    """
    found = []
    for word in only.split(",") if only else BUILDERS:
        name, _, wanted = word.strip().partition(":")
        if name not in BUILDERS:
            raise ValueError(f"no builder is named {name}; there are {', '.join(BUILDERS)}")
        builder = BUILDERS[name]
        names = {setting.name: setting for setting in builder.settings}
        if wanted and wanted not in {*names, "all"}:
            raise ValueError(f"{name} has no setting {wanted}; there are {', '.join(names)}, all")
        picked = builder.settings if wanted == "all" else [names[wanted]] if wanted else builder.settings[:1]
        found += [Contestant(builder, setting) for setting in picked]
    return found


def compare(contestants: Sequence[Contestant], project: Project, place: Path, tools: Tools, runs: int) -> None:
    """All runs of all builders, in alternating order."""
    for contestant in contestants:
        contestant.prepare(project, place, tools)
    for number in range(runs):
        print(f"Round {number + 1} of {runs}", flush=True)
        for contestant in contestants:
            contestant.run(number, project, place / "log.txt")


def tell(contestants: Sequence[Contestant], about: dict[str, str], out: Path, facts: int) -> None:
    """Prints the table and the settings; writes results.json, the table as Markdown and the chart."""
    lines = [contestant.line() for contestant in contestants if contestant.costs and not contestant.fault]
    base = next((line for line in lines if line.name == "ours"), None)
    cells = rows(lines, base)
    print(f"\n{as_text(cells)}\n")
    for name, value in about.items():
        print(f"{name}: {value}")
    print("\nSettings (peers are given their best; others are listed in bench/settings.py):")
    for line in lines:
        print(f"  {line.label} ({line.version}): {line.told}")
    out.mkdir(parents=True, exist_ok=True)
    results = {
        "about": about,
        "builders": [asdict(line) for line in lines],
        "not run": {contestant.label: contestant.fault for contestant in contestants if contestant.fault},
    }
    (out / "results.json").write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", "utf-8")
    (out / "results.md").write_text(as_markdown(cells, lines, about), "utf-8")
    if lines:
        (out / "results.svg").write_text(as_chart(lines, facts), "utf-8")


def main() -> int:
    """Runs the command; 0 if all that was asked for ran."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--facts", type=int, default=1000, help="how many facts to make up (default: 1000)")
    parser.add_argument("--runs", type=int, default=3, help="how often each builder runs (default: 3)")
    parser.add_argument(
        "--only", default="", help=f"some of: {','.join(BUILDERS)}; NAME:SETTING or NAME:all for other settings"
    )
    parser.add_argument("--out", type=Path, default=CACHE / "results", help="where the results go")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where the peers are installed (default: .bench)")
    parser.add_argument("--install", action="store_true", help="install the peers first")
    options = parser.parse_args()
    try:
        contestants = chosen(options.only)
    except ValueError as wrong:
        parser.error(str(wrong))
    if options.install:
        print("Installing the peers", flush=True)
        install(options.cache)
    tools = find(options.cache.resolve())
    with tempfile.TemporaryDirectory(prefix="explainer-bench-") as name:
        place = Path(name)
        print(f"Making {options.facts:,} facts", flush=True)
        subprocess.run([sys.executable, str(HERE / "facts.py"), str(options.facts), str(place / "facts")], check=True)
        try:
            project = project_of(place / "facts", place, tools)
        except (MissingError, subprocess.CalledProcessError) as fault:
            print(f"The facts could not be built by us: {fault}", file=sys.stderr)
            return 2
        compare(contestants, project, place, tools, options.runs)
        about = {
            "Facts": f"{project.facts:,}, made by bench/facts.py",
            "Runs": f"{options.runs} of each, alternating; medians, with the least and the most in brackets",
            "CPU": "user and system time of a builder and all its processes",
            "Peak": "memory of the largest process of a builder",
            "Ratios": "of the runs of the same round, against Explainer building everything",
            "Extent": (
                "Explainer, Hugo from data and Eleventy start from the project's YAML files and articles, find every "
                "quote in its article, resolve references, gather backlinks, render prose from Markdown, and make "
                "the page of each fact, the lists, the matrix, the timeline and a search index; status, checks of "
                "fields, tables of data and other pages are Explainer's alone. MkDocs, Zensical and Hugo from "
                "Markdown are given finished HTML that Explainer exported; of these, the first two make a search index"
            ),
            "Machine": f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}",
            "File system": file_system(place),
            "Python": platform.python_version(),
        }
        tell(contestants, about, options.out, project.facts)
    failed = [contestant for contestant in contestants if contestant.fault]
    for contestant in failed:
        print(f"NOT RUN: {contestant.label}: {contestant.fault}", file=sys.stderr)
    print(f"\nWrote results.json, results.md and results.svg to {options.out}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
