"""`explainer diff`: what a change means, and never "no changes" where nothing could be compared."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from markdown import markdown

from generator.cli.exits import CLEAN, FINDINGS, NOT_COMPARED
from generator.cli.main import explainer
from generator.publishing import revisions
from generator.publishing.git import git as ask
from generator.rendering.comparisons.markdown import MOST
from generator.rendering.comparisons.wording import PIECE

GOLDENS = Path(__file__).parent / "comparisons"
MIXED = "b\u043eat"
"""A word of two scripts, which F008 finds."""

BASIN = "places/old-basin"
HOSTILE = "@somebody #12 ![beacon](https://evil.example/x.png) https://evil.example ``` <img src=x> | `a`"


def edit(project: Path, name: str, *pairs: tuple[str, str]) -> None:
    """Replace words in a fact file; they must stand there, or the test would prove nothing."""
    path = project / "content" / f"{name}.yml"
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def git(project: Path, *arguments: str) -> None:
    """Run git in a project."""
    names = ("-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "init.defaultBranch=main")
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *names, "-C", project, *arguments], env=environment, check=True, capture_output=True)


def diff(project: Path, *arguments: str) -> Result:
    """Compare two states of a project."""
    return CliRunner().invoke(explainer, ["-C", str(project), "diff", *arguments])


@pytest.fixture
def recorded(harbour: Path) -> Path:
    """Return the small project as a repository with one commit."""
    git(harbour, "init")
    git(harbour, "add", ".")
    git(harbour, "commit", "-m", "one")
    return harbour


def without_the_union(project: Path) -> None:
    """Take the union's denial away."""
    path = project / "content" / "claims" / "forty-damaged.yml"
    path.write_text(path.read_text(encoding="utf-8").partition("  - id: union")[0], encoding="utf-8")


def rename_a_term(project: Path) -> None:
    """Give a fact another id."""
    (project / "content/terms/insured.yml").rename(project / "content/terms/insurance.yml")
    edit(project, "terms/insurance", ("anchors:", "formerly: [insured]\nanchors:"))
    edit(project, "stories/storm-damage", ("insured]", "insurance]"))


def add_a_place(project: Path) -> None:
    """Write a new fact, and name it."""
    (project / "content/places/port-town.yml").write_text(
        "title: Port Town\nanchors:\n  - source: harbour\n    exact: PORT TOWN\n", encoding="utf-8"
    )
    edit(project, "stories/storm-damage", ("insured]", "insured, port-town]"))


def change_a_quote(project: Path) -> None:
    """Quote fewer words, and other ones."""
    edit(project, "places/old-basin", ("boats in the old basin", "120 boats in the old basin were damaged"))


def change_a_voice(project: Path) -> None:
    """Say that the union speaks for the office, which makes one voice of two."""
    edit(project, "actors/fishers-union", ("title:", "speaks_for: [harbour-office]\ntitle:"))


def break_a_quote(project: Path) -> None:
    """Make something that `explainer check` finds."""
    edit(project, "places/old-basin", ("boats in", "ships in"))
    edit(project, "terms/insured", ("title:", "titel:"))
    without_the_union(project)


def waive_a_finding(project: Path) -> None:
    """Say another reason for one waiver, take one away, and write a new one."""
    path = project / "content" / "places" / "old-basin.yml"
    before = project.parent / "before" / "content"
    kept = (before / "places/old-basin.yml").read_text(encoding="utf-8")
    (before / "places/old-basin.yml").write_text(
        kept.replace("title: The old basin", f"title: The {MIXED} # explainer: allow F008 because so it is written"),
        encoding="utf-8",
    )
    path.write_text(
        kept.replace("title: The old basin", f"title: The {MIXED} # explainer: allow F008 because it is a brand"),
        encoding="utf-8",
    )
    for folder, name in ((before, "terms/insured"), (project / "content", "actors/harbour-office")):
        one = folder / f"{name}.yml"
        first, _, rest = one.read_text(encoding="utf-8").partition("\n")
        one.write_text(f"{first} {MIXED} # explainer: allow F008 because `@one` says so\n{rest}", encoding="utf-8")


