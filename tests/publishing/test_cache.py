"""The cache: an edit makes just the pages that can see it, and whatever happens to the cache, the site is right."""

from __future__ import annotations

import hashlib
import importlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Final

import pytest
from msgspec.structs import replace

from generator.caching.database import FACTS, SITE
from generator.model.pages.site import PagePlan
from generator.pipeline import Checked, Stopped, check_again, check_project
from generator.publishing import whole
from generator.publishing.build import build_site
from generator.publishing.outcomes import Built
from generator.publishing.page_maker import plan_sum
from generator.reading import facts as reading

FilesBelow = Callable[[Path], dict[str, bytes]]
CLAIM = "claims/forty-damaged"


def change(project: Path, name: str, old: str, new: str) -> None:
    """Replace words in the file of a fact."""
    path = project / "content" / f"{name}.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text, name
    path.write_text(text.replace(old, new), encoding="utf-8")


def built(project: Path, *, fresh: bool = False) -> Built:
    """Build a project that must hold."""
    result = build_site(project, fresh=fresh)
    assert isinstance(result, Built), result
    return result


@pytest.fixture
def cold(tmp_path: Path, files_below: FilesBelow) -> Callable[[Path], dict[str, bytes]]:
    """Return a function that builds a copy of a project from nothing and returns its site."""

    def build(project: Path) -> dict[str, bytes]:
        copy = tmp_path / "cold"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(project, copy, ignore=shutil.ignore_patterns("site", ".site-*", ".explainer"))
        built(copy)
        return files_below(copy / "site")

    return build


def states(folder: Path) -> dict[str, tuple[int, int]]:
    """Return when and as what each file below a folder was written."""
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.rglob("*") if path.is_file()}


def test_nothing_to_do_writes_nothing(harbour: Path) -> None:
    """A second build makes no page, and no file of the site is touched."""
    built(harbour)
    before = states(harbour / "site")
    again = built(harbour)
    assert (again.made, again.written) == (0, 0)
    assert states(harbour / "site") == before


def test_a_waiver_that_comes_changes_or_goes_is_shown_as_it_is(
    harbour: Path, files_below: FilesBelow, cold: Callable[[Path], dict[str, bytes]]
) -> None:
    """The method page lists what is waived now, with the reason given now, as a build from nothing would."""
    place, method = harbour / "content" / "places" / "old-basin.yml", harbour / "site" / "method" / "index.html"
    plain = place.read_text(encoding="utf-8")
    built(harbour)
    title = plain.splitlines()[0]
    mixed = title.replace("old", "\u043eld")
    assert mixed != title
    for reason in ("it is written so", "the sign says so", ""):
        waived = f"{mixed} # explainer: allow F008 because {reason}"
        place.write_text(plain.replace(title, waived) if reason else plain, encoding="utf-8")
        built(harbour)
        shown = method.read_text(encoding="utf-8")
        assert (reason in shown) if reason else ('id="waived"' not in shown)
        assert files_below(harbour / "site") == cold(harbour)


_OTHER: Final[Mapping[type, object]] = {str: "x", int: 1, tuple: (("x", "x", "x"),)}


@pytest.mark.parametrize("field", PagePlan.__struct_fields__)
def test_plans_that_differ_in_any_field_are_told_apart(field: str) -> None:
    """A field that comes to plans later counts without being named anywhere."""
    for members in ((), tuple(f"claims/{number}" for number in range(100))):
        plan = PagePlan(address="a/", form="index", frame="f", section="s/", members=members)
        value = getattr(plan, field)
        other = replace(plan, **{field: value * 2 or _OTHER[type(value)]})
        assert plan_sum(other) != plan_sum(plan)
        assert len(plan_sum(plan)) < 100


