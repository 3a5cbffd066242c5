"""Pages made by several processes: the same pages, and a failure in any of them is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from msgspec import DecodeError

from generator.caching.database import TornError
from generator.caching.site import MadePage
from generator.model.pages.site import PagePlan
from generator.pipeline import Stopped
from generator.publishing.build import build_site
from generator.publishing.outcomes import Built, Refused
from generator.publishing.workers import MOST, WORTH_IT, WorkerError, in_parallel, worker_count

FilesBelow = Callable[[Path], dict[str, bytes]]


def plans(count: int) -> list[PagePlan]:
    """Return so many plans."""
    return [PagePlan(address=f"claims/{at}/", form="fact", frame="f", section="claims/") for at in range(count)]


def make(given: Sequence[PagePlan]) -> Iterator[MadePage]:
    """Make pages; the seventh of all cannot be made."""
    for plan in given:
        if plan.address == "claims/7/":
            raise ValueError("seven is too many")
        yield MadePage(
            address=plan.address, plan=b"p", reads=b"", search=b"s", document="", pieces={"x": "y"}, subject="z"
        )


@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_page_is_made_once(tmp_path: Path, count: int) -> None:
    """However many processes make them, each planned page comes back once, and nothing is left behind."""
    made = list(in_parallel(make, plans(7), tmp_path, count))
    assert sorted(page.address for page in made) == [plan.address for plan in plans(7)]
    assert {(page.plan, page.search, tuple(page.pieces.items())) for page in made} == {(b"p", b"s", (("x", "y"),))}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("position", [7, 8])
def test_a_failure_is_told(tmp_path: Path, position: int) -> None:
    """Whether a page fails in another process or in this one, making ends with how."""
    given = plans(9)
    given[7], given[position] = given[position], given[7]
    with pytest.raises((WorkerError, ValueError), match="seven is too many"):
        list(in_parallel(make, given, tmp_path, 2))


def test_few_pages_need_one_process() -> None:
    """A small site is made by one process, a large one never by more than a few."""
    assert worker_count(WORTH_IT - 1) == 1
    assert 1 <= worker_count(100 * WORTH_IT) <= MOST


def test_the_site_does_not_depend_on_how_many_made_it(harbour: Path, files_below: FilesBelow) -> None:
    """One process and three make the same bytes."""
    sites = []
    for processes in (1, 3):
        assert isinstance(build_site(harbour, fresh=True, processes=processes), Built)
        sites.append(files_below(harbour / "site"))
    assert sites[0] == sites[1]


def test_a_broken_template_is_told_by_any_process(harbour: Path, files_below: FilesBelow) -> None:
    """A template that only pages of other processes use is named with its line, and the old site stays."""
    build_site(harbour)
    before = files_below(harbour / "site")
    (harbour / "site_templates" / "pages").mkdir(parents=True)
    for name in ("claim", "view", "figure", "source"):
        (harbour / "site_templates" / "pages" / f"{name}.html").write_text("<h1>{{ view.nonsense }}", encoding="utf-8")
    refused = build_site(harbour, processes=4)
    assert not isinstance(refused, (Built, Stopped))
    assert isinstance(refused, Refused)
    (complaint,) = refused.complaints
    assert "nonsense" in complaint
    assert ".html:1" in complaint
    assert files_below(harbour / "site") == before


def tear(given: Sequence[PagePlan]) -> Iterator[MadePage]:
    """Find the cache damaged at the second page of all."""
    for plan in given:
        if plan.address == "claims/1/":
            raise DecodeError("a row has another checksum")
        yield from make([plan])


def test_a_damaged_cache_is_told_apart(tmp_path: Path) -> None:
    """Where another process finds the cache damaged, it is thrown away, and the project is not blamed."""
    with pytest.raises(TornError, match="another checksum"):
        list(in_parallel(tear, plans(4), tmp_path, 2))
