"""A site brought up to date is the one that a build from nothing makes, whatever its facts have come to need."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.indexing import shards
from generator.publishing import whole
from generator.publishing.build import build_site
from generator.publishing.outcomes import Built, Refused
from generator.publishing.spare import make_spare

FilesBelow = Callable[[Path], dict[str, bytes]]
TERM = "content/terms/insured.yml"
STORY = "content/stories/storm-damage.yml"


def built(project: Path) -> Built:
    """Build a project that must hold."""
    result = build_site(project)
    assert isinstance(result, Built), result
    return result


@pytest.fixture
def same(files_below: FilesBelow) -> Callable[[Path], bool]:
    """Return a function that builds a project again and tells whether a copy built from nothing has the same site."""

    def build(project: Path) -> bool:
        built(project)
        copy = project.with_name("cold")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(project, copy, ignore=shutil.ignore_patterns("site", ".site-*", ".explainer"))
        built(copy)
        return files_below(project / "site") == files_below(copy / "site")

    return build


def edited(path: Path, **changes: Any) -> None:
    """Change fields of a fact."""
    data = yaml.safe_load(path.read_text(encoding="utf-8")) | changes
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def with_terms(project: Path, count: int) -> list[str]:
    """Add so many terms like the one that there is, each named in the story, and return their ids."""
    ids = [f"added-{number:03}" for number in range(count)]
    term, story = project / TERM, project / STORY
    for number, fact_id in enumerate(ids):
        shutil.copy(term, term.with_name(f"{fact_id}.yml"))
        edited(term.with_name(f"{fact_id}.yml"), title=f"Added {number:03}")
    parts = yaml.safe_load(story.read_text(encoding="utf-8"))["parts"]
    parts[0]["facts"] += ids
    edited(story, parts=parts)
    return ids


def test_a_list_grows_a_second_page(harbour: Path, same: Callable[[Path], bool]) -> None:
    """The first list too long for one page needs a frame that no page had before."""
    built(harbour)
    with_terms(harbour, 45)
    assert same(harbour)
    assert (harbour / "site" / "terms" / "page_2" / "index.html").is_file()


def test_a_definition_is_new_wherever_it_stands(harbour: Path, same: Callable[[Path], bool]) -> None:
    """A page that explains a term in place is made anew with the term, and one from A to Z with another other name."""
    edited(harbour / TERM, aliases=["Cover"])
    edited(harbour / "content/places/old-basin.yml", summary="Whether [[insured]] boats lie there is not said.")
    built(harbour)
    edited(harbour / TERM, definition="What nobody pays for.", aliases=["Covered"])
    assert same(harbour)
    site = harbour / "site"
    assert b"What nobody pays for." in (site / "places" / "old-basin" / "index.html").read_bytes()
    assert b"Covered" in (site / "a-z" / "index.html").read_bytes()


def test_a_new_tie_is_drawn(harbour: Path, same: Callable[[Path], bool]) -> None:
    """Whoever passes on words from now on stands on the map, at once and in the same place as in a whole build."""
    built(harbour)
    site = harbour / "site" / "relations" / "index.html"
    assert b"passes-on" not in site.read_bytes()
    claim = harbour / "content" / "claims" / "forty-damaged.yml"
    statements = yaml.safe_load(claim.read_text(encoding="utf-8"))["statements"]
    statements[0]["via"] = ["fishers-union"]
    edited(claim, statements=statements)
    assert same(harbour)
    assert b'id="passes-on-fishers-union"' in site.read_bytes()
    edited(harbour / "content" / "actors" / "fishers-union.yml", type="person")
    assert same(harbour)
    assert b"Person" in site.read_bytes()


def navigation(project: Path, *lines: str) -> None:
    """Give the project's settings a navigation."""
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\n".join(["nav:", *(f"  - {line}" for line in lines), ""]))


INDEXES = ("claims/index.md", "terms/index.md")


