"""The shell of the workflows, step by step as the host would run it, on a repository with a proposal of a stranger.

Only what the actions of others do is left out: the work tree is there, and so is the generator. Everything else is
real: the steps' own text and environment, what they hand on to one another, and what they push.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

ROOT: Final = Path(__file__).resolve().parent.parent.parent
STEPS_OF: Final = {path.stem: path for path in (ROOT / ".github" / "workflows").glob("*.yml")}
BROKEN: Final = "title: Quay\nanchors:\n  - source: harbour\n    exact: ships in the old basin\n"
SOUND: Final = (
    "title: The basin\nlocated_in: [old-basin]\nanchors:\n  - source: harbour\n    exact: who inspected the basin\n"
)
GH: Final = """#!/bin/sh
[ "$1" = api ] && [ -n "$GH_TOKEN" ] || exit 9
case "$2" in
  "repos/owner/site/actions/runs/55/artifacts?name=preview") echo 9 ;;
  repos/owner/site/actions/artifacts/9/zip) cat "$ARCHIVE" ;;
  *) exit 9 ;;
esac
"""


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder; return what it prints."""
    who = ["-c", "user.name=a", "-c", "user.email=a@localhost"]
    run = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return run.stdout.strip()


class Runner:
    """Runs the steps of jobs as the host's machine does."""

    def __init__(self, work: Path, files: Path, known: Mapping[str, Any], environment: Mapping[str, str]) -> None:
        self.work, self.files, self.known = work, files, dict(known)
        self.environment = {**os.environ, **environment, "GITHUB_STEP_SUMMARY": str(files / "summary")}
        self.log = ""

    def value(self, path: str) -> Any:
        """Return what an expression's path of names leads to; empty where there is nothing."""
        at: Any = self.known
        for name in path.split("."):
            at = at.get(name, "") if isinstance(at, dict) else ""
        return at

    def filled(self, text: str) -> str:
        """Return a text with its expressions filled in."""
        return re.sub(r"\$\{\{ ([\w.]+) \}\}", lambda match: str(self.value(match[1])), text)

    def holds(self, condition: str) -> bool:
        """Tell whether a condition holds."""
        text = condition.removeprefix("${{").removesuffix("}}").replace("!cancelled()", "True")
        text = text.replace("&&", " and ").replace("||", " or ")
        names = r"\b(?:steps|needs|github|vars)(?:\.[\w-]+)+"
        return bool(eval(re.sub(names, lambda match: repr(self.value(match[0])), text).strip()))  # noqa: S307 (ours)

    def run(self, workflow: str, job: str) -> bool:
        """Run a job; tell whether all its steps ended well."""
        made = yaml.safe_load(STEPS_OF[workflow].read_text(encoding="utf-8"))["jobs"][job]
        well, steps = True, self.known.setdefault("steps", {})
        steps.clear()
        for step in made["steps"]:
            condition = step.get("if", "")
            if not (self.holds(condition) if condition else well) or not (well or "cancelled()" in condition):
                continue
            steps.setdefault(step.get("id", ""), {})["outcome"] = "success"
            if "run" not in step:
                continue
            output = self.files / "output"
            output.write_text("", encoding="utf-8")
            environment = {name: self.filled(str(value)) for name, value in step.get("env", {}).items()}
            shell = (
                ["bash", "--noprofile", "--norc", "-eo", "pipefail"] if step.get("shell") == "bash" else ["bash", "-e"]
            )
            assert "${{" not in step["run"]
            ran = subprocess.run(
                [*shell, "-c", step["run"]],
                cwd=self.work,
                env={**self.environment, **environment, "GITHUB_OUTPUT": str(output)},
                check=False,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            self.log += ran.stdout
            well = well and ran.returncode == 0
            steps[step.get("id", "")] = {
                "outcome": "success" if ran.returncode == 0 else "failure",
                "outputs": handed_on(output.read_text(encoding="utf-8")),
            }
        outputs = {name: self.filled(text) for name, text in made.get("outputs", {}).items()}
        self.known.setdefault("needs", {})[job] = {"result": "success" if well else "failure", "outputs": outputs}
        return well


def handed_on(text: str) -> dict[str, str]:
    """Return what a step hands on, as the host reads it from its file."""
    found: dict[str, str] = {}
    lines = iter(text.splitlines())
    for line in lines:
        name, sign, rest = re.match(r"([\w-]+)(<<|=)(.*)", line).groups()  # type: ignore[union-attr] # or the test fails
        if sign == "=":
            found[name] = rest
        else:
            block = []
            for more in lines:
                if more == rest:
                    break
                block.append(more)
            found[name] = "\n".join(block)
    return found


class Scene:
    """A host with the project, a proposal to it, and machines that work trees are laid out on."""

    def __init__(self, folder: Path, fact: str, more: str = "") -> None:
        self.folder, self.origin = folder, folder / "origin"
        shutil.copytree(ROOT / "tests" / "sites" / "harbour", self.origin)
        shutil.copytree(ROOT / ".github", self.origin / ".github")
        for name in ("Makefile", "pyproject.toml", "requirements"):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, self.origin / name)
        (self.origin / ".gitignore").write_text("/.venv/\n/site*\n.explainer/\n.site-*\n", encoding="utf-8")
        git(self.origin, "init", "--quiet", "--initial-branch=main")
        git(self.origin, "config", "uploadpack.allowAnySHA1InWant", "true")
        git(self.origin, "add", "--all")
        git(self.origin, "commit", "--quiet", "--message=Begin")
        self.base = git(self.origin, "rev-parse", "HEAD")
        git(self.origin, "switch", "--quiet", "--create=proposal")
        (self.origin / "content/places/new-basin.yml").write_text(fact, encoding="utf-8")
        if more:
            article, source = self.origin / "seeds/harbour.txt", self.origin / "content/sources/harbour.yml"
            before = hashlib.sha256(article.read_bytes()).hexdigest()
            article.write_text(article.read_text("utf-8") + more, encoding="utf-8")
            after = hashlib.sha256(article.read_bytes()).hexdigest()
            assert before in source.read_text("utf-8")
            source.write_text(source.read_text("utf-8").replace(before, after), encoding="utf-8")
        story = self.origin / "content/stories/storm-damage.yml"
        story.write_text(story.read_text("utf-8").replace("[storm, ", "[storm, new-basin, "), encoding="utf-8")
        (self.origin / ".github/scripts/report.py").write_text("raise SystemExit('code of a stranger')\n", "utf-8")
        (self.origin / "mkdocs.yml").write_text("hooks: [evil.py]\n", encoding="utf-8")
        git(self.origin, "add", "--all")
        git(self.origin, "commit", "--quiet", "--message=Propose")
        self.head = git(self.origin, "rev-parse", "HEAD")
        git(self.origin, "switch", "--quiet", "--detach", "main")
        git(self.origin, "merge", "--quiet", "--no-ff", "--message=Merge", self.head)
        self.merge = git(self.origin, "rev-parse", "HEAD")
        git(self.origin, "update-ref", "refs/pull/7/merge", self.merge)
        git(self.origin, "switch", "--quiet", "main")

    def machine(self, name: str, **known: Any) -> Runner:
        """Return a new machine with the main branch, the generator, and what is known to its run."""
        files = self.folder / name
        files.mkdir()
        work = files / "work"
        git(self.folder, "clone", "--quiet", "--depth=1", self.origin.as_uri(), str(work))
        binaries = work / ".venv" / "bin"
        binaries.mkdir(parents=True)
        (binaries / "python").symlink_to(sys.executable)
        program = binaries / "explainer"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator.cli "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        stamp = work / ".venv" / ".site"
        stamp.touch()
        later = stamp.stat().st_mtime + 60
        os.utime(stamp, (later, later))
        tools = files / "tools"
        tools.mkdir()
        (tools / "gh").write_text(GH, encoding="utf-8")
        (tools / "gh").chmod(0o755)
        event = files / "event.json"
        event.write_text(json.dumps(self.event()), encoding="utf-8")
        return Runner(
            work,
            files,
            {"github": {"token": "a-token", "run_id": 55, "event": self.event(), "sha": self.merge}, **known},
            {
                "PATH": f"{tools}:{os.environ['PATH']}",
                "PYTHONPATH": str(ROOT),
                "GITHUB_EVENT_PATH": str(event),
                "GITHUB_REPOSITORY": "owner/site",
                "GITHUB_SERVER_URL": self.folder.as_uri(),
                "GIT_CONFIG_GLOBAL": os.devnull,
                "ARCHIVE": str(self.folder / "preview.zip"),
            },
        )

    def event(self) -> dict[str, Any]:
        """Return what the host says of a finished run."""
        run = {
            "event": "pull_request",
            "head_sha": self.head,
            "head_branch": "proposal",
            "head_repository": {"full_name": "stranger/site", "owner": {"login": "stranger"}},
            "html_url": "https://forge.example/run",
        }
        return {"repository": {"full_name": "owner/site", "default_branch": "main"}, "workflow_run": run}

    def answer(self, host: Any) -> None:
        """Have the host know of the proposal."""
        pull = {
            "number": 7,
            "state": "open",
            "head": {"sha": self.head, "repo": {"full_name": "stranger/site"}},
            "base": {"ref": "main", "repo": {"full_name": "owner/site"}},
        }
        host.answers["GET", "/repos/owner/site/pulls?state=open&head=stranger%3Aproposal&per_page=100"] = [pull]
        host.answers["GET", "/repos/owner/site/pulls/7"] = pull
        host.answers["GET", "/repos/owner/site/pulls?state=open&per_page=100&page=1"] = [pull]
        host.answers["GET", "/repos/owner/site/issues/7/comments?per_page=100&page=1"] = []
        host.answers["POST", "/repos/owner/site/issues/7/comments"] = {}


