"""The MkDocs plugin `explainer`: it gives MkDocs frames to render, and fills them when they are rendered.

It only adapts: each event hands its values to a module that knows nothing of MkDocs' order of events.
Events that are used, all documented: config, pre_build, files, nav, env, page_markdown, page_content,
page_context, template_context, post_page, post_template, post_build, serve.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape
from pathlib import Path
from types import MappingProxyType

import click
from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from generator.composing.worded import WRITTEN_IN
from generator.indexing.documents import document_of
from generator.indexing.site import index_files
from generator.model.diagnostics import Finding
from generator.model.rendered import RenderedSite
from generator.model.words import Words
from generator.pipeline import Edition, Stopped, run_pipeline
from generator.publishing.book.wanted import FORMATS, facts_in, formats_of
from generator.publishing.catalogues import CatalogueError, read_words
from generator.publishing.docs_guard import included, objections
from generator.publishing.editor_files import site_schemas
from generator.publishing.forge import imprint_of
from generator.publishing.frame_pages import Shell, plan_frames, plan_whole_pages, required_holes
from generator.publishing.frames import Frame, FrameError, compile_frame, has_mark
from generator.publishing.guarded_pages import GuardedPages, check_stylesheets
from generator.publishing.history import last_changes
from generator.publishing.navigation import default_nav, hang_below_indexes, named_sources, untitled_sources
from generator.publishing.outcomes import Refused
from generator.publishing.page_guard import template_objections
from generator.publishing.places import watched_folders
from generator.publishing.reloading import let_reload
from generator.publishing.search_index import documents_in, is_chunked, with_entries
from generator.publishing.security_txt import ADDRESS as SECURITY_TEXT
from generator.publishing.security_txt import SecurityTextError, contact_of_repository, security_text
from generator.publishing.settings_error import SettingsError
from generator.publishing.sitemap import gzipped, sitemap
from generator.publishing.social_pictures import SocialPictures, pictures_of
from generator.publishing.templates import SEARCH_SCRIPT, read_assets, read_templates
from generator.publishing.theme_key import written_in_setting
from generator.publishing.theme_part import ThemePart
from generator.publishing.theme_settings import UNWANTED, be_strict, check_settings, dress, name_layers
from generator.publishing.writing import WritingError, check_addresses, filled_pages, other_files, write_files
from generator.rendering.findings import format_finding

LAST = -100
"""Priority of what must see the work of all other plugins."""

CONTENT_ID = "content"
"""Id of the element that the theme's skip link leads to; reserved in `generator.model.sections`."""

log = get_plugin_logger(__name__)


class SecuritySettings(Config):  # type: ignore[no-untyped-call] # MkDocs types most, not this
    """Where weaknesses are reported."""

    contact = config_options.ListOfItems(config_options.Type(str), default=[])
    """Addresses, the preferred one first; where there is none, the repository's page for reports if it has one."""
    expires = config_options.Optional(config_options.Type(date))
    """The last day on which the contact holds."""


class ExplainerSettings(Config):  # type: ignore[no-untyped-call] # MkDocs types most, not this
    """What `mkdocs.yml` may say below the plugin's name."""

    frames = config_options.Type(bool, default=True)
    """Whether pages share frames; without, MkDocs renders each page itself, slowly and to the same bytes."""
    search = config_options.Choice(("auto", "whole", "chunked"), default="auto")
    """Whether the search index is one file, or comes in chunks of which a browser loads a few for each query."""
    social_pictures = config_options.Choice(("auto", "all", "stories", "none"), default="auto")
    """Which pages have a picture for those who pass their address on; `auto` means all up to 500 facts, above them
    those of stories."""
    pdf = config_options.Choice(("auto", "always", "never"), default="auto")
    """Whether the site holds the explainer as a book: where it has few facts enough to set it in seconds, or anyway."""
    epub = config_options.Choice(("auto", "always", "never"), default="auto")
    """Whether it holds it as an e-book."""
    written_in = config_options.Type(str, default=WRITTEN_IN)
    """The language of the facts' own words, as a BCP 47 tag, where a fact does not say otherwise."""
    history = config_options.Type(bool, default=True)
    """Whether pages say when their fact last changed, as version control has it."""
    security = config_options.SubConfig(SecuritySettings)
    """What `.well-known/security.txt` says."""