CASES: dict[str, Callable[[Path], None]] = {
    "nothing": lambda _project: None,
    "statement-removed": without_the_union,
    "renamed": rename_a_term,
    "added": add_a_place,
    "quote": change_a_quote,
    "voice": change_a_voice,
    "findings": break_a_quote,
    "waivers": waive_a_finding,
}


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
@pytest.mark.parametrize("case", CASES)
def test_a_change_is_told_in_these_words(
    harbour: Path, case: str, form: str, monkeypatch: pytest.MonkeyPatch, *, update_goldens: bool
) -> None:
    """What a change means is written beside it, word for word, in each format."""
    shutil.copytree(harbour, harbour.parent / "before")
    CASES[case](harbour)
    monkeypatch.chdir(harbour.parent)
    result = diff(harbour, "./before", "--format", form)
    assert result.exit_code == (FINDINGS if case == "findings" else CLEAN), result.output
    expected = GOLDENS / f"{case}.{form}"
    if update_goldens:
        expected.write_text(result.stdout, encoding="utf-8")
    assert result.stdout == expected.read_text(encoding="utf-8")


def test_every_expected_text_belongs_to_a_case() -> None:
    """A case that is renamed or removed takes its expected texts with it."""
    assert {path.stem for path in GOLDENS.iterdir()} == set(CASES)


def test_the_working_files_are_compared_with_a_revision(recorded: Path) -> None:
    """What is not committed counts, and so do the files that git knows nothing of yet."""
    assert "No fact, quote, status, source or page differs." in diff(recorded, "HEAD").stdout
    add_a_place(recorded)
    assert "+ place port-town: Port Town" in diff(recorded, "HEAD").stdout


def test_two_revisions_are_compared_whatever_lies_here(recorded: Path) -> None:
    """The files here have no say in a comparison of two revisions, and stay as they are."""
    add_a_place(recorded)
    git(recorded, "add", ".")
    git(recorded, "commit", "-m", "two")
    shutil.rmtree(recorded / "content" / "claims")
    before = sorted(recorded.rglob("*"))
    assert "+ place port-town: Port Town" in diff(recorded, "HEAD~1", "HEAD").stdout
    assert "- place port-town: Port Town" in diff(recorded, "HEAD", "HEAD~1").stdout
    assert sorted(recorded.rglob("*")) == before


def test_what_others_did_meanwhile_is_left_out_where_asked(recorded: Path) -> None:
    """`--merge-base` compares with where the two parted."""
    git(recorded, "checkout", "-b", "proposal")
    add_a_place(recorded)
    git(recorded, "add", ".")
    git(recorded, "commit", "-m", "two")
    git(recorded, "checkout", "main")
    change_a_quote(recorded)
    git(recorded, "commit", "-am", "others")
    git(recorded, "checkout", "proposal")
    assert "old-basin" in diff(recorded, "main").stdout.split("Sources")[0]
    assert "place old-basin" not in diff(recorded, "main", "--merge-base").stdout


def test_a_project_in_a_folder_of_a_repository(recorded: Path) -> None:
    """Its own files are taken from the revision, wherever it lies."""
    inner = recorded / "sites" / "inner"
    shutil.copytree(recorded / "content", inner / "content")
    shutil.copytree(recorded / "seeds", inner / "seeds")
    git(recorded, "add", ".")
    git(recorded, "commit", "-m", "two")
    add_a_place(inner)
    assert "Facts: 1 new, 1 changed" in diff(inner, "HEAD").stdout


def break_the_base(project: Path) -> str:
    """Commit something wrong, and mend it here."""
    path = project / "content" / "places" / "old-basin.yml"
    text = path.read_text(encoding="utf-8")
    change_a_quote(project)
    edit(project, "places/old-basin", ("damaged", "sunk"))
    git(project, "commit", "-am", "broken")
    path.write_text(text, encoding="utf-8")
    return "HEAD"


def commit_a_link(project: Path) -> str:
    """Commit a link in the place of a fact, and take it away here."""
    path = project / "content" / "places" / "link.yml"
    path.symlink_to("/etc/hostname")
    git(project, "add", ".")
    git(project, "commit", "-m", "link")
    path.unlink()
    return "HEAD"


def commit_without_content(project: Path) -> str:
    """Commit the removal of every fact, and write them again."""
    shutil.move(project / "content", project / "kept")
    git(project, "add", "content")
    git(project, "commit", "-m", "empty")
    shutil.move(project / "kept", project / "content")
    return "HEAD"


def commit_a_long_name(project: Path) -> str:
    """Commit a fact whose name no file here can have."""
    named = written(project, "title: Port Town\n")
    listed = listing(project, "HEAD:content/places") + f"100644 blob {named}\t{'a' * 300}.yml\n"
    places = made(project, listed)
    content = made(project, with_entry(listing(project, "HEAD:content"), f"040000 tree {places}\tplaces"))
    return commit_root(project, f"040000 tree {content}\tcontent")


def commit_a_file_named_seeds(project: Path) -> str:
    """Commit a file in the place of the folder of articles."""
    return commit_root(project, f"100644 blob {written(project, 'no folder')}\tseeds")