@pytest.mark.parametrize(("fact", "well"), [(SOUND, True), (BROKEN, False)])
def test_a_proposal_is_checked(tmp_path: Path, fact: str, *, well: bool) -> None:
    """Findings stand at their lines and in the summary, what changes too; code of the proposal does not run."""
    scene = Scene(tmp_path, fact)
    machine = scene.machine("check")
    assert machine.run("check", "facts") is well, machine.log
    summary = (machine.files / "summary").read_text(encoding="utf-8")
    assert "new: `content/places/new-basin.yml`" in summary or "new-basin" in summary
    assert "stranger" not in machine.log
    assert (machine.work / "site" / "index.html").is_file() is well
    annotated = re.findall(
        r"^::error title=Q001 .*,file=content/places/new-basin.yml,line=.+$", machine.log, re.MULTILINE
    )
    assert len(annotated) == (0 if well else 1), machine.log
    assert ("error[Q001]" in summary) is not well


def obeyed(log: str) -> list[str]:
    """Return the lines of a log that the host takes for commands: white space before them does not count."""
    found, stopped = [], ""
    for line in (line.strip() for line in log.splitlines()):
        if stopped:
            stopped = "" if line == f"::{stopped}::" else stopped
        elif line.startswith("::stop-commands::"):
            stopped = line.removeprefix("::stop-commands::")
        elif line.startswith("::"):
            found.append(line)
    return found


