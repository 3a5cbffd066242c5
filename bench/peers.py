"""The builders that are compared: how each gets the same facts, and how it is run."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

import settings
from aside import put_aside
from checked import Expected, expected, open_data
from frame import Frame, frame_of
from installed import HERE, Tools
from settings import Setting


class MissingError(Exception):
    """A builder that is not on this machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The same facts in the three shapes that builders read."""

    source: Path
    """The project as its authors keep it."""
    site: Path
    """The same, built by us: open data, files of the theme, and a page to cut the frame from."""
    export: Path
    """The pages as Markdown files for MkDocs."""
    facts: int
    sample: tuple[Expected, ...]
    frame: Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A builder that can be run again and again."""

    command: list[str]
    folder: Path
    site: Path
    """Where its pages will stand."""
    environment: Mapping[str, str]
    before: Callable[[int], Expected | None]
    """Makes the folder as it should be before a run of this number; names a page that must come to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Builder:
    """One line of the table."""

    name: str
    label: str
    version: Callable[[Tools], list[str]]
    settings: tuple[Setting, ...]
    prepare: Callable[[Project, Path, Tools, Setting], Ready]


def project_of(source: Path, place: Path, tools: Tools) -> Project:
    """The shapes of a project of facts, made once with `explainer build` and `explainer export-pages`."""
    explainer = _needed(tools.explainer, "explainer")
    for order in (["build"], ["export-pages", str(place / "export")]):
        # What it prints is for the reader: where this fails, nothing can be compared.
        subprocess.run([explainer, "-C", str(source), *order], check=True, stdout=subprocess.DEVNULL)
    site = place / "built"
    shutil.move(source / "site", site)
    shutil.rmtree(source / ".explainer", ignore_errors=True)
    entries = open_data(site)
    page = next(entry["page"] for entry in entries if entry["kind"] == "claim")
    return Project(
        source=source,
        site=site,
        export=place / "export",
        facts=len(entries),
        sample=expected(entries),
        frame=frame_of(site / page / "index.html"),
    )


def ours_cold(project: Project, folder: Path, tools: Tools, setting: Setting) -> Ready:
    """Our build of everything."""
    shutil.copytree(project.source, folder)
    return Ready(
        command=[
            _needed(tools.explainer, "explainer"),
            "-C",
            str(folder),
            "build",
            "--no-pdf",
            "--no-epub",
            *setting.flags,
        ],
        folder=folder,
        site=folder / "site",
        environment={},
        before=_emptied(folder / "site", folder / ".explainer", folder / ".site-spare"),
    )


def ours_warm(project: Project, folder: Path, tools: Tools, setting: Setting) -> Ready:
    """Our build after one fact was edited; the first build, of everything, is not measured."""
    ready = ours_cold(project, folder, tools, setting)
    edited = min((folder / "content" / "claims").glob("*.yml"))
    subprocess.run(ready.command, check=True, capture_output=True)
    untouched = edited.read_text("utf-8")

    def before(run: int) -> Expected:
        words = f"Written again, {run}."
        text, found = re.subn(r'^(summary: ".*)"$', rf'\1 {words}"', untouched, count=1, flags=re.MULTILINE)
        if not found:
            text = re.sub(r"^summary:.*(\n +.*)*\n", "", untouched, flags=re.MULTILINE) + f'summary: "{words}"\n'
        edited.write_text(text, "utf-8")
        return Expected(path=f"claims/{edited.stem}/index.html", title=words, quote="")

    return replace(ready, before=before)


def mkdocs(project: Project, folder: Path, tools: Tools, setting: Setting) -> Ready:
    """MkDocs and Material on the exported pages."""
    _exported(project, folder, setting)
    return Ready(
        command=[_needed(tools.mkdocs, "mkdocs"), "build", *setting.flags],
        folder=folder,
        site=folder / "site",
        environment={"NO_MKDOCS_2_WARNING": "1", **setting.environment},
        before=_emptied(folder / "site"),
    )


def zensical(project: Project, folder: Path, tools: Tools, setting: Setting) -> Ready:
    """Zensical on the exported pages."""
    _exported(project, folder, setting)
    return Ready(
        command=[_needed(tools.zensical, "zensical"), "build", *setting.flags],
        folder=folder,
        site=folder / "site",
        environment=setting.environment,
        before=_emptied(folder / "site", folder / ".cache"),
    )


def zensical_warm(project: Project, folder: Path, tools: Tools, setting: Setting) -> Ready:
    """Zensical after one exported page was edited; the first build, of everything, is not measured."""
    ready = zensical(project, folder, tools, setting)
    subprocess.run(ready.command, cwd=folder, check=True, capture_output=True)
    edited = min((folder / "docs" / "claims").glob("*/index.md"))
    untouched = edited.read_text("utf-8")

    def before(run: int) -> Expected:
        words = f"Written again, {run}."
        edited.write_text(f"{untouched}\n\n{words}\n", "utf-8")
        return Expected(path=f"claims/{edited.parent.name}/index.html", title=words, quote="")

    return replace(ready, before=before)


def hugo_data(project: Project, folder: Path, tools: Tools, setting: Setting) -> Ready:
    """Hugo, its pages made from the project's own files, or from our open data where the setting says so."""
    shutil.copytree(HERE / "hugo" / "project", folder)
    (folder / "data").mkdir()
    shutil.copy(HERE / "shape.json", folder / "data")
    shutil.copytree(project.source / "content", folder / "data" / "facts")
    shutil.copytree(project.source / "seeds", folder / "assets" / "seeds")
    for name, frame in (("near", project.frame.nearer()), ("far", project.frame)):
        page = frame.filled(
            title="{{ .Title }}", description="{{ .Title }}", contents="", body='{{ partial "list.html" . }}'
        )
        (folder / "layouts" / f"{name}.html").write_text(page, "utf-8")
    template = folder / "layouts" / "fact.html"
    page = project.frame.filled(
        title="{{ $entry.fact.title }}",
        description="{{ $entry.kind }}: {{ $entry.fact.title }}",
        contents='{{ template "contents" $entry }}',
        body='{{ template "body" $entry }}',
    )
    (folder / "layouts" / "page.html").write_text(template.read_text("utf-8").rstrip() + page, "utf-8")
    template.unlink()
    return _hugo(project, folder, tools, setting)