class ExplainerPlugin(BasePlugin[ExplainerSettings]):  # type: ignore[no-untyped-call] # MkDocs types most, not this
    """Publishes the facts of the project that `mkdocs.yml` lies in."""

    rendered: RenderedSite | None = None
    """The site's pages where somebody rendered them before; else the plugin does, and logs what is wrong."""

    frames_alone: bool = False
    """Whether somebody else fills the frames and writes what is made of facts."""

    schemas: Mapping[str, bytes] = MappingProxyType({})
    """Schemas for editors by their path; none where somebody else writes them."""

    with_books: tuple[str, ...] | None = None
    """In which formats the site holds a book; told by whoever makes them, else the plugin decides and makes them."""

    chunked = False
    """Whether the search index comes in chunks; told by whoever rendered the site before, else worked out."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Choose the theme's settings."""
        check_settings(config)
        self._root = Path(config.config_file_path).resolve().parent
        self._language = config.theme["language"] or "en"
        dress(config, self._root, self._words())
        be_strict(config)
        return config

    @property
    def _with_books(self) -> tuple[str, ...]:
        if self.with_books is not None:
            return self.with_books
        # A server, which builds after every edit, makes no book. MkDocs would tell a plugin of it that it then keeps
        # from one build to the next, with all that the plugin knows.
        context = click.get_current_context(silent=True)
        serves = context is not None and context.info_name == "serve"
        return () if serves else formats_of({one: self.config[one] for one in FORMATS}, facts_in(self._root))

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Render our pages; nothing of the old site is gone yet when something is wrong with them."""
        self._imprint = imprint_of(config, books=self._with_books)
        self._site = self.rendered or self._render()
        if self.chunked:
            config.extra["explainer_search"] = "chunked"
        self._site_url = config.site_url or ""
        self._frames: list[tuple[Frame, Shell]] = []

    def _render(self) -> RenderedSite:
        setting = self.config.search
        templates = read_templates(self._root)
        for objection in template_objections(templates):
            raise PluginError(f"explainer: {objection}")
        edition = Edition(
            templates=templates,
            words=self._words(),
            changed=last_changes(self._root) if self.config.history else {},
            imprint=self._imprint,
            written_in=self._written_in(),
        )
        result = run_pipeline(self._root, edition, chunked=lambda facts: is_chunked(setting, facts))
        for finding in result.findings:
            _log_finding(finding)
        if isinstance(result, Stopped):
            raise PluginError(f"explainer: stopped after {result.stage}; `explainer check` explains what was found")
        self.chunked = result.chunked
        self.schemas = dict(site_schemas(result.graph.outlines.values()))
        return result.site

    def _written_in(self) -> str:
        try:
            return written_in_setting(self._root)
        except SettingsError as error:
            raise PluginError(f"explainer: {error}") from error

    def _words(self) -> Words:
        try:
            return read_words(self._root, str(self._language))
        except CatalogueError as error:
            raise PluginError(f"explainer: {error}") from error

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the frames and the assets."""
        for objection in objections(files, config.docs_dir, config.theme.dirs):
            raise PluginError(f"explainer: {objection}")
        for uri in UNWANTED:
            if file := files.get_file_from_path(uri):
                files.remove(file)
        self._taken = {file.dest_uri: f"`{file.src_uri}`" for file in included(files)}
        docs = [file.src_uri for file in files.documentation_pages()]
        if config.nav is None:
            config.nav = default_nav(self._site.pages, docs, self._words().catalogue)
        for address, content in read_assets(self._root, chunked=self.chunked).items():
            files.append(File.generated(config, address, content=content))
            if address.endswith(".css"):
                config.extra_css.append(address)
            elif address.endswith(".js") and address != SEARCH_SCRIPT:
                config.extra_javascript.append(address)
        for address, content in self._published_aside(config):
            # Without an inclusion MkDocs leaves out whatever begins with a dot.
            files.append(File.generated(config, address, content=content, inclusion=InclusionLevel.INCLUDED))
        check_stylesheets(files)
        self._shells = {shell.uri: shell for shell in self._plan(config.nav)}
        self._check_addresses()
        for uri in self._shells:
            # What is named in the navigation is there whatever its inclusion.
            files.append(File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def _published_aside(self, config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
        """Yield the files that are made of settings alone."""
        security = self.config.security
        contacts = security.contact or (contact_of_repository(config.repo_url or "") if security.expires else ())
        try:
            content = security_text(contacts, security.expires, config.site_url or "")
        except SecurityTextError as error:
            raise PluginError(f"explainer: {error}") from error
        if content:
            yield SECURITY_TEXT, content

    def _plan(self, nav: object) -> tuple[Shell, ...]:
        if self.config.frames:
            return plan_frames(self._site.pages, frozenset(named_sources(nav)))
        return plan_whole_pages(self._site.pages, self._site_url)

    def _check_addresses(self) -> None:
        try:
            site = self._site
            files = (*(file.address for file in site.files), *self.schemas)
            check_addresses(site.pages, files, site.redirects, self._taken)
        except WritingError as error:
            raise PluginError(f"explainer: {error}") from error

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Hang each frame below the overview page whose tab it lights, and name what the project does not."""
        del config
        pages = {file.page.url: file.page for file in files.documentation_pages() if file.page}
        self._docs = [url for url, page in pages.items() if page.file.src_uri not in self._shells]
        hang_below_indexes(nav, files)
        self._in_sections: set[str] = set()
        for uri, shell in self._shells.items():
            page, overview = _page_of(files, uri), pages.get(shell.section)
            if overview is None:
                raise PluginError(f"explainer: `{uri}` belongs to the section `{shell.section}`, which has no page")
            if page.title is None:
                page.title = escape(shell.title)  # The theme prints titles as HTML.
            if page is not overview and page not in nav.pages:
                page.parent = overview  # type: ignore[assignment] # a page above lights up as a section does
            if overview.parent is not None:
                self._in_sections.add(uri)
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let overrides include what they override."""
        del files
        name_layers(env, config, self._root, self._words())
        self._guard = GuardedPages(env, config, self._root)
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Say what the theme reads from a page's front matter."""
        del config, files
        if shell := self._shells.get(page.file.src_uri):
            # A tab of one page needs no list of its pages at the side.
            hidden = [] if page.file.src_uri in self._in_sections else ["navigation"]
            page.meta = {
                "title": shell.values["title"],
                "description": shell.values["description"],
                "hide": hidden if shell.has_toc else [*hidden, "toc"],
            }
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give the theme's skip link its target; our own table of contents has a hole."""
        del config, files
        if page.file.src_uri in self._shells:
            page.toc = TableOfContents([AnchorLink("Content", CONTENT_ID, 1)])
        return html

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the templates what a page of ours shows: tokens, or its own values."""
        del config, nav
        self._guard.expect(page.file.src_uri, context)
        if shell := self._shells.get(page.file.src_uri):
            page.canonical_url = shell.values["canonical"] if self._site_url else None
            context["explainer"] = shell.values  # type: ignore[typeddict-unknown-key] # MkDocs types its own keys alone
        return context

    @event_priority(LAST)
    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Note which scripts may stand on a page that is made from no Markdown."""
        del config
        self._guard.expect(template_name, context)
        return context

    @event_priority(LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep a rendered frame, and leave nothing of it for MkDocs to write."""
        del config
        output = self._guard.guarded(page.file.src_uri, output)
        shell = self._shells.get(page.file.src_uri)
        if shell is None or not self.config.frames:
            return _without_holes(page.file.src_uri, output)
        try:
            self._frames.append((compile_frame(shell.uri, output, required_holes(self._site_url)), shell))
        except FrameError as error:
            raise PluginError(f"explainer: {error}") from error
        return ""

    @event_priority(LAST)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Look at a page that is made from no Markdown."""
        del config
        if template_name.endswith(".html"):
            output_content = self._guard.guarded(template_name, output_content)
        return _without_holes(template_name, output_content)

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fill the frames and write what MkDocs does not know of."""
        folder, url = Path(config.site_dir), self._site_url
        write_files(folder, (self._guard.headers(),))
        if self.frames_alone:
            return
        write_files(folder, filled_pages(((frame, shell.pages) for frame, shell in self._frames), url))
        write_files(folder, (*other_files(self._site, url), *self.schemas.items()))
        write_files(folder, pictures_of(self._site.pages, SocialPictures(self._root, self._imprint.name)))
        index = folder / "search" / "search_index.json"
        if index.is_file() and self.chunked:
            found = [document_of(page.search) for page in self._site.pages if page.search]
            write_files(folder, index_files([*documents_in(index.read_bytes()), *found]).items())
            index.unlink()
        elif index.is_file():
            index.write_bytes(with_entries(index.read_bytes(), self._site.pages))
        self._add_books(folder)
        if url:
            content = sitemap([*self._docs, *(page.address for page in self._site.pages)], url)
            write_files(folder, (("sitemap.xml", content), ("sitemap.xml.gz", gzipped(content))))

    def _add_books(self, folder: Path) -> None:
        """Write the books into the site."""
        if not (self._imprint.book or self._imprint.ebook):
            return
        from generator.publishing.book.making import BookMade, BookOrder, make_book  # noqa: PLC0415 (slow start)
        from generator.publishing.ebook.making import EbookMade, EbookOrder, make_ebook  # noqa: PLC0415 (slow start)

        made: list[Stopped | Refused | BookMade | EbookMade] = []
        try:
            if self._imprint.book:
                made.append(make_book(BookOrder(root=self._root, target=folder / self._imprint.book)))
            if self._imprint.ebook:
                made.append(make_ebook(EbookOrder(root=self._root, target=folder / self._imprint.ebook)))
        except SettingsError as error:
            raise PluginError(f"explainer: no book could be made: {error}") from error
        for one in made:
            if isinstance(one, (Stopped, Refused)):
                told = getattr(one, "complaints", ()) or tuple(map(_told, one.findings))
                raise PluginError("explainer: no book could be made:\n" + "\n".join(told))

    def theme_part(self, config: MkDocsConfig) -> ThemePart:
        """Return what the theme made: frames, and what others must know of its own pages."""
        return ThemePart(
            imprint=self._imprint,
            frames={shell.key: frame for frame, shell in self._frames},
            in_navigation=tuple(sorted(named_sources(config.nav))),
            untitled=tuple(sorted(untitled_sources(config.nav))),
            pages=tuple(self._docs),
            taken=dict(self._taken),
        )

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Build again when a fact, an article or a template changes."""
        del config, builder
        for folder in watched_folders(self._root):
            server.watch(str(folder))
        let_reload(server)
        return server


def _without_holes(name: str, output: str) -> str:
    """Return the page; raise PluginError where it is no frame and shows a hole."""
    if has_mark(output):
        raise PluginError(f"explainer: `{name}` shows a hole that nothing will fill")
    return output


def _page_of(files: Files, uri: str) -> Page:
    file = files.get_file_from_path(uri)
    if file is None or file.page is None:
        raise PluginError(f"explainer: another plugin took `{uri}` away")
    return file.page


def _told(finding: Finding) -> str:
    return format_finding(finding, color=False)


def _log_finding(finding: Finding) -> None:
    report = log.error if finding.severity == "error" else log.warning
    report(_told(finding))