def test_the_table_beside_a_figure_comes_changes_and_goes_with_it(harbour: Path, same: Callable[[Path], bool]) -> None:
    """The file of estimates beside a figure's page holds its numbers of now, and is gone with the figure."""
    built(harbour)
    figure = harbour / "content/figures/boats-damaged.yml"
    table = harbour / "site/figures/boats-damaged/estimates.csv"
    copy = figure.with_name("boats-again.yml")
    copy.write_bytes(figure.read_bytes())
    edited(copy, title="Boats counted again")
    edited(figure, unit="vessels")
    place = harbour / "content/places/old-basin.yml"
    edited(place, summary="They were counted again: [[boats-again]].")
    assert same(harbour)
    assert "vessels" in table.read_text(encoding="utf-8")
    assert table.parent.with_name("boats-again").joinpath("estimates.csv").is_file()
    copy.unlink()
    edited(place, summary="They were counted once.")
    assert same(harbour)
    assert not table.parent.with_name("boats-again").exists()


def test_navigation_shows_the_title_of_the_home_page(harbour: Path, same: Callable[[Path], bool]) -> None:
    """Where the settings name the home page without a title, its new headline stands on every page."""
    navigation(harbour, "index.md", *INDEXES)
    built(harbour)
    edited(harbour / STORY, title="What did the wind do?")
    assert same(harbour)
    assert b"What did the wind do?" in (harbour / "site" / "terms" / "index.html").read_bytes()


def test_navigation_names_a_fact(harbour: Path, same: Callable[[Path], bool]) -> None:
    """A fact in the navigation has its page there, and pages show its new title there."""
    navigation(harbour, "Home: index.md", *INDEXES, "terms/insured/index.md")
    built(harbour)
    edited(harbour / TERM, title="Insurance")
    assert same(harbour)
    assert b"Insurance" in (harbour / "site" / "claims" / "index.html").read_bytes()


def test_navigation_with_titles_shows_none_of_a_story(harbour: Path) -> None:
    """Where the settings give the home page a title, a new headline is no work for the theme."""
    navigation(harbour, "Home: index.md", *INDEXES)
    built(harbour)
    edited(harbour / STORY, title="What did the wind do?")
    few = built(harbour)
    assert few.made < few.pages


def test_a_title_brings_a_backlink_up(harbour: Path, same: Callable[[Path], bool]) -> None:
    """Of many facts that name one, its page lists the first by title; a new title can make any of them the first."""
    ids = with_terms(harbour, 65)
    for fact_id in ids:
        edited(harbour / "content" / "terms" / f"{fact_id}.yml", definition="Compare [[insured]].")
    built(harbour)
    page = harbour / "site" / "terms" / "insured" / "index.html"
    link = b"../../terms/added-064/"
    assert link not in page.read_bytes()
    edited(harbour / "content" / "terms" / "added-064.yml", title="A first one")
    assert same(harbour)
    assert link in page.read_bytes()


def test_an_archived_text_takes_the_address_of_another_file(harbour: Path) -> None:
    """Where a text that changes its name would be published over a file of `docs/`, the build says so."""
    (harbour / "docs" / "data").mkdir()
    (harbour / "docs" / "data" / "new.txt").write_text("mine", encoding="utf-8")
    built(harbour)
    (harbour / "seeds" / "harbour.txt").rename(harbour / "seeds" / "new.txt")
    edited(harbour / "content" / "sources" / "harbour.yml", text="new.txt")
    refused = build_site(harbour)
    assert isinstance(refused, Refused)
    assert "published twice" in refused.complaints[0]
    assert (harbour / "site" / "data" / "new.txt").read_text(encoding="utf-8") == "mine"


