"""A whole site made anew, aside, and put in the place of the old one."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from generator.caching.site import Change, MadePage, Output
from generator.composing.open_data import Offer, beside, offer, paths_beside
from generator.composing.site import redirects
from generator.model.imprint import NO_IMPRINT
from generator.model.pages.site import PagePlan
from generator.model.rendered import RenderedPage, RenderedSite
from generator.model.schema_addresses import SCHEMAS
from generator.pipeline import Progress
from generator.publishing.book.site import book_files, book_key, is_book
from generator.publishing.editor_files import site_schemas
from generator.publishing.files_of_site import (
    SEARCH,
    all_plans,
    data_file,
    data_names,
    redirect_files,
    search_files,
    sitemaps,
    text_offers,
)
from generator.publishing.frame_pages import source_uri
from generator.publishing.in_navigation import shown_of
from generator.publishing.navigation import named_sources
from generator.publishing.outcomes import Changes, Refused
from generator.publishing.page_maker import Look, PageMaker
from generator.publishing.site_folder import site_folder
from generator.publishing.social_pictures import SocialPictures, picture_paths
from generator.publishing.spare import make_folder, make_spare, spare_of
from generator.publishing.swapping import swap_in, workshop
from generator.publishing.theme_key import theme_key
from generator.publishing.theme_part import ThemePart
from generator.publishing.theming import ComplaintError, load_settings, run_theme
from generator.publishing.work import Past, Work, address_sum, keep_past, look_of
from generator.publishing.workers import in_parallel
from generator.publishing.writing import check_addresses, output_path
from generator.rendering.social_picture import PICTURE


def make_whole(work: Work, progress: Progress) -> Refused | Changes:
    """Make the whole site and put it in place."""
    progress("theme")
    config = load_settings(work.order.root)
    target = work.order.target or site_folder(work.order.root, config)
    if work.order.address:
        config.site_url = work.order.address
    with workshop(target) as folder:
        finished = folder / "site"
        finished.mkdir()
        try:
            sketch = _sketch(work, frozenset(named_sources(config.nav)))
            theme = run_theme(config, sketch, finished, chunked=work.chunked, books=work.books)
            if work.books:
                _check_room_for_books(finished)
        except ComplaintError as error:
            return Refused(complaints=error.complaints, findings=())
        progress("pages")
        with work.store.begin():
            changes = _fill(work, theme, finished, folder, target)
            for path, content in book_files(work, theme, book_key(work, theme), progress):
                _write(f"{finished}/{path}", (content,))
            outputs = _outputs(finished)
            work.store.set_outputs(outputs, (), ())
            swap_in(finished, target)
        make_spare(target, spare_of(target), outputs)
    return changes


def _check_room_for_books(finished: Path) -> None:
    """Raise a `ComplaintError` where a file of the project's own stands at an address of the site's books."""
    if taken := sorted(path.name for path in finished.iterdir() if is_book(path.name)):
        raise ComplaintError(
            tuple(f"{name}: the site's book has this address; give the file in docs/ another name" for name in taken)
        )


def _sketch(work: Work, in_navigation: Collection[str]) -> RenderedSite:
    """Return pages that need the same frames as those of the whole site, and no more."""
    maker = PageMaker(
        work.context, work.templates, Look(frames={}, in_navigation=frozenset(), imprint=NO_IMPRINT, chunked=False)
    )
    pages: dict[tuple[str, ...], RenderedPage] = {}
    for plan in all_plans(work, 1 << 20 if len(work.plans) > 1 else 1):
        if plan.address == plan.section or source_uri(plan.address) in in_navigation:
            pages[plan.address,] = maker.rendered(plan)
            continue
        for toc in ("", "toc"):
            key = (plan.frame, plan.section, str(plan.address.count("/")), toc)
            if key not in pages:
                pages[key] = _stand_in(plan, toc, len(pages))
    return RenderedSite(pages=tuple(pages.values()), files=(), redirects={})


def _stand_in(plan: PagePlan, toc: str, number: int) -> RenderedPage:
    """Return a page as deep as a planned one, at an address that none has: no id holds an underscore."""
    below = plan.address.count("/") - plan.section.count("/")
    return RenderedPage(
        address=plan.section + f"_{number}/" + "_/" * (below - 1),
        frame=plan.frame,
        section=plan.section,
        title=plan.address,
        description="",
        head="",
        content="",
        toc=toc,
        search=(),
    )


def _fill(work: Work, theme: ThemePart, finished: Path, folder: Path, target: Path) -> Changes:
    """Write all that is made of facts into the finished folder, and keep what is to be known of it."""
    look = look_of(work, theme)
    maker = PageMaker(work.context, work.templates, look)
    # Every folder is made before the processes part, so that they need not ask for each page whether it is there.
    for address in sorted(plan.address for plan in work.plans):
        make_folder(f"{finished}/{address}")

    pictures = SocialPictures(work.order.root, look.imprint.name)

    def task(plans: Sequence[PagePlan]) -> Iterator[MadePage]:
        for plan in plans:
            made, content, cards = maker.make(plan)
            drawn = [(f"{made.address}{PICTURE}", pictures.of(card)) for card in cards]
            _write_all(finished, ((output_path(made.address), content), *drawn, *beside(made.address, made.pieces)))
            yield made

    store, count = work.store, work.order.processes(len(work.plans))
    store.forget()
    made = in_parallel(task, sorted(work.plans, key=lambda plan: plan.address), folder, count)
    store.apply(Change(made=made, outlines=work.graph.outlines.values(), meta={}))

    offers = _data(work, finished)
    plans = all_plans(work, len(offers))
    data_plans = [plan for plan in plans if plan.form == "data"]
    data_pages = [maker.make(plan, offers) for plan in data_plans]
    for page, content, _ in data_pages:
        os.makedirs(f"{finished}/{page.address}", exist_ok=True)
        _write(f"{finished}/{output_path(page.address)}", (content,))
    past = Past(
        # What was edited while the theme ran may be in the site or not, so the next build asks again.
        theme_key=work.theme_key if theme_key(work.order.root, address=work.order.address) == work.theme_key else "",
        look=work.look,
        folder=os.path.relpath(target, work.order.root),
        chunked=work.chunked,
        books=work.books,
        book=book_key(work, theme),
        theme=theme,
        shown=shown_of(work.context, theme),
        offers=tuple(offers),
        redirects=redirects(work.graph),
        addresses=address_sum(plans, offers),
    )
    store.apply(Change(made=[page for page, _, _ in data_pages], meta=keep_past(past)))

    named = [*(f"data/{one.name}" for one in offers), *paths_beside(plans), *SCHEMAS, *picture_paths(plans)]
    check_addresses(plans, named, past.redirects, theme.taken)
    others = (*redirect_files(work, theme), *sitemaps([plan.address for plan in plans], theme))
    for path, content in (*others, *site_schemas(work.graph.outlines.values())):
        os.makedirs(os.path.dirname(f"{finished}/{path}"), exist_ok=True)
        _write(f"{finished}/{path}", (content,))
    index = finished / SEARCH
    if index.is_file():
        base = index.read_bytes()
        store.set_meta("search", base)
        for path, pieces in search_files(work, base):
            _write(f"{finished}/{path}", pieces)
        if work.chunked:
            index.unlink()
    return Changes(folder=target, pages=len(plans), files=len(offers), made=len(plans), written=len(plans))


def _data(work: Work, finished: Path) -> list[Offer]:
    """Write the open data, and return how it is offered."""
    offers: list[Offer] = []
    os.makedirs(finished / "data", exist_ok=True)
    for name in data_names(work):
        _write(f"{finished}/data/{name}", data_file(work, name))
        with (finished / "data" / name).open("rb") as stream:
            offers.append(offer(name, iter(lambda: stream.read(1 << 20), b"")))
    for offered, content in text_offers(work):
        offers.append(offered)
        _write(f"{finished}/data/{offered.name}", (content,))
    return offers


def _write_all(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for path, content in files:
        _write(f"{folder}/{path}", (content,))


def _write(path: str, content: Iterable[bytes]) -> None:
    with open(path, "wb") as stream:
        stream.writelines(content)


def _outputs(folder: Path) -> dict[str, Output]:
    """Return every file below a folder as the system describes it, by its path there."""
    found: dict[str, Output] = {}
    waiting = [""]
    while waiting:
        at = waiting.pop()
        with os.scandir(f"{folder}/{at}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{at}{entry.name}/")
                else:
                    status = entry.stat(follow_symlinks=False)
                    found[f"{at}{entry.name}"] = Output(status.st_size, status.st_mtime_ns)
    return found
