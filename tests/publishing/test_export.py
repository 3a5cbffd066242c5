"""The exported project: plain MkDocs builds the same site from it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import html5lib
import pytest
import yaml
from click.testing import CliRunner
from mkdocs.__main__ import cli
from msgspec.structs import replace

from generator.model.rendered import RenderedPage, RenderedSite
from generator.pipeline import Stopped
from generator.publishing.build import Built, build_site
from generator.publishing.export import Exported, export_pages
from generator.publishing.export_folder import ForeignFolderError
from generator.publishing.settings_error import SettingsError

Give = Callable[[Any], None]
MakePage = Callable[..., RenderedPage]


def addresses(site: Path) -> set[str]:
    """Return the address of every page below the folder."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def content_of(path: Path) -> Any:
    """Return the element that holds a page's own content."""
    tree = html5lib.parse(path.read_bytes(), namespaceHTMLElements=False)
    return next(tree.iter("article"), next(tree.iter("body")))


def ids_of(path: Path) -> list[str]:
    """Return the ids inside a page's content, in order."""
    article = content_of(path)
    return [element.get("id") for element in article.iter() if element.get("id") and element is not article]


def build_plainly(exported: Path) -> Path:
    """Build the exported project with MkDocs alone; return the site's folder."""
    done = CliRunner().invoke(cli, ["build", "--strict", "-f", str(exported / "mkdocs.yml")])
    assert done.exit_code == 0, done.output
    return exported / "site"


def assert_equal_sites(ours: Path, plain: Path) -> None:
    """Two sites have the same addresses, and each page's content the same ids and the same words.

    What stands where no page is comes from the theme, which an export leaves as it is.
    """
    assert addresses(plain) == addresses(ours)
    for address in sorted(addresses(ours) - {"404.html"}):
        assert ids_of(plain / address) == ids_of(ours / address), address
        words = [" ".join("".join(content_of(site / address).itertext()).split()) for site in (ours, plain)]
        assert words[0] == words[1], address


@pytest.mark.parametrize("nav", ["", "nav: [index.md, claims/index.md, contribute.md]\nnot_in_nav: /how-to/\n"])
def test_plain_mkdocs_builds_the_same_site(ready: Path, nav: str) -> None:
    """The exported project builds strictly, without this generator, to the same addresses and ids."""
    settings = ready / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + nav, encoding="utf-8")
    build_plainly(ready)
    exported = ready.parent / "exported"
    assert isinstance(export_pages(ready, exported), Exported)
    assert "explainer" not in str(yaml.safe_load((exported / "mkdocs.yml").read_bytes())["plugins"])
    assert_equal_sites(ready / "site", build_plainly(exported))
    assert (exported / "site" / "data" / "facts.json").read_bytes() == b'{"facts": []}\n'


@pytest.mark.parametrize("origin", ["tests/sites/harbour", "."], ids=["small", "whole"])
def test_plain_mkdocs_builds_the_same_site_of_real_facts(project_root: Path, tmp_path: Path, origin: str) -> None:
    """The same holds for pages of every kind of fact, made by the real pipeline, on a small site and on our own."""
    root = tmp_path / "project"
    for name in ("content", "seeds", "docs"):
        if (project_root / origin / name).is_dir():
            shutil.copytree(project_root / origin / name, root / name)
    shutil.copy(project_root / origin / "mkdocs.yml", root)
    assert isinstance(build_site(root), Built)
    exported = export_pages(root, tmp_path / "exported")
    assert isinstance(exported, Exported)
    assert exported.pages > 20
    assert_equal_sites(root / "site", build_plainly(tmp_path / "exported"))


def test_markdown_leaves_the_html_alone(
    project: Path, small_site: RenderedSite, give: Give, make_page: MakePage
) -> None:
    """Nothing in a page that looks like Markdown is taken for it."""
    content = (
        '<h1 id="top">Here</h1>\n\n# no heading\n\n```\n<p id="inside">~~~ *not* [a](link) {#no} &amp; [[x]]</p>\n```\n'
        '<details><summary id="more">More</summary>\n\n    <p>deep\n\n\ttab</p>\n</details>\n'
        '<svg><title id="t">A</title><path d="M0 0"/></svg>\n<ul>\n<li>one\n<li id="two">two\n</ul>'
    )
    give(replace(small_site, pages=(*small_site.pages, make_page("places/x/", section="places/", content=content))))
    build_plainly(project)
    exported = project.parent / "exported"
    export_pages(project, exported)
    assert_equal_sites(project / "site", build_plainly(exported))


def test_a_foreign_folder_is_refused(ready: Path) -> None:
    """A folder with files that no export wrote stays as it is."""
    folder = ready.parent / "mine"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ForeignFolderError, match="no export wrote it"):
        export_pages(ready, folder)
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]
    with pytest.raises(ForeignFolderError, match="is a file"):
        export_pages(ready, folder / "notes.txt")


def test_an_export_can_be_made_again(ready: Path, small_site: RenderedSite, give: Give) -> None:
    """A second export replaces the first, removes what is gone, and leaves what somebody added."""
    folder = ready.parent / "exported"
    folder.mkdir()
    export_pages(ready, folder)
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    fewer = tuple(page for page in small_site.pages if page.address != "claims/bare/")
    give(replace(small_site, pages=fewer))
    export_pages(ready, folder)
    assert (folder / "notes.txt").is_file()
    assert (folder / "docs" / "claims" / "forty" / "index.md").is_file()
    assert not (folder / "docs" / "claims" / "bare" / "index.md").exists()


def test_a_list_of_files_cannot_reach_outside(ready: Path) -> None:
    """Whatever the list in an export's folder says, nothing beside the folder is removed."""
    folder = ready.parent / "exported"
    export_pages(ready, folder)
    victim = ready.parent / "victim.txt"
    victim.write_text("x", encoding="utf-8")
    (folder / ".explainer-export").write_text("../victim.txt\n", encoding="utf-8")
    export_pages(ready, folder)
    assert victim.is_file()


def test_findings_stop_the_export(project: Path, give: Give) -> None:
    """Facts that do not hold are not exported."""
    stopped = Stopped(stage="checking", findings=())
    give(stopped)
    assert export_pages(project, project.parent / "exported") is stopped
    assert not (project.parent / "exported").exists()


def test_settings_that_cannot_be_written_are_told(ready: Path) -> None:
    """Settings that call Python code cannot be carried over, and nothing is written."""
    settings = ready / "mkdocs.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8")
        + "markdown_extensions:\n  - toc:\n      slugify: !!python/name:markdown.extensions.toc.slugify_unicode\n",
        encoding="utf-8",
    )
    with pytest.raises(SettingsError, match="Python objects"):
        export_pages(ready, ready.parent / "exported")
    assert not (ready.parent / "exported").exists()