def commit_a_file_named_content(project: Path) -> str:
    """Commit a file in the place of the folder of facts."""
    return commit_root(project, f"100644 blob {written(project, 'no folder')}\tcontent")


def told_by_git(project: Path, *arguments: str, stdin: str = "") -> str:
    """Return what git says."""
    return subprocess.run(
        ["git", "-C", project, *arguments], check=True, capture_output=True, text=True, input=stdin
    ).stdout


def written(project: Path, text: str) -> str:
    """Put a file into git's store; return its name there."""
    return told_by_git(project, "hash-object", "-w", "--stdin", stdin=text).strip()


def listing(project: Path, tree: str) -> str:
    """Return the entries of a folder in git."""
    return told_by_git(project, "ls-tree", tree)


def made(project: Path, entries: str) -> str:
    """Put a folder into git's store; return its name there."""
    return told_by_git(project, "mktree", stdin=entries).strip()


def with_entry(entries: str, entry: str) -> str:
    """Return the entries of a folder with one that takes the place of what has its name."""
    name = entry.partition("\t")[2]
    kept = [line for line in entries.splitlines() if line.partition("\t")[2] != name]
    return "".join(f"{line}\n" for line in (*kept, entry))


def commit_root(project: Path, entry: str) -> str:
    """Commit the project with another entry in its folder, without a file here; return the commit."""
    tree = made(project, with_entry(listing(project, "HEAD"), entry))
    names = ("-c", "user.name=n", "-c", "user.email=e@example.org")
    return told_by_git(project, *names, "commit-tree", tree, "-m", "made").strip()