def hugo_markdown(project: Project, folder: Path, tools: Tools, setting: Setting) -> Ready:
    """Hugo on the exported pages."""
    shutil.copytree(HERE / "hugo" / "markdown", folder)
    page = project.frame.filled(
        title="{{ .Title }}", description="{{ .Description }}", contents="", body="{{ .Content }}"
    )
    (folder / "layouts").mkdir(exist_ok=True)
    (folder / "layouts" / "all.html").write_text(page, "utf-8")
    docs = project.export / "docs"
    for file in docs.rglob("*.md"):
        target = _hugo_path(file, docs)
        (folder / "content" / target).parent.mkdir(parents=True, exist_ok=True)
        head, mark, body = file.read_text("utf-8").partition("\n---\n")
        # A blank line would end the block of HTML, and what follows it would be read as Markdown.
        lines = [line for line in body.splitlines() if line.strip()]
        (folder / "content" / target).write_text(f"{head}{mark}\n" + "\n".join(lines) + "\n", "utf-8")
    return _hugo(project, folder, tools, setting)


def eleventy(project: Project, folder: Path, tools: Tools, setting: Setting) -> Ready:
    """Eleventy, its pages made from the project's own files, or from our open data where the setting says so."""
    script = Path(_needed(tools.eleventy, "eleventy"))
    node = _needed(tools.node, "node")
    shutil.copytree(HERE / "eleventy" / "project", folder)
    shutil.copy(HERE / "eleventy" / "package.json", folder)
    for name in ("content", "seeds"):
        shutil.copytree(project.source / name, folder / name)
    shutil.copy(HERE / "shape.json", folder)
    shutil.copytree(project.site / "assets", folder / "assets")
    (folder / "frame.html").write_text(project.frame.text, "utf-8")
    (folder / "node_modules").symlink_to(script.parents[2].resolve(), target_is_directory=True)
    return Ready(
        command=[node, "node_modules/@11ty/eleventy/cmd.cjs", *setting.flags],
        folder=folder,
        site=folder / "site",
        environment=setting.environment,
        before=_emptied(folder / "site"),
    )


