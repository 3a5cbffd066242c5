"""What the theme's part of a site depends on: settings, Markdown pages, overrides, assets and the theme itself."""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path
from typing import Final

import yaml

from generator.caching.version import code_version
from generator.composing.worded import WRITTEN_IN
from generator.model.fields import LanguageTag
from generator.publishing.book.wanted import FORMATS
from generator.publishing.issue_form import has_form
from generator.publishing.places import layered_files, template_folders
from generator.publishing.settings_error import SettingsError

PLAIN_PLUGINS: Final = frozenset({"search", "explainer"})
"""Plugins that ask for nothing but what is hashed here; any other may look at a clock or at version control."""

PLAIN_EXTENSIONS: Final = ("markdown.extensions.", "pymdownx.", "material.extensions.")
"""Packages whose Markdown extensions look at nothing but the page; any other may read whatever it likes."""

LIVELY_EXTENSIONS: Final = frozenset({"pymdownx.snippets", "pymdownx.b64"})
"""Those of them that read other files."""

SHORT_NAMES: Final = frozenset(
    [
        "abbr",
        "admonition",
        "attr_list",
        "codehilite",
        "def_list",
        "extra",
        "fenced_code",
        "footnotes",
        "legacy_attrs",
        "legacy_em",
        "md_in_html",
        "meta",
        "nl2br",
        "sane_lists",
        "smarty",
        "tables",
        "toc",
        "wikilinks",
    ]
)
"""What Python-Markdown calls its own extensions."""

PLAIN_TAGS: Final = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp")
)
"""Tags of values that stand in the settings as they are: `<<` brings in names from elsewhere, others run code."""

PLAIN_CODE: Final = tuple(
    f"tag:yaml.org,2002:python/name:{package}." for package in ("pymdownx", "material.extensions")
)
"""How tags begin that name code of packages whose versions count anyway."""


def theme_key(root: Path, *, address: str) -> str:
    """Return a checksum of all files that the theme's part of the site depends on; an empty text where none can tell.

    What navigation shows of facts is apart from it: see `generator.publishing.in_navigation`.

    Args:
        root: The project.
        address: Where the site will live, where that is not as in the settings.
    """
    try:
        settings = (root / "mkdocs.yml").read_bytes()
    except OSError:
        return ""
    docs = _plain_docs(settings)
    if docs is None:
        return ""
    checksum = blake2b(settings, digest_size=16)
    for text in (address, code_version(), str(has_form(root))):
        checksum.update(f"{text}\0".encode())
    for part in ("theme", "assets", "book/fonts", "languages"):
        for name, path in layered_files(template_folders(root), part).items():
            _add(checksum, f"{part}/{name}", path)
    for path in sorted((root / docs).rglob("*")):
        if path.is_file():
            _add(checksum, f"docs/{path.relative_to(root / docs).as_posix()}", path)
    return checksum.hexdigest()


def search_setting(root: Path) -> str:
    """Return what the settings say of the search: `auto`, `whole` or `chunked`; MkDocs checks what stands there."""
    return _setting(root, "plugins", "explainer", "search") or "auto"


def book_settings(root: Path) -> dict[str, str]:
    """Return what the settings say of the book, by format: `auto`, `always`, `never`; MkDocs checks what is there."""
    return {one: _setting(root, "plugins", "explainer", one) or "auto" for one in FORMATS}


def language_setting(root: Path) -> str:
    """Return the tag of the language that the settings choose for the theme, and so for our words: English if none."""
    return _setting(root, "theme", "language") or "en"


def written_in_setting(root: Path) -> str:
    """Return the tag of the language that the settings say facts are written in: English if none.

    Raises:
        SettingsError: It is no tag of a language.
    """
    tag = _setting(root, "plugins", "explainer", "written_in") or WRITTEN_IN
    if not re.fullmatch(LanguageTag().pattern, tag):
        raise SettingsError(f"`{tag}` is no tag of a language; write one such as `uk` as the setting `written_in`")
    return tag


def history_setting(root: Path) -> bool:
    """Tell whether the settings let pages say when their fact last changed."""
    return (_setting(root, "plugins", "explainer", "history") or "true").lower() not in {"false", "no", "off"}


def _setting(root: Path, *ways: str) -> str:
    """Return a plain value of the settings; an empty text where there is none."""
    try:
        node = yaml.compose((root / "mkdocs.yml").read_bytes(), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError):
        return ""
    for way in ways:
        node = _below(node, way)
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _below(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """Return what stands below a name in a mapping, or in one of the mappings of a list."""
    if isinstance(node, yaml.SequenceNode):
        found = (_below(entry, name) for entry in node.value)
        return next((one for one in found if one is not None), None)
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for key, value in node.value if key.value == name), None)


def _add(checksum: blake2b, name: str, path: Path) -> None:
    content = path.read_bytes()
    checksum.update(f"{name}\0{len(content)}\0".encode())
    checksum.update(content)


def _plain_docs(settings: bytes) -> str | None:
    """Return the folder of Markdown pages where the settings are plain enough to foretell what they do, else None."""
    try:
        node = yaml.compose(settings, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return None
    if not isinstance(node, yaml.MappingNode) or _has_own_tags(node):
        return None
    values = {key.value: value for key, value in node.value}
    if values.keys() & {"hooks", "INHERIT"} or _names(values.get("plugins")) - PLAIN_PLUGINS:
        return None
    if not all(map(_is_plain_extension, _names(values.get("markdown_extensions")))):
        return None
    theme = values.get("theme")
    if isinstance(theme, yaml.MappingNode) and any(key.value == "custom_dir" for key, _ in theme.value):
        return None
    docs = values.get("docs_dir")
    return str(docs.value) if isinstance(docs, yaml.ScalarNode) else "docs"


def _is_plain_extension(name: str) -> bool:
    """Tell whether a Markdown extension looks at nothing but the page; Python-Markdown's own have short names too."""
    if name in LIVELY_EXTENSIONS:
        return False
    return name.startswith(PLAIN_EXTENSIONS) or name in SHORT_NAMES


def _has_own_tags(node: yaml.Node) -> bool:
    """Tell whether a tag such as `!ENV`, which brings in something from outside, stands anywhere in the settings."""
    if node.tag not in PLAIN_TAGS and not node.tag.startswith(PLAIN_CODE):
        return True
    if isinstance(node, yaml.MappingNode):
        return any(_has_own_tags(key) or _has_own_tags(value) for key, value in node.value)
    return isinstance(node, yaml.SequenceNode) and any(map(_has_own_tags, node.value))


def _names(node: yaml.Node | None) -> set[str]:
    """Return the names that a list of plugins or extensions has, with their settings or without."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value) for key, _ in node.value}
    names: set[str] = set()
    for entry in node.value if isinstance(node, yaml.SequenceNode) else ():
        names |= _names(entry) if isinstance(entry, yaml.MappingNode) else {str(entry.value)}
    return names
