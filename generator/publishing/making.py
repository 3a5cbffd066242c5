"""A site made from a project: whole where nothing is known of it, else just what can differ."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing, nullcontext, suppress
from hashlib import blake2b

import msgspec
from minijinja import TemplateError

from generator.caching import site as site_cache
from generator.caching.database import CACHE, FACTS, SITE, TornError, database, torn_is_deleted
from generator.caching.facts import KeptFacts
from generator.caching.site import SiteStore
from generator.caching.version import code_version
from generator.composing.context import Context
from generator.composing.site import plan_pages, search_plan
from generator.model.diagnostics import Finding
from generator.model.graph import Graph
from generator.model.imprint import MOST_PICTURES
from generator.pipeline import Progress, Stopped, check_project
from generator.publishing.book.wanted import BookError, formats_of
from generator.publishing.catalogues import CatalogueError, read_words
from generator.publishing.changing import make_changes
from generator.publishing.frames import FrameError
from generator.publishing.history import NO_HISTORY, history_of
from generator.publishing.outcomes import Built, Changes, Refused
from generator.publishing.page_guard import template_objections
from generator.publishing.search_index import is_chunked
from generator.publishing.templates import read_templates
from generator.publishing.theme_key import (
    book_settings,
    history_setting,
    language_setting,
    search_setting,
    theme_key,
    written_in_setting,
)
from generator.publishing.work import Order, Past, Work, history_kept, keep_history, past_of
from generator.publishing.workers import WorkerError
from generator.publishing.writing import WritingError
from generator.rendering.template_errors import told


def make_site(order: Order, progress: Progress) -> Stopped | Refused | Built:
    """Make the site that `order` asks for; unless all goes well the old one stays as it is, byte for byte.

    Raises:
        SettingsError: `mkdocs.yml` cannot be used.
        OSError: The disk is full, or something cannot be read or written.
    """
    for _ in (FACTS, SITE):
        try:
            return _make(order, progress)
        except TornError:
            # The damaged file of the cache is gone; what it held is worked out anew, and the other may be damaged too.
            continue
    return _make(order, progress)


def _make(order: Order, progress: Progress) -> Stopped | Refused | Built:
    facts = order.root / CACHE / FACTS
    kept = order.kept or KeptFacts(facts, code_version())
    with nullcontext() if order.kept else closing(kept), kept.opened() as known:
        checked = check_project(order.root, progress, known)
        if isinstance(checked, Stopped):
            return checked
        site = order.cache / SITE
        # Both are in use from here on, and what a damaged one raises does not tell which it is.
        with database(site, code_version(), site_cache.SCHEMA) as pages, torn_is_deleted(facts), torn_is_deleted(site):
            return _publish(order, checked.graph, checked.findings, SiteStore(pages), progress)


def _publish(
    order: Order, graph: Graph, findings: tuple[Finding, ...], store: SiteStore, progress: Progress
) -> Refused | Built:
    progress("composing")
    past = past_of(store)
    templates = read_templates(order.root)
    try:
        words = read_words(order.root, language_setting(order.root))
    except CatalogueError as error:
        return Refused(complaints=(str(error),), findings=findings)
    context = Context(graph, words, written_in_setting(order.root))
    if complaints := template_objections(templates):
        return Refused(complaints=complaints, findings=findings)
    known = history_kept(store)
    history = history_of(order.root, known) if history_setting(order.root) else NO_HISTORY
    chunked = is_chunked(search_setting(order.root), len(graph.outlines))
    work = Work(
        order=order,
        graph=graph,
        context=context,
        plans=[*plan_pages(context, history.days), *([search_plan()] if chunked else [])],
        templates=templates,
        store=store,
        theme_key=theme_key(order.root, address=order.address),
        look=_look(templates, context, few=len(graph.outlines) <= MOST_PICTURES),
        chunked=chunked,
        books=tuple(one for one in formats_of(book_settings(order.root), len(graph.outlines)) if one in order.books),
        days=history.days,
    )
    try:
        changes = _changes(work, past, progress)
    except TemplateError as error:
        return Refused(complaints=(told(error),), findings=findings)
    except (BookError, FrameError, WritingError, WorkerError) as error:
        return Refused(complaints=(str(error),), findings=findings)
    if isinstance(changes, Refused):
        return Refused(complaints=changes.complaints, findings=findings)
    if history != known or not store.meta("history"):
        keep_history(store, history)
    return Built(
        folder=changes.folder,
        facts=len(graph.outlines),
        pages=changes.pages,
        files=changes.files,
        made=changes.made,
        written=changes.written,
        findings=findings,
    )


def _changes(work: Work, past: Past | None, progress: Progress) -> Refused | Changes:
    # Facts can come to need a frame that the theme was not asked for, such as that of a second page.
    with suppress(FrameError):
        changes = make_changes(work, past, progress) if past else None
        if changes is not None:
            return changes
    # MkDocs takes long to import, and is not needed where only facts changed.
    from generator.publishing.whole import make_whole  # noqa: PLC0415

    return make_whole(work, progress)


def _look(templates: Mapping[str, str], context: Context, *, few: bool) -> str:
    """Return a checksum of all that pages depend on beside facts and theme; `few`: each may have a picture."""
    checksum = blake2b("\0".join(f"{name}\0{text}" for name, text in templates.items()).encode())
    words = context.words
    checksum.update(msgspec.json.encode((words.language, words.catalogue, context.written_in, few)))
    return checksum.hexdigest()
