"""What is wrong in the theme's markup is mended, and nothing else is touched."""

from __future__ import annotations

import pytest

from generator.publishing.theme_faults import mended

SWITCH = '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer"'
LABEL = '<label class="md-nav__link md-nav__link--active" for="__nav_1" id="__nav_1_label"'
DRAWER = '<input class="md-nav__toggle md-toggle" type="checkbox" id="__toc">'
TITLE = '<label class="md-nav__title"'


@pytest.mark.parametrize(
    ("faulty", "right"),
    [
        (f'{SWITCH} autocomplete="off">', f"{SWITCH}>"),
        (f'{LABEL} tabindex="">', f"{LABEL}>"),
        (f'{TITLE} for="__toc">', f"{TITLE}>"),
    ],
)
def test_a_fault_is_mended_wherever_it_stands(faulty: str, right: str) -> None:
    """Each fault that the checker finds is gone, every time that it stands on a page."""
    assert mended(f"<p>a</p>{faulty}b{faulty}") == f"<p>a</p>{right}b{right}"


@pytest.mark.parametrize(
    "sound",
    [
        f'{LABEL} tabindex="0">',
        f'{DRAWER}{TITLE} for="__toc">',
        '<input type="search" name="q" autocomplete="off">',
        f'<p>&lt;label class="md-nav__link" tabindex="">, {SWITCH[1:]} autocomplete="off"&gt;</p>',
    ],
)
def test_what_is_right_stays(sound: str) -> None:
    """A title whose switch is there keeps it, fields of a form and words about markup are as they were."""
    assert mended(sound) == sound
