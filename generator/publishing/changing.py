"""A site brought up to date: just the pages that can see what changed, in one step for its readers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from generator.caching.site import Change, MadePage, Output, SiteStore, changed_codes
from generator.composing.open_data import CONTENTS, Offer, beside, offer, paths_beside
from generator.composing.paging import page_address
from generator.composing.site import DATA, redirects
from generator.composing.tables import ESTIMATES
from generator.model.graph import Graph
from generator.model.outline import Outline
from generator.model.pages.site import PagePlan
from generator.model.record import Value
from generator.model.rendered import SocialCard
from generator.model.schema_addresses import SCHEMAS
from generator.pipeline import Progress
from generator.publishing.book.site import book_files, book_key, is_book
from generator.publishing.files_of_site import (
    all_plans,
    data_file,
    data_names,
    redirect_files,
    search_files,
    sitemaps,
    text_offers,
)
from generator.publishing.in_navigation import shown_of
from generator.publishing.outcomes import Changes
from generator.publishing.page_maker import PageMaker, plan_sum
from generator.publishing.search_chunks import Moves, changed_index, document_in, grew_out, is_chunk
from generator.publishing.search_index import documents_in
from generator.publishing.social_pictures import SocialPictures, picture_paths
from generator.publishing.spare import bring_up, make_spare, put, remove, remove_strays, spare_of
from generator.publishing.swapping import swap_in, sweep, workshop
from generator.publishing.work import Past, Work, address_sum, keep_past, look_of
from generator.publishing.workers import WORTH_IT
from generator.publishing.writing import check_addresses, output_path
from generator.rendering.social_picture import PICTURE

MOST_OF_ALL: Final = 0.5
"""Where a larger share of many pages is due, the whole site is made anew instead, by several processes."""


def make_changes(work: Work, past: Past, progress: Progress) -> Changes | None:
    """Bring the site up to date; None where it has to be made as a whole."""
    target = (work.order.root / past.folder).resolve()
    if not work.theme_key or _kept(past) != (work.theme_key, work.look, work.chunked, work.books):
        return None
    if work.order.target not in {None, target} or past.shown != shown_of(work.context, past.theme):
        return None
    sweep(target)
    outputs = work.store.outputs()
    if not _is_good(work, target, outputs):
        return None
    difference = _difference(work.graph, work.store)
    pages = work.store.pages()
    due = [plan for plan in work.plans if _is_due(plan, pages, difference.codes)]
    if len(due) >= WORTH_IT and len(due) > MOST_OF_ALL * len(work.plans):
        return None
    progress("pages")
    change = _Change(target=target, pictures=SocialPictures(work.order.root, past.theme.imprint.name))
    maker = PageMaker(work.context, work.templates, look_of(work, past.theme))
    planned = {plan.address for plan in work.plans}
    gone_pages = [address for address in pages if address not in planned and not address.startswith(DATA.address)]
    with work.store.begin():
        made = _pages(work, maker, due, change)
        _note_gone(work, gone_pages, difference.gone, change, outputs)
        work.store.apply(
            Change(made=made, gone_pages=gone_pages, gone_facts=difference.gone, outlines=difference.fresh, meta={})
        )
        offers = _data(work, past, change, sources=difference.sources)
        plans = all_plans(work, len(offers))
        data_pages = [change.with_page(*maker.make(plan, offers)) for plan in plans if plan.form == "data"]
        key = book_key(work, past.theme)
        if key != past.book:
            for path, content in book_files(work, past.theme, key, progress):
                change.file(path, content)
            change.gone.update(path for path in outputs if is_book(path) and path not in change.written)
        now = replace(
            past, book=key, offers=offers, redirects=redirects(work.graph), addresses=address_sum(plans, offers)
        )
        _other_files(work, past, now, plans, change)
        if difference.names:
            from generator.publishing.editor_files import site_ids  # noqa: PLC0415 (slow start)

            change.file(*site_ids(work.graph.outlines.values()))
        work.store.apply(Change(made=data_pages, meta=keep_past(now) if now != past else {}))
        _put_in_place(work, change, outputs)
    return Changes(folder=target, pages=len(plans), files=len(offers), made=len(made), written=len(change.written))


def _kept(past: Past) -> tuple[str, str, bool, tuple[str, ...]]:
    """Return what of a site cannot change while it is brought up to date."""
    return past.theme_key, past.look, past.chunked, past.books


class _Change:
    """Files that differ from those of the site, and what of the site is made of what differs."""

    def __init__(self, target: Path, pictures: SocialPictures) -> None:
        self.target = target
        self.pictures = pictures
        self.written: dict[str, bytes] = {}
        self.gone: set[str] = set()
        self.data: set[str] = set()
        """Names of files of the open data in which a piece differs."""
        self.found_before: list[bytes] = []
        self.found_after: list[bytes] = []
        """What the search found and finds of pages where that differs."""

    def file(self, path: str, content: bytes) -> None:
        """Note a file of the site, which may be as it was."""
        try:
            same = (self.target / path).read_bytes() == content
        except FileNotFoundError:
            same = False
        if not same:
            self.written[path] = content
        self.gone.discard(path)

    def with_page(self, page: MadePage, content: bytes, cards: Sequence[SocialCard]) -> MadePage:
        """Note a page, and return what is to be kept of it."""
        self.file(output_path(page.address), content)
        for card in cards:
            self.file(f"{page.address}{PICTURE}", self.pictures.of(card))
        for path, beside_it in beside(page.address, page.pieces):
            self.file(path, beside_it)
        return page


class _Difference(Value, frozen=True, kw_only=True):
    """In what the facts differ from those that the site was made from."""

    fresh: Sequence[Outline]
    gone: Sequence[str]
    codes: frozenset[int]
    """What pages may have read that is different now."""
    sources: bool
    """Whether a source is among them."""
    names: bool
    """Whether a fact came, went or has another title."""


def _difference(graph: Graph, store: SiteStore) -> _Difference:
    stamps = store.stamps()
    fresh = [outline for outline in graph.outlines.values() if stamps.get(outline.id) != outline.stamp]
    gone = [fact_id for fact_id in stamps if fact_id not in graph.outlines]
    old = {fact_id: store.outline(fact_id) for fact_id in (*gone, *(one.id for one in fresh if one.id in stamps))}
    codes = {code for outline in fresh for code in changed_codes(old.get(outline.id), outline)}
    codes.update(code for fact_id in gone for code in changed_codes(old[fact_id], None))
    return _Difference(
        fresh=fresh,
        gone=gone,
        codes=frozenset(codes),
        sources=any(outline.kind == "source" for outline in (*fresh, *old.values())),
        names=bool(gone) or any(_name(old.get(outline.id)) != _name(outline) for outline in fresh),
    )


def _name(outline: Outline | None) -> tuple[str, ...]:
    return (outline.kind, outline.title) if outline else ()


def _is_good(work: Work, folder: Path, outputs: Mapping[str, Output]) -> bool:
    """Tell whether the site, or its copy, is as it was written; where nobody else writes, that needs no look."""
    return bool(work.order.is_ours and outputs and folder.is_dir()) or _is_as_written(folder, outputs)


def _is_as_written(target: Path, outputs: Mapping[str, Output]) -> bool:
    """Tell whether every file of the site, or of its copy, is still as it was written."""
    folder, stat = str(target), os.stat
    try:
        for path, output in outputs.items():
            status = stat(f"{folder}/{path}")
            if status.st_size != output.size or status.st_mtime_ns != output.mtime:
                return False
    except OSError:
        return False
    return bool(outputs)


def _is_due(plan: PagePlan, pages: Mapping[str, tuple[bytes, bytes]], codes: frozenset[int]) -> bool:
    """Tell whether a page is new, planned in another way, or made from something that differs."""
    row = pages.get(plan.address)
    if row is None or not codes.isdisjoint(memoryview(row[1]).cast("I")):
        return True
    return row[0] != plan_sum(plan)


def _pages(work: Work, maker: PageMaker, due: Sequence[PagePlan], change: _Change) -> list[MadePage]:
    """Make the pages that are due, and note which files made of many facts they touch."""
    made: list[MadePage] = []
    for plan in due:
        page = change.with_page(*maker.make(plan))
        made.append(page)
        found = work.store.search_of(page.address)
        if found != page.search:
            change.found_before.append(found)
            change.found_after.append(page.search)
        before = work.store.pieces_of(page.subject) if page.subject else {}
        change.data.update(name for name, _ in before.items() ^ page.pieces.items())
    return made


def _note_gone(
    work: Work, pages: Sequence[str], facts: Sequence[str], change: _Change, outputs: Mapping[str, Output]
) -> None:
    for address in pages:
        change.gone.update({output_path(address), f"{address}{ESTIMATES}", f"{address}{PICTURE}"} & outputs.keys())
        change.found_before.append(work.store.search_of(address))
    for fact_id in facts:
        change.data.update(work.store.pieces_of(fact_id))


def _data(work: Work, past: Past, change: _Change, *, sources: bool) -> tuple[Offer, ...]:
    """Note the files of the open data that differ, and return how all of them are offered."""
    before = {one.name: one for one in past.offers}
    offers: list[Offer] = []
    for name in data_names(work):
        if name in change.data or name not in before:
            content = b"".join(data_file(work, name))
            change.file(f"data/{name}", content)
            offers.append(offer(name, (content,)))
        else:
            offers.append(before[name])
    if sources:
        for offered, content in text_offers(work):
            change.file(f"data/{offered.name}", content)
            offers.append(offered)
    else:
        offers.extend(one for one in past.offers if one.name not in CONTENTS)
    change.gone.update(f"data/{name}" for name in before.keys() - {one.name for one in offers})
    return tuple(offers)


def _other_files(work: Work, past: Past, now: Past, plans: Sequence[PagePlan], change: _Change) -> None:
    """Note what lists pages, where pages came or went, and the search index."""
    theme = past.theme
    count = sum(plan.form == "data" for plan in plans)
    before = sum(plan.form == "data" for plan in all_plans(work, len(past.offers)))
    change.gone.update(output_path(page_address(DATA.address, number)) for number in range(count + 1, before + 1))
    if (now.redirects, now.addresses) != (past.redirects, past.addresses):
        named = [*(f"data/{one.name}" for one in now.offers), *paths_beside(plans), *SCHEMAS, *picture_paths(plans)]
        check_addresses(plans, named, now.redirects, theme.taken)
        change.gone.update(output_path(old) for old in past.redirects.keys() - now.redirects.keys())
        for path, content in (*redirect_files(work, theme), *sitemaps([plan.address for plan in plans], theme)):
            change.file(path, content)
    change.gone -= change.written.keys()
    base = work.store.meta("search")
    if base and any((*change.found_before, *change.found_after)):
        for path, content in _search(work, base, change):
            if content:
                change.file(path, content)
            else:
                change.gone.add(path)


def _search(work: Work, base: bytes, change: _Change) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the search index that can differ; one without content is no more."""
    if work.chunked:
        moves = Moves(
            before=[document_in(data) for data in change.found_before if data],
            after=[document_in(data) for data in change.found_after if data],
        )
        own = documents_in(base)
        if not grew_out(work.store, moves, own):
            yield from changed_index(work.store, moves, own)
            return
        for path in work.store.outputs():
            if is_chunk(path):
                yield path, b""
    for path, content in search_files(work, base):
        yield path, b"".join(content)


def _put_in_place(work: Work, change: _Change, outputs: Mapping[str, Output]) -> None:
    """Make the spare copy what the site shall be, and exchange the two."""
    if not (change.written or change.gone):
        return
    target, spare = change.target, spare_of(change.target)
    behind = work.store.behind()
    if spare.is_symlink() or not _is_good(work, spare, {path: outputs[path] for path in outputs.keys() - behind}):
        make_spare(target, spare, outputs)
        behind = []
    # Under its own name the spare copy is always whole; what a killed build leaves under another is thrown away.
    with workshop(target) as folder:
        finished = folder / "site"
        spare.rename(finished)
        bring_up(target, finished, behind)
        remove_strays(finished, outputs)
        for path in change.gone:
            remove(finished, path)
        fresh: dict[str, Output] = {}
        for path, content in change.written.items():
            put(finished, path, content)
            status = (finished / path).stat()
            fresh[path] = Output(status.st_size, status.st_mtime_ns)
        swap_in(finished, target)
        work.store.set_outputs(fresh, change.gone, [*change.written, *change.gone])
        finished.rename(spare)