def test_no_word_of_a_proposal_is_a_command_to_the_host(tmp_path: Path, host: Any) -> None:
    """A passage of an article that begins like one is printed in a help, and nothing comes of it."""
    line = "::set-output name=built::true said the port of the new basin that nobody had seen before\n"
    quote = json.dumps(line.strip().replace("new", "old"))
    scene = Scene(tmp_path, f"{BROKEN.partition('    exact:')[0]}    exact: {quote}\n", line)
    scene.answer(host)
    logs = []
    for workflow, job in (("check", "facts"), ("preview", "build")):
        machine = scene.machine(job)
        machine.run(workflow, job)
        logs.append(machine.log)
    assert re.search(r"^\s+::set-output", logs[1], re.MULTILINE), logs[1]
    assert [line for log in logs for line in obeyed(log) if not line.startswith("::error title=Q001 ")] == []


def test_a_preview_is_published_and_told_of(tmp_path: Path, host: Any) -> None:
    """The pages are pushed to the repository for previews, others' previews stay, and one comment leads there."""
    scene = Scene(tmp_path, SOUND)
    scene.answer(host)
    machine = scene.machine("build", vars={"PREVIEW_REPOSITORY": "owner/previews", "PREVIEW_URL": "https://p.example/"})
    assert machine.run("preview", "build"), machine.log
    built = machine.known["needs"]["build"]["outputs"]
    assert (built["number"], built["built"]) == ("7", "true")
    assert "new-basin" in built["report"]
    site = machine.work / "site"
    with zipfile.ZipFile(tmp_path / "preview.zip", "w") as archive:
        for path in sorted(site.rglob("*")):
            archive.write(path, path.relative_to(site).as_posix())

    previews = tmp_path / "owner" / "previews.git"
    previews.mkdir(parents=True)
    git(previews, "init", "--quiet", "--bare", "--initial-branch=main")
    git(tmp_path, "clone", "--quiet", str(previews), "seed")
    for name in ("pr-7", "pr-3"):
        (tmp_path / "seed" / name).mkdir()
        (tmp_path / "seed" / name / "old.html").write_text("old", encoding="utf-8")
    git(tmp_path / "seed", "add", "--all")
    git(tmp_path / "seed", "commit", "--quiet", "--message=Begin")
    git(tmp_path / "seed", "push", "--quiet", "origin", "HEAD:main")

    publisher = scene.machine("publish", **{name: machine.known[name] for name in ("vars", "needs")})
    assert publisher.run("preview", "publish"), publisher.log
    files = git(previews, "ls-tree", "-r", "--name-only", "main").splitlines()
    assert "pr-7/places/new-basin/index.html" in files
    assert {"robots.txt", ".nojekyll"} <= set(files)
    assert not any(name in files for name in ("pr-7/old.html", "pr-3/old.html"))
    address = publisher.known["needs"]["publish"]["outputs"]["address"]
    assert address == "https://p.example/pr-7/"

    teller = scene.machine("comment", needs=publisher.known["needs"])
    assert teller.run("preview", "comment"), teller.log
    method, path, content = host.asked[-1]
    assert (method, path) == ("POST", "/repos/owner/site/issues/7/comments")
    assert f"]({address})" in content["body"]
    assert "new-basin" in content["body"]


def test_facts_that_do_not_hold_are_told_of_and_not_published(tmp_path: Path, host: Any) -> None:
    """The comment says so, and nothing is built."""
    scene = Scene(tmp_path, BROKEN)
    scene.answer(host)
    machine = scene.machine("build")
    assert machine.run("preview", "build"), machine.log
    assert machine.known["needs"]["build"]["outputs"]["built"] == "false"
    assert not (machine.work / "site").exists()
    teller = scene.machine("comment", needs={**machine.known["needs"], "publish": {"result": "skipped"}})
    assert teller.run("preview", "comment"), teller.log
    assert "do not hold" in host.asked[-1][2]["body"]


def test_a_proposal_that_moved_on_is_left_alone(tmp_path: Path, host: Any) -> None:
    """No open pull request is at the commit of the run: nothing is taken and nothing is said."""
    scene = Scene(tmp_path, SOUND)
    host.answers["GET", "/repos/owner/site/pulls?state=open&head=stranger%3Aproposal&per_page=100"] = []
    machine = scene.machine("build")
    assert machine.run("preview", "build"), machine.log
    assert machine.known["needs"]["build"]["outputs"] == {"number": "", "built": "", "report": ""}
    assert not (machine.work / "content/places/new-basin.yml").exists()
