"""The site written out as an ordinary MkDocs project, which builds without this generator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files

from generator.model.diagnostics import Finding
from generator.model.record import Value
from generator.model.rendered import RenderedPage, RenderedSite
from generator.model.words import Words
from generator.pipeline import Edition, Progress, Stopped, run_pipeline
from generator.publishing.build import silent
from generator.publishing.catalogues import read_words
from generator.publishing.docs_guard import included
from generator.publishing.editor_files import site_schemas
from generator.publishing.export_folder import prepare_folder, write_manifest
from generator.publishing.export_settings import exported_settings
from generator.publishing.forge import imprint_of
from generator.publishing.frame_pages import source_uri
from generator.publishing.history import last_changes
from generator.publishing.navigation import default_nav
from generator.publishing.templates import read_assets, read_templates
from generator.publishing.theme_key import history_setting, written_in_setting
from generator.publishing.theming import load_settings
from generator.publishing.writing import other_files, write_files

_MARKDOWN_FENCE: Final = re.compile(r"`{3,}|~{3,}")


class Exported(Value, frozen=True, kw_only=True):
    """The project is there."""

    folder: Path
    pages: int
    """Pages made from facts."""
    findings: tuple[Finding, ...]
    """Warnings alone."""


def export_pages(root: Path, folder: Path, progress: Progress = silent) -> Stopped | Exported:
    """Write the site of the project at `root` into `folder` as a project for MkDocs and Material alone.

    Raises:
        ForeignFolderError: `folder` holds files that no export wrote; nothing is changed there.
        SettingsError: `mkdocs.yml` cannot be used, or cannot be written out.
    """
    prepare_folder(folder)
    config = load_settings(root)
    words = read_words(root, str(config.theme["language"] or "en"))
    changed = last_changes(root) if history_setting(root) else {}
    edition = Edition(
        templates=read_templates(root),
        words=words,
        changed=changed,
        imprint=imprint_of(config),
        written_in=written_in_setting(root),
    )
    result = run_pipeline(root, edition, progress)
    if isinstance(result, Stopped):
        return result
    progress("exporting")
    files = dict(project_files(root, result.site, config, words))
    files.update((f"docs/{path}", content) for path, content in site_schemas(result.graph.outlines.values()))
    write_files(folder, files.items())
    write_manifest(folder, files)
    return Exported(folder=folder, pages=len(result.site.pages), findings=result.findings)


def project_files(root: Path, site: RenderedSite, config: MkDocsConfig, words: Words) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each file of the exported project."""
    markdown = [(file.src_uri, file.content_bytes) for file in included(get_files(config))]
    assets = read_assets(root)
    nav = default_nav(site.pages, [uri for uri, _ in markdown if uri.endswith(".md")], words.catalogue)
    settings = exported_settings(config, root, words, nav, list(assets))
    yield "mkdocs.yml", settings
    for uri, content in (*markdown, *assets.items(), *other_files(site, config.site_url or "")):
        yield f"docs/{uri}", content
    for page in site.pages:
        yield f"docs/{source_uri(page.address)}", markdown_page(page).encode("utf-8")


def markdown_page(page: RenderedPage) -> str:
    """Return `page` as Markdown with front matter; its body is one block of HTML, which Markdown leaves alone."""
    meta = {
        # The theme prints both as HTML.
        "title": escape(page.title),
        "description": escape(page.description or page.title),
        "hide": ["toc"],
    }
    front_matter = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=10_000)
    return f'---\n{front_matter}---\n\n<div class="explainer-page">\n{_left_alone(page.content)}\n</div>\n'


def _left_alone(html: str) -> str:
    """Return HTML that means the same, without what Markdown acts upon even inside of HTML: fences and tabs."""
    html = _MARKDOWN_FENCE.sub(lambda fence: f"&#{ord(fence[0][0])};" * len(fence[0]), html)
    return html.replace("\t", "&#9;")
