"""The policy: hashes as the standard has them, nothing unsafe, nobody else, and before all that it could stop."""

from __future__ import annotations

import re

import pytest

from generator.publishing.content_security_policy import (
    CHARSET,
    NOTHING,
    PolicyError,
    hash_of,
    headers_file,
    policy_of,
    with_policy,
)

SOURCE = re.compile(r"'self'|'none'|data:|'sha256-[A-Za-z0-9+/]{43}='")


def test_a_hash_is_as_published() -> None:
    """A published example of a hashed script gives the hash that is printed with it."""
    assert hash_of("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


@pytest.mark.parametrize("policy", [policy_of(()), policy_of(("one", "two")), NOTHING])
def test_nothing_unsafe_and_nobody_else(policy: str) -> None:
    """Every source is this site, nothing, a hash, or data in pictures; what is not named is not allowed."""
    directives = dict(part.split(" ", 1) for part in policy.split("; "))
    assert all(SOURCE.fullmatch(source) for sources in directives.values() for source in sources.split())
    assert [name for name, sources in directives.items() if "data:" in sources] in ([], ["img-src"])
    assert directives["default-src"] == directives["base-uri"] == "'none'"


def test_the_policy_does_not_depend_on_the_order_of_scripts() -> None:
    """Two pages with the same scripts have the same policy."""
    assert policy_of(("one", "two", "one")) == policy_of(("two", "one"))
    assert policy_of(("one",)) != policy_of(("two",))


def test_the_policy_comes_behind_the_charset() -> None:
    """It stands before the first thing that loads or runs."""
    page = with_policy("a", f"<html><head>{CHARSET}<script>x</script></head>", policy_of(("x",)))
    assert page.index(CHARSET) < page.index("Content-Security-Policy") < page.index("<script")


@pytest.mark.parametrize(
    "page", ["<html><head></head>", f"<head><script>x</script>{CHARSET}", f"<LINK href=x>{CHARSET}"]
)
def test_a_page_that_begins_otherwise_is_refused(page: str) -> None:
    """A theme that prints something before its charset would run it without a policy."""
    with pytest.raises(PolicyError, match=r"`claims/a\.md` does not begin its head"):
        with_policy("claims/a.md", page, policy_of(()))


def test_the_file_of_headers_forbids_frames() -> None:
    """Only a header can keep a page from being shown inside another one."""
    first, *lines = headers_file(("one",)).decode().splitlines()
    headers = dict(line.strip().split(": ", 1) for line in lines)
    assert first == "/*"
    assert headers["Content-Security-Policy"] == f"{policy_of(('one',))}; frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
