"""What the theme engine makes of a site, kept so that it need not run when only facts change."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.imprint import Imprint
from generator.model.record import Value
from generator.publishing.frames import Frame


class ThemePart(Value, frozen=True, kw_only=True):
    """The frames, and what must be known of the pages that the theme engine writes itself."""

    imprint: Imprint
    frames: Mapping[str, Frame]
    """By what the pages of a frame have in common."""
    in_navigation: tuple[str, ...]
    """Source files that the project's navigation names."""
    untitled: tuple[str, ...]
    """Those of them that it names without a title, so that it shows the page's own."""
    pages: tuple[str, ...]
    """Addresses of the project's own Markdown pages."""
    taken: Mapping[str, str]
    """What the theme engine publishes beside them: by path, words for where it comes from."""