def _hugo(project: Project, folder: Path, tools: Tools, setting: Setting) -> Ready:
    shutil.copytree(project.site / "assets", folder / "static" / "assets")
    return Ready(
        command=[_needed(tools.hugo, "hugo"), *setting.flags],
        folder=folder,
        site=folder / "public",
        environment={"HUGO_CACHEDIR": str(folder / "cache"), **setting.environment},
        before=_emptied(folder / "public", folder / "resources", folder / "cache"),
    )


def _hugo_path(file: Path, docs: Path) -> Path:
    """The place of an exported page in Hugo's content: a page of a fact is one file, an index is a section's."""
    relative = file.relative_to(docs)
    if file.name != "index.md":
        return relative
    if any(other.suffix == ".md" and other != file for other in file.parent.rglob("*")):
        return relative.with_name("_index.md")
    return relative.parent.with_name(f"{relative.parent.name}.md")


def _exported(project: Project, folder: Path, setting: Setting) -> None:
    shutil.copytree(project.export, folder)
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8")
    if not re.search(r"^not_in_nav:", text, re.MULTILINE):
        text += "not_in_nav: /*/*/index.md\n"
    for feature in setting.features:
        text = text.replace("  features:\n", f"  features:\n  - {feature}\n", 1)
    config.write_text(text, "utf-8")


def _emptied(*folders: Path) -> Callable[[int], None]:
    def before(_run: int) -> None:
        for folder in folders:
            put_aside(folder)

    return before


def _needed(program: Path | None, name: str) -> str:
    if program is None:
        raise MissingError(f"{name} is not on this machine (run with --install, or say --cache)")
    return str(program)


BUILDERS: Final[Mapping[str, Builder]] = MappingProxyType(
    {
        builder.name: builder
        for builder in (
            Builder(
                name="ours",
                label="Explainer, everything",
                version=lambda tools: [_needed(tools.explainer, "explainer"), "--version"],
                settings=settings.OURS,
                prepare=ours_cold,
            ),
            Builder(
                name="ours-warm",
                label="Explainer, after one edit",
                version=lambda tools: [_needed(tools.explainer, "explainer"), "--version"],
                settings=settings.OURS_WARM,
                prepare=ours_warm,
            ),
            Builder(
                name="mkdocs",
                label="MkDocs + Material",
                version=lambda tools: [_needed(tools.mkdocs, "mkdocs"), "--version"],
                settings=settings.MKDOCS,
                prepare=mkdocs,
            ),
            Builder(
                name="zensical",
                label="Zensical",
                version=lambda tools: [_needed(tools.zensical, "zensical"), "--version"],
                settings=settings.ZENSICAL,
                prepare=zensical,
            ),
            Builder(
                name="zensical-warm",
                label="Zensical, after one edit",
                version=lambda tools: [_needed(tools.zensical, "zensical"), "--version"],
                settings=settings.ZENSICAL_WARM,
                prepare=zensical_warm,
            ),
            Builder(
                name="hugo-data",
                label="Hugo, from data",
                version=lambda tools: [_needed(tools.hugo, "hugo"), "version"],
                settings=settings.HUGO_DATA,
                prepare=hugo_data,
            ),
            Builder(
                name="hugo-markdown",
                label="Hugo, from Markdown",
                version=lambda tools: [_needed(tools.hugo, "hugo"), "version"],
                settings=settings.HUGO_MARKDOWN,
                prepare=hugo_markdown,
            ),
            Builder(
                name="eleventy",
                label="Eleventy",
                version=lambda tools: [
                    _needed(tools.node, "node"),
                    _needed(tools.eleventy, "eleventy"),
                    "--version",
                ],
                settings=settings.ELEVENTY,
                prepare=eleventy,
            ),
        )
    }
)
