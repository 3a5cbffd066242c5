"""What navigation, which is on every page, shows of facts: where it differs, the theme has to make it anew."""

from __future__ import annotations

from hashlib import blake2b

from generator.composing.context import Context, address_of
from generator.publishing.frame_pages import source_uri
from generator.publishing.theme_part import ThemePart


def shown_of(context: Context, theme: ThemePart) -> str:
    """Return a checksum of that: the pages of facts that it names, and the titles that it takes from them.

    A home page counts always: without a story there is none.
    """
    named, untitled = set(theme.in_navigation), set(theme.untitled)
    home = [("", context.shown_title(context.outlines[story.id])) for story in context.stories[:1]]
    facts = [(address_of(outline), context.shown_title(outline)) for outline in context.outlines.values()]
    shown = [
        f"{address} {title if source_uri(address) in untitled else ''}"
        for address, title in (*home, *facts)
        if not address or source_uri(address) in named
    ]
    return blake2b("\n".join(shown).encode(), digest_size=12).hexdigest()