def lose_an_object(project: Path) -> str:
    """Take an object out of the repository, as in a clone that has only a part."""
    named = subprocess.run(
        ["git", "-C", project, "rev-parse", "HEAD:content/places/old-basin.yml"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    (project / ".git" / "objects" / named[:2] / named[2:]).unlink()
    return "HEAD"


def leave_the_repository(project: Path) -> str:
    """Take the repository away."""
    shutil.rmtree(project / ".git")
    return "HEAD"


def cut_the_history(project: Path) -> str:
    """Make the clone a shallow one that lacks the first commit."""
    first = subprocess.run(
        ["git", "-C", project, "rev-parse", "HEAD"], check=True, capture_output=True, text=True
    ).stdout.strip()
    change_a_quote(project)
    git(project, "commit", "-am", "two")
    clone = project.parent / "clone"
    git(project, "clone", "--depth=1", f"file://{project}", str(clone))
    shutil.rmtree(project / ".git")
    shutil.move(clone / ".git", project / ".git")
    return first


FAILURES: dict[str, tuple[Callable[[Path], str], str]] = {
    "unknown": (lambda _project: "nowhere", "there is no revision `nowhere` here"),
    "an option": (lambda _project: "--upload-pack=x", "No such option"),
    "nothing": (lambda _project: "", "an empty name is neither a revision nor a folder"),
    "white space": (lambda _project: " ", "an empty name is neither a revision nor a folder"),
    "itself": (str, "both sides are the same folder"),
    "a range": (lambda _project: "HEAD..HEAD", "there is no revision `HEAD..HEAD` here"),
    "what to leave out": (lambda _project: "^HEAD", "there is no revision `^HEAD` here"),
    "all parents": (lambda _project: "HEAD^@", "there is no revision `HEAD^@` here"),
    "a long name": (lambda _project: "a" * 100_000, f"there is no revision `{'a' * 60}…` here"),
    "an escape": (lambda _project: "\x1b[31mred", "there is no revision `␛[31mred` here"),
    "a file": (lambda _project: "HEAD:content", "there is no revision `HEAD:content` here"),
    "broken": (break_the_base, "something is wrong in HEAD"),
    "link": (commit_a_link, "`content/places/link.yml` is no file there but a link"),
    "no content": (commit_without_content, "has no folder `content`"),
    "long name": (commit_a_long_name, f"`content/places/{'a' * 300}.yml` of the commit"),
    "seeds a file": (commit_a_file_named_seeds, "`seeds` is no folder there but a file"),
    "content a file": (commit_a_file_named_content, "`content` is no folder there but a file"),
    "lost object": (lose_an_object, "`content/places/old-basin.yml` of the commit"),
    "no repository": (leave_the_repository, "no repository in which to look for a revision"),
    "shallow": (cut_the_history, "git fetch --unshallow"),
}


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
@pytest.mark.parametrize("name", FAILURES)
def test_what_cannot_be_compared_never_reads_as_no_changes(
    recorded: Path, name: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stands in the way is said, and the exit code is one of its own."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(recorded.parent))
    prepare, reason = FAILURES[name]
    result = diff(recorded, prepare(recorded), "--format", form)
    assert result.exit_code == (2 if name == "an option" else NOT_COMPARED), result.output
    assert reason in result.stderr
    assert "differs" not in result.output
    if name != "an option":
        if form == "markdown":
            assert "could not be made" in result.stdout
        elif form == "json":
            assert json.loads(result.stdout)["compared"] is False
        else:
            assert result.stdout == ""


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_a_disk_that_takes_nothing_is_said_in_the_format_asked_for(
    recorded: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A comparison that the disk stopped was not made, and whoever reads its output sees that."""

    def full(_self: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "mkdir", full)
    result = diff(recorded, "HEAD", "--format", form)
    assert result.exit_code == NOT_COMPARED, result.output
    assert "No space left on device" in result.stderr
    assert '"compared": false' in result.stdout or "could not be made" in result.stdout


def test_a_revision_that_is_too_large_is_refused_before_it_is_read(
    recorded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git puts everything that it is asked for into memory, so what there is of it is asked first."""
    asked: list[str] = []

    def spied(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
        asked.append(arguments[0])
        return ask(root, *arguments, stdin=stdin)

    monkeypatch.setattr(revisions, "MOST_BYTES", 100)
    monkeypatch.setattr(revisions, "git", spied)
    result = diff(recorded, "HEAD")
    assert result.exit_code == NOT_COMPARED
    assert "bytes of facts and texts; 100 is the most that is read" in result.stderr
    assert "ls-tree" in asked
    assert "cat-file" not in asked


def test_a_folder_has_no_commit_at_which_it_parted(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--merge-base` with a folder is refused, rather than left aside in silence."""
    shutil.copytree(recorded / "content", recorded.parent / "before" / "content")
    shutil.copytree(recorded / "seeds", recorded.parent / "before" / "seeds")
    monkeypatch.chdir(recorded.parent)
    for name in ("./before", "before"):
        result = diff(recorded, name, "--merge-base")
        assert result.exit_code == NOT_COMPARED
        assert f"`{name}` is a folder" in result.stderr


@pytest.mark.parametrize("name", ["--output=pwned", "--upload-pack=touch pwned", "-n1", "$(touch pwned)"])
def test_a_name_is_never_an_option(recorded: Path, name: str) -> None:
    """Whatever a branch is called, git takes it for the name of a revision, and nothing is written."""
    before = sorted(recorded.parent.rglob("*"))
    for arguments in (("--", name), ("HEAD", "--", name), ("HEAD", "--merge-base", "--", name)):
        assert diff(recorded, *arguments).exit_code == NOT_COMPARED
    assert sorted(recorded.parent.rglob("*")) == before


def test_a_later_side_without_a_name_is_refused(recorded: Path) -> None:
    """A variable that was never set does not stand for the files here."""
    result = diff(recorded, "HEAD", "")
    assert result.exit_code == NOT_COMPARED
    assert "an empty name" in result.stderr


def test_without_git_that_is_said(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without git compares folders, and says so of revisions."""
    monkeypatch.setenv("PATH", str(recorded))
    result = diff(recorded, "HEAD")
    assert result.exit_code == NOT_COMPARED
    assert "git is not installed" in result.stderr


def test_what_git_says_of_a_repository_that_it_does_not_read_is_passed_on(
    recorded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A repository of somebody else is there, so its absence alone would send people the wrong way."""
    tools = recorded.parent / "tools"
    tools.mkdir()
    (tools / "git").write_text("#!/bin/sh\necho fatal: detected dubious ownership >&2\nexit 128\n", encoding="utf-8")
    (tools / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:/usr/bin:/bin")
    assert "git says: fatal: detected dubious ownership" in diff(recorded, "HEAD").stderr


def test_a_link_of_the_base_is_not_followed(recorded: Path) -> None:
    """Nothing of a file that a link leads to is read or shown."""
    secret = recorded.parent / "secret.yml"
    secret.write_text("title: secret words\n", encoding="utf-8")
    path = recorded / "content" / "places" / "link.yml"
    path.symlink_to(secret)
    git(recorded, "add", ".")
    git(recorded, "commit", "-m", "link")
    assert "secret words" not in diff(recorded, "HEAD").output


def test_words_of_strangers_are_code_in_markdown(
    harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No mention, reference, link, picture or markup of a proposal comes to life in the comment on it."""
    shutil.copytree(harbour, tmp_path / "before")
    quoted = json.dumps(HOSTILE)
    edit(harbour, "claims/forty-damaged", ("title: At least 40 boats were damaged", f"title: {quoted}"))
    edit(
        harbour, "claims/forty-damaged", ("speaker: fishers-union", f"speaker: fishers-union\n    withdrawn: {quoted}")
    )
    edit(harbour, "actors/harbour-office", ("title: Harbour office", f"title: {quoted}"))
    edit(harbour, "terms/insured", ("title: Insured", f"title: {quoted}"))
    monkeypatch.chdir(tmp_path)
    told = diff(harbour, "./before", "--format", "markdown")
    assert told.exit_code == CLEAN, told.output
    page = markdown(told.stdout, extensions=["fenced_code"])
    assert page.count("@somebody") >= 6
    outside = re.sub(r"<code[^>]*>.*?</code>", "", page, flags=re.DOTALL)
    for word in ("@", "#1", "evil", "<img", "<a ", "`"):
        assert word not in outside, word
    assert set(re.findall(r"<(\w+)", outside)) <= {"h3", "p", "pre", "ul", "li", "strong"}


def test_a_comment_never_outgrows_what_the_host_takes(
    harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What does not fit is counted, and how to see it is said."""
    shutil.copytree(harbour, tmp_path / "before")
    for number in range(400):
        (harbour / f"content/places/place-{number}.yml").write_text(
            f"title: {'Long ' * 20}{number}\nanchors:\n  - source: harbour\n    exact: PORT TOWN\n", encoding="utf-8"
        )
    names = ", ".join(f"place-{number}" for number in range(400))
    edit(harbour, "stories/storm-damage", ("insured]", f"insured, {names}]"))
    monkeypatch.chdir(tmp_path)
    told = diff(harbour, "./before", "--format", "markdown").stdout
    assert len(told.encode()) < MOST + 1_000
    assert "**Not all of it fits here.**" in told


def told_of(project: Path, form: str, monkeypatch: pytest.MonkeyPatch, *pairs: tuple[str, str], name: str) -> str:
    """Return what is told of an edit, in one line."""
    shutil.copytree(project, project.parent / "before")
    edit(project, name, *pairs)
    monkeypatch.chdir(project.parent)
    result = diff(project, "./before", "--format", form)
    assert result.exit_code == CLEAN, result.output
    return " ".join(result.stdout.split())


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_came_is_shown_however_long_what_went_was(
    harbour: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long text that is replaced throughout shows both, each cut for itself, and how much is left out."""
    old, new = " ".join(f"old{number}" for number in range(500)), " ".join(f"new{number}" for number in range(500))
    edit(harbour, "terms/insured", ("The article does not explain the word.", old))
    told = told_of(harbour, form, monkeypatch, (old, new), name="terms/insured")
    assert "[-old0 old1 " in told
    assert "{+new0 new1 " in told
    assert told.count(f"({len(old) - PIECE:,} characters more)") == 2


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_white_space_that_differs_is_named(harbour: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A no-break space in a quote is a difference that nobody would see."""
    spaced = ("exact: boats in the old basin", 'exact: "boats in\\u00a0the old basin"')
    told = told_of(harbour, form, monkeypatch, spaced, name=BASIN)
    assert "~ quote: boats in [-‹space›-] {+‹no-break space›+} the old basin" in told


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_quote_that_is_cut_otherwise_says_so(harbour: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same words written as one piece of several are a difference, and no line without words."""
    told = told_of(harbour, form, monkeypatch, ("exact: boats", "spans:\n      - exact: boats"), name=BASIN)
    assert "spans: {+spans: |+} exact: boats in the old basin" in told


def test_pages_are_compared_in_the_language_of_the_site(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that show a translation differ with it, and those of a site in another language do not."""
    listed: dict[str, set[str]] = {}
    settings = (harbour / "mkdocs.yml").read_text(encoding="utf-8")
    shutil.copytree(harbour, harbour.parent / "before")
    edit(harbour, BASIN, ("Стара гавань", "Давня гавань"))
    monkeypatch.chdir(harbour.parent)
    plugin = "  - explainer:\n      written_in: uk\n"
    for name, changed in {
        "en": settings,
        "uk": settings.replace("name: material", "name: material\n  language: uk"),
        "written in uk": settings.replace("name: material", "name: material\n  language: uk").replace(
            "  - explainer\n", plugin
        ),
    }.items():
        (harbour / "mkdocs.yml").write_text(changed, encoding="utf-8")
        told = json.loads(diff(harbour, "./before", "--format", "json").stdout)
        listed[name] = {page["address"] for page in told["pages"]}
    assert "places/" not in listed["en"]
    assert {"places/", "places/old-basin/", "a-z/"} <= listed["uk"]
    assert "places/" not in listed["written in uk"]
