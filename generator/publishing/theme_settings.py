"""What the explainer needs from MkDocs and Material, whatever a project's settings say or leave out."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator.model.words import Words
from generator.publishing.places import shipped_templates
from generator.publishing.templates import ASSETS, theme_folders

FEATURES: Final = (
    "content.tooltips",
    "navigation.tabs",
    "navigation.top",
    "search.highlight",
    "search.suggest",
    "toc.follow",
)
"""For a project that chooses none. Not `navigation.indexes`: it would merge the first overview page of a tab
with several into the tab's own name, because each is the index page of its folder."""

PALETTE: Final = (
    ({"media": "(prefers-color-scheme)"}, "material/brightness-auto", "to_light"),
    ({"media": "(prefers-color-scheme: light)", "scheme": "default"}, "material/brightness-7", "to_dark"),
    ({"media": "(prefers-color-scheme: dark)", "scheme": "slate"}, "material/brightness-4", "to_system"),
)
"""For a project that chooses none: each choice, and its switch as an icon and a word of the catalogue."""

MARK: Final = ASSETS + "mark.svg"
STOCK_FAVICON: Final = "assets/images/favicon.png"
UNWANTED: Final = (STOCK_FAVICON, "sitemap.xml")
"""Files of the theme that would be published although nothing uses them."""


STOCK: Final = "stock"
"""Name of the layer of the theme's own templates."""


def check_settings(config: MkDocsConfig) -> None:
    """Raise PluginError where the settings cannot carry an explainer."""
    if config.theme.name != "material":
        raise PluginError("explainer: the theme must be `material`; write `theme: {name: material}` into mkdocs.yml")
    if not config.use_directory_urls:
        raise PluginError("explainer: addresses end with a slash; take `use_directory_urls: false` out of mkdocs.yml")


def dress(config: MkDocsConfig, root: Path, words: Words) -> None:
    """Put our overrides before the theme's own templates, and choose what the project leaves open.

    Args:
        config: The settings, which are changed.
        root: The project.
        words: The words of the interface.
    """
    theme = config.theme
    behind_own = 1 if theme.custom_dir else 0
    theme.dirs[behind_own:behind_own] = theme_folders(root)
    theme["font"] = False  # The theme's default asks a third party for fonts whenever a page is read.
    theme["features"] = theme["features"] or list(FEATURES)
    if theme["favicon"] == STOCK_FAVICON:
        theme["favicon"] = MARK
    said = words.catalogue.theme
    palette = [{**choice, "toggle": {"icon": icon, "name": said[word]}} for choice, icon, word in PALETTE]
    for name, value in (("palette", palette), ("logo", MARK)):
        if name not in theme:
            theme[name] = value
    config.extra.setdefault("generator", False)
    # Else an aligned column of a Markdown table has style attributes, which no page may hold.
    config.mdx_configs.setdefault("tables", {})["use_align_attribute"] = True
    # MkDocs' own sitemap would list the frames, miss the facts, and hold the date of the build.
    theme.static_templates.discard("sitemap.xml")


def be_strict(config: MkDocsConfig) -> None:
    """Make every broken link of the project's own Markdown at least a warning."""
    links = config.validation.links
    links.not_found = max(links.not_found, logging.WARNING)
    links.anchors = max(links.anchors, logging.WARNING)
    links.unrecognized_links = max(links.unrecognized_links, logging.WARNING)


def name_layers(env: Environment, config: MkDocsConfig, root: Path, words: Words) -> None:
    """Let an override include what it overrides: `stock/` names the theme's own templates, `explainer/` ours.

    Overrides find their words in `explainer_words`.
    """
    env.globals["explainer_words"] = words.catalogue.theme
    stock = FileSystemLoader(stock_folders(config, root))
    layers = {STOCK: stock, "explainer": FileSystemLoader(shipped_templates() / "theme")}
    env.loader = ChoiceLoader([FileSystemLoader(config.theme.dirs), PrefixLoader(layers)])


def stock_folders(config: MkDocsConfig, root: Path) -> list[str]:
    """Return the folders of the theme's own templates."""
    own = {*theme_folders(root), config.theme.custom_dir}
    return [folder for folder in config.theme.dirs if folder not in own]
