"""`security.txt` says what the standard requires, or is not written."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from generator.publishing.security_txt import SecurityTextError, contact_of_repository, security_text

LAST_DAY = date(2031, 5, 6)


def test_it_has_contact_and_expiry() -> None:
    """Both required fields stand there, the contacts in order, each line ended."""
    text = security_text(["mailto:a@example.org", "https://example.org/report"], LAST_DAY, "")
    assert text.decode() == (
        "Contact: mailto:a@example.org\nContact: https://example.org/report\nExpires: 2031-05-06T23:59:59Z\n"
    )


def test_it_names_its_own_address() -> None:
    """Where the site's address is known, a copy elsewhere can be told from the real file."""
    text = security_text(["mailto:a@example.org"], LAST_DAY, "https://example.org/")
    assert b"Canonical: https://example.org/.well-known/security.txt\n" in text


def test_a_time_of_day_is_dropped() -> None:
    """YAML reads a time where one is written; the file holds to the end of that day."""
    text = security_text(["mailto:a@example.org"], datetime(2031, 5, 6, 7, 8, tzinfo=UTC), "")
    assert b"Expires: 2031-05-06T23:59:59Z\n" in text


def test_without_a_contact_there_is_no_file() -> None:
    """Nobody is sent to an address that nobody gave."""
    assert security_text([], LAST_DAY, "") == b""


@pytest.mark.parametrize(
    "contact", ["a@example.org", "http://example.org", "mailto:", "mailto:a\nExpires: x", "tel: 1"]
)
def test_a_contact_is_an_address(contact: str) -> None:
    """What is no address, or would add a line, is refused."""
    with pytest.raises(SecurityTextError, match="is no contact"):
        security_text([contact], LAST_DAY, "")


def test_the_last_day_is_required() -> None:
    """No day is made up from the day of the build."""
    with pytest.raises(SecurityTextError, match="`expires` is missing"):
        security_text(["mailto:a@example.org"], None, "")


@pytest.mark.parametrize(
    ("repo_url", "contacts"),
    [
        ("https://github.com/some/thing", ("https://github.com/some/thing/security/advisories/new",)),
        ("https://github.com/some/thing.git/", ("https://github.com/some/thing/security/advisories/new",)),
        ("https://github.com/some", ()),
        ("https://code.example/some/thing", ()),
        ("", ()),
    ],
)
def test_a_repository_takes_reports(repo_url: str, contacts: tuple[str, ...]) -> None:
    """The page for private reports is known for one host alone."""
    assert contact_of_repository(repo_url) == contacts