def test_search_chunks_are_parted_anew(
    harbour: Path, same: Callable[[Path], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a site grows so that its search is parted in another way, words that nothing has any more are gone."""
    settings = harbour / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("- explainer", "- explainer: {search: chunked}"), encoding="utf-8")
    term = harbour / TERM
    edited(term, title="Xqzword")
    documents = built(harbour).pages
    chunk = harbour / "site" / "search" / "t-78_71.js"
    assert chunk.is_file()
    monkeypatch.setattr(shards, "MANY", documents + 10)
    edited(term, title="Plain")
    with_terms(harbour, 25)
    assert same(harbour)
    assert not chunk.exists()
    edited(term, title="Xqother")
    assert same(harbour)
    assert b"xqzword" not in chunk.read_bytes()


@pytest.mark.parametrize("harm", ["lost", "changed", "emptied"])
def test_a_spare_copy_that_somebody_touched_is_not_published(
    harbour: Path, same: Callable[[Path], bool], harm: str
) -> None:
    """The spare copy is compared with what was written, as the site itself is, before it takes the site's place."""
    built(harbour)
    edited(harbour / TERM, definition="One.")
    built(harbour)
    spare = harbour / ".site-spare"
    page = spare / "claims" / "index.html"
    page.unlink()
    if harm == "changed":
        page.write_text("mine", encoding="utf-8")
    elif harm == "emptied":
        shutil.rmtree(spare)
        spare.mkdir()
    edited(harbour / TERM, definition="Two.")
    assert same(harbour)


def test_what_somebody_put_into_the_site_does_not_come_back(harbour: Path, same: Callable[[Path], bool]) -> None:
    """A file or folder that is none of the site's is gone with the next change, and stays away."""
    built(harbour)
    (harbour / "site" / "CNAME").write_text("example.org", encoding="utf-8")
    (harbour / "site" / "mine").mkdir()
    (harbour / "site" / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    (harbour / "site" / ".nojekyll").touch()
    for number in range(3):
        edited(harbour / TERM, definition=f"Number {number}.")
        built(harbour)
        assert not (harbour / "site" / "CNAME").exists()
        assert not (harbour / "site" / "mine").exists()
        assert (harbour / "site" / ".nojekyll").exists()
    (harbour / "site" / ".nojekyll").unlink()
    assert same(harbour)


def test_a_build_that_ended_before_its_spare_copy_leaves_no_old_page(
    harbour: Path, same: Callable[[Path], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The spare copy of an older site is not taken for one of the site that was put in place since."""
    built(harbour)
    edited(harbour / "content" / "claims" / "forty-damaged.yml", title="Forty boats at the least")
    (harbour / "docs" / "contribute.md").write_text("# Contribute\n\nOther words.\n", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(whole, "make_spare", None)
        with pytest.raises(TypeError):
            build_site(harbour)
    edited(harbour / TERM, definition="One.")
    assert same(harbour)


def test_half_a_spare_copy_is_none(tmp_path: Path) -> None:
    """Where making the spare copy fails, such as on a full disk, nothing is left that looks like one."""
    site, spare = tmp_path / "site", tmp_path / "spare"
    site.mkdir()
    (site / "one.html").touch()
    with pytest.raises(FileNotFoundError):
        make_spare(site, spare, ["one.html", "absent.html"])
    assert not spare.exists()


def test_pages_follow_how_many_sources_there_are(harbour: Path, same: Callable[[Path], bool]) -> None:
    """A claim that nobody denies says in how many archived sources; a further one changes that."""
    claim = harbour / "content" / "claims" / "forty-damaged.yml"
    claim.write_text(claim.read_text(encoding="utf-8").replace("stance: denies", "stance: affirms"), encoding="utf-8")
    built(harbour)
    text = "The paper was sold out.\n"
    (harbour / "seeds" / "second.txt").write_text(text, encoding="utf-8")
    source = harbour / "content" / "sources" / "second.yml"
    shutil.copy(source.with_name("harbour.yml"), source)
    aside = {"exact": text.strip(), "reason": "boilerplate", "why": "It tells of the paper alone."}
    digest = hashlib.sha256(text.encode()).hexdigest()
    edited(source, title="Second", text="second.txt", sha256=digest, no_fact=[aside])
    assert same(harbour)
    assert b"2 archived sources" in (harbour / "site" / "claims" / "forty-damaged" / "index.html").read_bytes()
