"""MkDocs run as a library: settings in, a site in a folder of our choice out."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.model.rendered import RenderedSite
from generator.publishing.mkdocs_plugin import ExplainerPlugin
from generator.publishing.settings_error import SettingsError
from generator.publishing.theme_part import ThemePart


class ComplaintError(Exception):
    """MkDocs found something wrong with the Markdown pages, the navigation or the templates."""

    def __init__(self, complaints: tuple[str, ...]) -> None:
        super().__init__("\n".join(complaints))
        self.complaints = complaints


def load_settings(root: Path) -> MkDocsConfig:
    """Return the settings of the project at `root`, validated.

    Raises:
        SettingsError: They cannot be read, or MkDocs or the explainer cannot work with them.
    """
    path = root / "mkdocs.yml"
    if not path.is_file():
        raise SettingsError(f"there is no file `{path}`")
    config = MkDocsConfig(config_file_path=str(path))
    try:
        with path.open("rb") as stream:
            config.load_file(stream)
        if config["docs_dir"] == "docs" and not (root / "docs").is_dir():
            config["docs_dir"] = str(_no_docs(root))
        errors, _ = config.validate()
    except MkDocsException as error:
        raise SettingsError(f"mkdocs.yml: {error}") from error
    if errors:
        raise SettingsError("\n".join(f"mkdocs.yml: `{name}`: {error}" for name, error in errors))
    if not isinstance(config.plugins.get("explainer"), ExplainerPlugin):
        raise SettingsError("mkdocs.yml: the plugin `explainer` is not listed under `plugins`")
    return config


def _no_docs(root: Path) -> Path:
    """Return an empty folder, for a project without Markdown pages of its own: MkDocs insists on one."""
    folder = root / ".explainer" / "no-docs"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def run_theme(
    config: MkDocsConfig, rendered: RenderedSite, folder: Path, *, chunked: bool = False, books: tuple[str, ...] = ()
) -> ThemePart:
    """Build into the empty `folder` what the theme makes of a site with pages such as those of `rendered`.

    The frames are returned and not filled; warnings count as errors.

    Raises:
        ComplaintError: MkDocs warned or stopped; `folder` holds part of a site.
    """
    plugin = config.plugins["explainer"]
    assert isinstance(plugin, ExplainerPlugin)  # noqa: S101 (load_settings has seen to it)
    plugin.rendered = rendered
    plugin.frames_alone = True
    plugin.chunked = chunked
    plugin.with_books = books
    config.site_dir = str(folder)
    config.strict = True
    with _complaints() as complaints:
        try:
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except MkDocsException as error:
            # MkDocs prints what was wrong and raises another error; where its printing is filtered, this tells as well.
            raise ComplaintError(tuple(complaints) or (str(error.__context__ or error),)) from error
        finally:
            config.plugins.on_shutdown()
    return plugin.theme_part(config)


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Yield a list that fills with what MkDocs warns of, and keep MkDocs from printing it."""
    complaints: list[str] = []

    class Collector(logging.Handler):
        """Keeps messages."""

        def emit(self, record: logging.LogRecord) -> None:
            """Keep one message."""
            complaints.append(record.getMessage())

    logger, collector = logging.getLogger("mkdocs"), Collector(logging.WARNING)
    logger.addHandler(collector)
    before, logger.propagate = logger.propagate, False
    try:
        yield complaints
    finally:
        logger.propagate = before
        logger.removeHandler(collector)