def test_an_edit_makes_the_pages_that_can_see_it(
    harbour: Path, files_below: FilesBelow, cold: Callable[[Path], dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words that only a fact's own page shows write that page and the data; its title, also whatever links to it."""
    built(harbour)
    monkeypatch.setattr(whole, "make_whole", None)  # the theme is not asked
    before = files_below(harbour / "site")
    change(harbour, CLAIM, "A list of the boats", "Another list of the boats")
    assert built(harbour).written == 4
    after = files_below(harbour / "site")
    assert {path for path in after if after[path] != before[path]} == {
        f"{CLAIM}/index.html",
        "data/claims.csv",
        "data/facts.json",
        "data/index.html",
    }
    change(harbour, "terms/insured", "title: ", "title: New ")
    few = built(harbour)
    assert few.made < few.pages / 3
    monkeypatch.undo()
    assert files_below(harbour / "site") == cold(harbour)


def test_one_edit_among_many_facts_touches_few(
    project: Path, project_root: Path, monkeypatch: pytest.MonkeyPatch, files_below: FilesBelow
) -> None:
    """Among 400 facts an edit reads one file, makes fewer than 25 pages and asks the theme for no frame."""
    monkeypatch.syspath_prepend(str(project_root / "bench"))
    facts = importlib.import_module("facts")
    facts.write_project(400, project / "many")
    root = project / "many"
    built(root)
    reads: list[str] = []
    real = reading.fact_in
    monkeypatch.setattr(
        reading, "fact_in", lambda raw, file, **rest: (reads.append(file.path), real(raw, file, **rest))[1]
    )
    monkeypatch.setattr(whole, "make_whole", None)
    change(root, "claims/claim-3-4", "This rests", "This surely rests")
    few = built(root)
    assert few.pages > 400
    assert few.made < 25
    assert few.written < 25
    assert len(set(reads) - {"content/claims/claim-3-4.yml"}) == 0
    assert b"This surely rests" in files_below(root / "site")["claims/claim-3-4/index.html"]


@pytest.mark.parametrize("seed", [5, 6, 7])
def test_warm_equals_cold(project_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """After random edits, sound ones and others, a warm build ends as a cold one does: findings and every byte.

    The same as a command, for hundreds of edits: `python bench/warm.py --edits 500`.
    """
    monkeypatch.syspath_prepend(str(project_root / "bench"))
    warm = importlib.import_module("warm")
    search, language = ("chunked" if seed == 6 else "whole"), ("uk" if seed == 7 else "en")
    options = SimpleNamespace(edits=25, facts=30, seed=seed, search=search, language=language)
    assert warm.run(options, tmp_path) == ""


HARMS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "garbage": lambda _: b"no database at all" * 100,
    "cut in half": lambda data: data[: len(data) // 2],
    "cut by a page": lambda data: data[:-4096],
    "noughts in the middle": lambda data: data[:8192] + bytes(4096) + data[12288:],
    "one bit in each page": lambda data: bytes(byte ^ 1 if at % 4096 == 2000 else byte for at, byte in enumerate(data)),
}


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("name", [FACTS, SITE])
def test_a_torn_cache_is_noticed(
    harbour: Path, files_below: FilesBelow, cold: Callable[[Path], dict[str, bytes]], name: str, harm: str
) -> None:
    """A damaged cache is thrown away, or the part that is damaged was not needed; the site is that of a cold build."""
    built(harbour)
    cache = harbour / ".explainer" / name
    cache.write_bytes(HARMS[harm](cache.read_bytes()))
    change(harbour, CLAIM, "At least 40 boats", "Forty boats or more")
    built(harbour)
    assert files_below(harbour / "site") == cold(harbour)
    built(harbour)
    assert files_below(harbour / "site") == cold(harbour)


def test_a_cache_of_another_version_is_not_used(harbour: Path) -> None:
    """What other code worked out counts for nothing."""
    built(harbour)
    with sqlite3.connect(harbour / ".explainer" / FACTS) as connection:
        connection.execute("UPDATE version SET name = 'another'")
    told: list[str] = []
    change(harbour, CLAIM, "At least 40 boats", "Forty boats or more")
    assert isinstance(check_again(harbour, told.append), Checked)
    with sqlite3.connect(harbour / ".explainer" / FACTS) as connection:
        assert connection.execute("SELECT name FROM version").fetchone()[0] != "another"
        assert connection.execute("SELECT count(*) FROM entries").fetchone()[0] > 10


@pytest.mark.parametrize("harm", ["site", "page", "words", "spare"])
def test_a_site_that_somebody_touched_is_made_again(harbour: Path, files_below: FilesBelow, harm: str) -> None:
    """Files of the site that were deleted or changed come back, and a missing spare copy is made anew."""
    built(harbour)
    expected = files_below(harbour / "site")
    page = harbour / "site" / CLAIM / "index.html"
    match harm:
        case "site":
            shutil.rmtree(harbour / "site")
        case "page":
            page.unlink()
        case "words":
            page.write_text("mine", encoding="utf-8")
        case _:
            shutil.rmtree(harbour / ".site-spare")
    built(harbour)
    assert files_below(harbour / "site") == expected


def retitle_the_site(project: Path) -> None:
    """Change the settings."""
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("Boats", "Ships"), encoding="utf-8")


def edit_a_page(project: Path) -> None:
    """Change a Markdown page."""
    (project / "docs" / "contribute.md").write_text("# Contribute\n\nOther words.\n", encoding="utf-8")


def add_a_template(project: Path) -> None:
    """Override a template."""
    (project / "site_templates" / "pages").mkdir(parents=True)
    (project / "site_templates" / "pages" / "method.html").write_text("<h1>{{ page.title }}!</h1>", encoding="utf-8")


def use_a_hook(project: Path) -> None:
    """Add a hook, of which nobody can tell what it looks at."""
    (project / "hook.py").write_text(
        "import pathlib\n"
        "def on_page_content(html, page, **_):\n"
        "    return html + pathlib.Path(__file__).with_name('words.txt').read_text()\n",
        encoding="utf-8",
    )
    (project / "words.txt").write_text("one", encoding="utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "hooks: [hook.py]\n", encoding="utf-8")
    built(project)
    (project / "words.txt").write_text("two", encoding="utf-8")


@pytest.mark.parametrize("edit", [retitle_the_site, edit_a_page, add_a_template, use_a_hook])
def test_what_is_no_fact_counts_too(
    harbour: Path, files_below: FilesBelow, cold: Callable[[Path], dict[str, bytes]], edit: Callable[[Path], None]
) -> None:
    """Settings, Markdown pages, templates and whatever hooks look at reach the site as in a cold build."""
    built(harbour)
    edit(harbour)
    built(harbour)
    assert files_below(harbour / "site") == cold(harbour)


def test_a_check_finds_the_same_again(harbour: Path, cold: Callable[[Path], dict[str, bytes]]) -> None:
    """What a check finds does not depend on what is cached, also when something else is mended or breaks meanwhile."""
    del cold
    claim = harbour / "content" / f"{CLAIM}.yml"
    sound = claim.read_text(encoding="utf-8")
    term = harbour / "content" / "terms" / "insured.yml"
    for text, keep_term in (
        (sound, True),
        (sound.replace("At least", "At most"), False),
        (sound, False),
        (sound.replace("harbour-office", "nobody"), True),
        (sound.replace("were damaged", "were not damaged"), True),
        (sound, True),
    ):
        claim.write_text(text, encoding="utf-8")
        kept = term.read_text(encoding="utf-8")
        if not keep_term:
            term.unlink()
        for _ in range(2):
            again, anew = check_again(harbour), check_project(harbour)
            assert type(again) is type(anew)
            assert again.findings == anew.findings
            assert not isinstance(anew, Stopped) or anew.findings
        term.write_text(kept, encoding="utf-8")


def test_a_cache_that_cannot_be_written_is_done_without(harbour: Path) -> None:
    """A check of a project whose folder `.explainer` is a file finds what it should."""
    (harbour / ".explainer").write_text("no folder", encoding="utf-8")
    assert isinstance(check_again(harbour), Checked)


def test_a_killed_build_leaves_one_whole_site(
    harbour: Path, files_below: FilesBelow, cold: Callable[[Path], dict[str, bytes]]
) -> None:
    """A warm build killed at any step leaves the old site or the new one, and the next build needs no help."""
    built(harbour)
    steps = ("bring_up", "put", "swap_in", "make_spare")
    for number, step in enumerate(steps):
        before = files_below(harbour / "site")
        change(harbour, CLAIM, "A list" if number == 0 else f"A list {number - 1}", f"A list {number}")
        script = (
            "import os, pathlib, sys\n"
            "from generator.publishing import build, changing\n"
            "from generator.publishing.book import wanted\n"
            "wanted.MOST_FACTS = 0\n"
            f"real = changing.{step}\n"
            "def die(*a, **k):\n"
            "    real(*a, **k)\n"
            "    os.kill(os.getpid(), 9)\n"
            f"changing.{step} = die\n"
            "build.build_site(pathlib.Path(sys.argv[1]))\n"
        )
        killed = subprocess.run([sys.executable, "-c", script, str(harbour)], check=False, env=os.environ.copy())
        after = cold(harbour)
        assert files_below(harbour / "site") in (before, after)
        assert step == "make_spare" or killed.returncode == -9
        built(harbour)
        assert files_below(harbour / "site") == after
        assert not list(harbour.glob(".site-build-*"))


@pytest.mark.parametrize("name", [".explainer", f".explainer/{FACTS}", f".explainer/{SITE}", ".explainer/build.lock"])
def test_a_link_in_place_of_the_cache_is_not_followed(harbour: Path, name: str) -> None:
    """A project from elsewhere cannot have a build or a check write to a place of its choice."""
    place, elsewhere = harbour / name, harbour.parent / "elsewhere"
    if name == ".explainer":
        elsewhere.mkdir()
    else:
        place.parent.mkdir()
        with sqlite3.connect(elsewhere) as connection:
            connection.execute("CREATE TABLE mine (words)")
    place.symlink_to(elsewhere)
    before = states(elsewhere) if elsewhere.is_dir() else elsewhere.read_bytes()
    with pytest.raises(OSError, match="a link where the cache should be"):
        build_site(harbour)
    assert isinstance(check_again(harbour), Checked)
    assert (states(elsewhere) if elsewhere.is_dir() else elsewhere.read_bytes()) == before


def test_a_link_in_place_of_the_spare_copy_is_not_followed(harbour: Path, files_below: FilesBelow) -> None:
    """What a link at `.site-spare` leads to is neither written to nor deleted."""
    built(harbour)
    shutil.rmtree(harbour / ".site-spare")
    elsewhere = harbour.parent / "elsewhere"
    shutil.copytree(harbour / "site", elsewhere)
    (harbour / ".site-spare").symlink_to(elsewhere)
    before = files_below(elsewhere)
    change(harbour, CLAIM, "At least 40 boats", "Forty boats or more")
    built(harbour)
    assert files_below(elsewhere) == before
    assert b"Forty" in files_below(harbour / "site")[f"{CLAIM}/index.html"]
    (harbour / ".site-spare").rename(harbour / "kept")
    (harbour / ".site-spare").symlink_to(elsewhere)
    built_again = build_site(harbour, fresh=True)
    assert isinstance(built_again, Built)
    assert files_below(elsewhere) == before


def retitle_an_actor(project: Path) -> None:
    """Give an actor another title, which lists show without a link."""
    change(project, "actors/fishers-union", "title: ", "title: New ")


def unname_an_actor(project: Path) -> None:
    """Leave open who an actor is, which changes the status of what it says."""
    path = project / "content" / "actors" / "harbour-office.yml"
    path.write_text(path.read_text(encoding="utf-8") + "identification: unnamed\n", encoding="utf-8")


def correct_the_article(project: Path) -> None:
    """Put a sentence before the article, so that every passage stands elsewhere."""
    text = project / "seeds" / "harbour.txt"
    before = hashlib.sha256(text.read_bytes()).hexdigest()
    text.write_bytes(b"A correction was printed later.\n" + text.read_bytes())
    change(project, "sources/harbour", before, hashlib.sha256(text.read_bytes()).hexdigest())
    path = project / "content" / "sources" / "harbour.yml"
    aside = "  - {exact: A correction was printed later., reason: boilerplate, why: It tells of the article alone.}\n"
    words = path.read_text(encoding="utf-8")
    words = words.replace("no_fact:\n", f"no_fact:\n{aside}") if "no_fact:" in words else f"{words}no_fact:\n{aside}"
    path.write_text(words, encoding="utf-8")


def drop_a_fact(project: Path) -> None:
    """Delete one of two terms, and name it nowhere."""
    terms = project / "content" / "terms"
    story = project / "content" / "stories" / "storm-damage.yml"
    told = story.read_text(encoding="utf-8")
    shutil.copy(terms / "insured.yml", terms / "second.yml")
    assert "insured" in told
    story.write_text(told.replace("insured", "insured, second", 1), encoding="utf-8")
    built(project)
    (terms / "second.yml").unlink()
    story.write_text(told, encoding="utf-8")


@pytest.mark.parametrize("edit", [retitle_an_actor, unname_an_actor, correct_the_article, drop_a_fact])
def test_what_others_show_of_a_fact_follows_it(
    harbour: Path, files_below: FilesBelow, cold: Callable[[Path], dict[str, bytes]], edit: Callable[[Path], None]
) -> None:
    """Titles in lists, statuses, places in the article and rows of tables change with what they come from."""
    built(harbour)
    edit(harbour)
    built(harbour)
    assert files_below(harbour / "site") == cold(harbour)


def test_what_a_deleted_fact_leaves_open_is_found(harbour: Path) -> None:
    """Whichever file is deleted, a cached check finds what one from nothing finds: dead ends, uncovered sentences."""
    assert isinstance(check_again(harbour), Checked)
    rules = set()
    for path in sorted((harbour / "content").glob("*/*.yml")):
        kept = path.read_bytes()
        path.unlink()
        again = check_again(harbour)
        assert again.findings == check_project(harbour).findings, path.name
        rules.update(finding.rule for finding in again.findings)
        path.write_bytes(kept)
        assert isinstance(check_again(harbour), Checked), path.name
    assert {"R001", "V001"} <= rules
