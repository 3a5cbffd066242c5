"""The stages in order: what comes in at the top of a project and goes out at the bottom as pages.

Each stage gathers everything it finds wrong; the pipeline stops between stages when one of them failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from generator.anchoring.coverage import Coverages
from generator.anchoring.project import Haystacks, anchor_facts, standing_on
from generator.caching.database import CACHE, FACTS, TornError, database
from generator.caching.facts import SCHEMA, Facts, FactStore, Outgoing, SoundFact
from generator.caching.version import code_version
from generator.checking.project import check_graph
from generator.checking.waiving import unused, waive
from generator.composing.site import NEVER, compose_site
from generator.composing.worded import WRITTEN_IN
from generator.linking.catalogue import catalogue_of
from generator.linking.project import LinkedFact, graph_of, link_fact, link_project
from generator.model.anchored import AnchoredFact, AnchoredProject, Coverage
from generator.model.diagnostics import Diagnostic, Finding
from generator.model.facts.base import Fact
from generator.model.graph import Graph
from generator.model.imprint import NO_IMPRINT, Imprint
from generator.model.marks import FileMark
from generator.model.outline import Outline
from generator.model.read import ReadFact, ReadProject
from generator.model.record import Value
from generator.model.rendered import RenderedSite
from generator.model.waivers import Waived, Waiver
from generator.model.words import Words
from generator.reading.locating import locate
from generator.reading.project import read_project
from generator.rendering.site import render_site

T = TypeVar("T")

Progress = Callable[[str], None]
"""Told the name of each stage as it begins."""


class Stopped(Value, frozen=True, kw_only=True):
    """The project does not hold: no later stage ran."""

    stage: str
    """The stage that failed, such as `anchoring`."""
    findings: tuple[Finding, ...]
    """Everything that stage and those before it found, in the order of files and lines."""
    waived: tuple[Waived, ...] = ()
    """What of it does not count."""


class Surveyed(Value, frozen=True, kw_only=True):
    """Every fact is read, and every quote that could be found is found."""

    project: AnchoredProject
    findings: tuple[Finding, ...]
    failed: bool
    """True where a quote was not found or a sentence is not covered."""


class Checked(Value, frozen=True, kw_only=True):
    """The project holds."""

    graph: Graph
    findings: tuple[Finding, ...]
    """Warnings alone."""


class Rendered(Value, frozen=True, kw_only=True):
    """The project holds, and these are its pages."""

    graph: Graph
    findings: tuple[Finding, ...]
    """Warnings alone."""
    site: RenderedSite
    chunked: bool
    """Whether the search index comes in chunks."""


def _silent(_stage: str) -> None:
    """Tell nobody."""


def survey_project(root: Path, progress: Progress = _silent, store: FactStore | None = None) -> Stopped | Surveyed:
    """Which words of its sources the facts of the project at `root` stand on."""
    surveyed = _survey(root, progress, store or FactStore())
    if isinstance(surveyed, Stopped):
        return surveyed
    return Surveyed(project=surveyed.project, findings=surveyed.findings, failed=surveyed.failed)


class _Survey(Value, frozen=True, kw_only=True):
    """A project with every quote found that could be, and what of it needs no second look."""

    project: AnchoredProject
    findings: tuple[Finding, ...]
    failed: bool
    read: ReadProject
    fresh: Mapping[str, AnchoredFact[Fact]]
    """Facts that were read or anchored anew, by id."""
    resting: Mapping[str, Outline]
    """Outlines of all others, by id."""
    ids: tuple[str, ...]
    """All ids in the order of kinds and then ids."""
    covered: frozenset[str]
    """Sources each of whose sentences is carried or set aside."""
    waivers: tuple[Waiver, ...]
    waived: tuple[Waived, ...]


def _survey(root: Path, progress: Progress, store: FactStore) -> Stopped | _Survey:
    progress("reading")
    read = read_project(root, store.known)
    project = read.value
    # A fact with a waiver never rests, so those of the facts that were read are all there are.
    waivers = tuple(waiver for fact in project.facts.values() for waiver in fact.waivers)
    found_reading, waived = waive(locate(root, read.diagnostics), waivers)
    if _has_error(found_reading):
        return Stopped(stage="reading", findings=found_reading, waived=waived)
    progress("anchoring")
    resting, stale = _resting(project, store)
    # What rests was sound with the same texts, so only the others are compared with theirs.
    haystacks = Haystacks(project.texts)
    due = (
        *project.facts.values(),
        *(ReadFact(path=one.path, fact=store.anchored(one).fact, lines=one.lines) for one in stale),
    )
    anchored = anchor_facts(due, haystacks)
    ids = tuple(_id_of(path) for path in project.fact_marks)
    facts: Mapping[str, AnchoredFact[Fact]] = anchored.value
    if resting:
        facts = Facts(ids, anchored.value, resting, store)
    diagnostics = [*anchored.diagnostics]
    standing: dict[str, list[str]] = standing_on(anchored.value.values(), project.texts)
    covered = frozenset[str]()
    coverage: Mapping[str, Coverage] = {}
    if not anchored.diagnostics:
        for outline in resting.values():
            for source in outline.sources:
                standing[source].append(outline.id)
        coverages = Coverages(facts, haystacks, standing)
        untouched = store.covered - _touched(project, anchored.value, store)
        wrong = {source: coverages.outcome(source).diagnostics for source in project.texts if source not in untouched}
        diagnostics += (diagnostic for found in wrong.values() for diagnostic in found)
        covered = frozenset(source for source in project.texts if not wrong.get(source))
        coverage = coverages
    return _Survey(
        project=AnchoredProject(facts=facts, texts=project.texts, coverage=coverage),
        findings=(*found_reading, *locate(root, diagnostics)),
        failed=any(diagnostic.severity == "error" for diagnostic in diagnostics),
        read=project,
        fresh=anchored.value,
        resting=resting,
        ids=ids,
        covered=covered,
        waivers=waivers,
        waived=waived,
    )


def _has_error(findings: Iterable[Finding]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def _id_of(path: str) -> str:
    return path[path.rindex("/") + 1 : -len(".yml")]


def _resting(project: ReadProject, store: FactStore) -> tuple[dict[str, Outline], list[Outline]]:
    """Return the outlines of facts that are as they were, and of those whose texts are not, though their files are."""
    resting: dict[str, Outline] = {}
    stale: list[Outline] = []
    stamps = _Stamps(project.text_digests)
    for path, mark in project.fact_marks.items():
        if path in project.resting:
            outline = store.outlines[path]
            if outline.stamp == stamps.of(mark, outline.sources):
                resting[outline.id] = outline
            else:
                stale.append(outline)
    return resting, stale


class _Stamps:
    """What tells a fact from what it was before: a checksum of its file, and one of the texts it quotes."""

    def __init__(self, digests: Mapping[str, str]) -> None:
        self._digests = digests
        self._texts: dict[tuple[str, ...], str] = {}

    def of(self, mark: FileMark, sources: tuple[str, ...]) -> str:
        """Return the stamp of a fact that quotes `sources`; most facts share theirs with many others."""
        texts = self._texts.get(sources)
        if texts is None:
            joined = " ".join(self._digests.get(source, "") for source in sources)
            texts = self._texts[sources] = blake2b(joined.encode(), digest_size=8).hexdigest()
        return mark.digest + texts


def _touched(project: ReadProject, fresh: Mapping[str, AnchoredFact[Fact]], store: FactStore) -> set[str]:
    """Return the sources that a changed fact quotes or quoted, and those that changed themselves."""
    touched = {anchor.anchor.source for fact in fresh.values() for anchor in fact.anchors.values()}
    touched.update(fact_id for fact_id, fact in fresh.items() if fact.fact.KIND == "source")
    for path, outline in store.outlines.items():
        if path not in project.resting or outline.id in fresh:
            touched.update(outline.sources)
    return touched


def check_project(root: Path, progress: Progress = _silent, store: FactStore | None = None) -> Stopped | Checked:
    """Everything that the project at `root` must hold, checked without making a page.

    Args:
        root: The project.
        progress: Told of each stage.
        store: What earlier runs found out; what this one finds out is added to it.
    """
    store = store or FactStore()
    surveyed = _survey(root, progress, store)
    if isinstance(surveyed, Stopped):
        return surveyed
    if surveyed.failed:
        return Stopped(stage="anchoring", findings=surveyed.findings, waived=surveyed.waived)

    progress("linking")
    linking = _link(surveyed, store)
    progress("checking")
    graph, linked = linking.graph, linking.diagnostics
    # A rule that looks at one fact has nothing new to say of a fact that rests.
    checked = () if linked else check_graph(graph, surveyed.fresh)
    _keep(surveyed, linking, (*linked, *checked), store)
    counting, waived = waive(locate(root, (*linked, *checked)), surveyed.waivers)
    waived = (*surveyed.waived, *waived)
    idle = () if linked else locate(root, unused(surveyed.waivers, waived))
    findings = (*surveyed.findings, *counting, *idle)
    if _has_error(counting):
        stage = "linking" if linked else "checking"
        return Stopped(stage=stage, findings=findings, waived=waived)
    return Checked(graph=replace(graph, waived=waived), findings=findings)


def check_again(root: Path, progress: Progress = _silent) -> Stopped | Checked:
    """Everything that the project at `root` must hold; what was found out before is not worked out again.

    Where the cache is damaged or cannot be written, everything is.
    """
    with suppress(TornError, OSError), database(root / CACHE / FACTS, code_version(), SCHEMA) as connection:
        return check_project(root, progress, FactStore(connection))
    return check_project(root, progress)


class Looked(Value, frozen=True, kw_only=True):
    """A project as far as it holds."""

    graph: Graph
    """Of the facts to which nothing objects by themselves; references to others are left out."""
    findings: tuple[Finding, ...]
    """Everything that is wrong with the project."""


def look(root: Path, see: Callable[[Looked], T], progress: Progress = _silent) -> T:
    """What `see` makes of the project at `root` as far as it holds, whole or not.

    It may be asked a second time, where what was found out before turns out to be damaged.
    """
    with suppress(TornError, OSError), database(root / CACHE / FACTS, code_version(), SCHEMA) as connection:
        return see(_looked(root, progress, FactStore(connection)))
    return see(_looked(root, progress, FactStore()))


def _looked(root: Path, progress: Progress, store: FactStore) -> Looked:
    result = check_project(root, progress, store)
    if isinstance(result, Checked):
        return Looked(graph=result.graph, findings=result.findings)
    project = read_project(root).value
    facts = anchor_facts(project.facts.values(), Haystacks(project.texts)).value
    anchored = AnchoredProject(facts=facts, texts=project.texts, coverage={})
    return Looked(graph=link_project(anchored).value, findings=result.findings)


class _Linking(Value, frozen=True, kw_only=True):
    """A graph and what was linked anew to make it."""

    graph: Graph
    fresh: Mapping[str, LinkedFact]
    diagnostics: tuple[Diagnostic, ...]


def _link(surveyed: _Survey, store: FactStore) -> _Linking:
    facts = surveyed.project.facts
    fresh_or_outline = (
        surveyed.fresh[fact_id].fact if fact_id in surveyed.fresh else surveyed.resting[fact_id]
        for fact_id in surveyed.ids
    )
    catalogue = catalogue_of(fresh_or_outline)
    due = set(surveyed.fresh)
    if catalogue.kinds != {outline.id: outline.kind for outline in store.outlines.values()}:
        # A fact that rests is linked anew when one that it names is gone, or is of another kind now.
        due.update(
            fact_id
            for fact_id, outline in surveyed.resting.items()
            if any(catalogue.kinds.get(target.id) != target.kind for target in outline.targets)
        )
    stamps = _Stamps(surveyed.read.text_digests)
    fresh: dict[str, LinkedFact] = {}
    diagnostics: list[Diagnostic] = []
    for fact_id in filter(due.__contains__, surveyed.ids):
        anchored = facts[fact_id]
        sources = tuple(sorted({found.anchor.source for found in anchored.anchors.values()}))
        stamp = stamps.of(surveyed.read.fact_marks[anchored.path], sources)
        linked = link_fact(anchored, catalogue, stamp)
        fresh[fact_id] = linked.value
        diagnostics += linked.diagnostics
    outlines = {
        fact_id: fresh[fact_id].outline if fact_id in fresh else surveyed.resting[fact_id] for fact_id in surveyed.ids
    }
    edges = {fact_id: linked.edges for fact_id, linked in fresh.items() if linked.edges}
    graph = graph_of(surveyed.project, outlines, Outgoing(outlines, edges, store))
    return _Linking(graph=graph, fresh=fresh, diagnostics=tuple(diagnostics))


def _keep(surveyed: _Survey, linking: _Linking, diagnostics: Iterable[Diagnostic], store: FactStore) -> None:
    """Keep what was found out about single facts to which nothing objects."""
    unsound = {diagnostic.place.path for diagnostic in diagnostics} | {waiver.path for waiver in surveyed.waivers}
    marks = surveyed.read.fact_marks
    sound = [
        SoundFact(
            anchored=surveyed.project.facts[fact_id],
            edges=linked.edges,
            outline=linked.outline,
            mark=marks[linked.outline.path],
        )
        for fact_id, linked in linking.fresh.items()
        if linked.outline.path not in unsound
    ]
    store.save(
        sound,
        touched={path: marks[path] for path in surveyed.read.resting if marks[path] != store.known.facts[path]},
        gone=[path for path in store.outlines if path not in marks or path in unsound],
        texts=surveyed.read.text_marks,
        covered=surveyed.covered,
    )


class Edition(Value, frozen=True, kw_only=True):
    """What pages are made of beside the facts."""

    templates: Mapping[str, str]
    """Text of each template by its name."""
    words: Words
    """The words of the interface."""
    changed: Mapping[str, str] = NEVER
    """Day of the last recorded change of each fact's file, by its path."""
    imprint: Imprint = NO_IMPRINT
    written_in: str = WRITTEN_IN
    """The language of the facts' own words, where they do not say otherwise."""


def run_pipeline(
    root: Path,
    edition: Edition,
    progress: Progress = _silent,
    *,
    chunked: Callable[[int], bool] = lambda _facts: False,
) -> Stopped | Rendered:
    """The pages of the project at `root`, or what stands in their way.

    Args:
        root: The project.
        edition: What pages are made of beside the facts.
        progress: Told of each stage.
        chunked: Tells whether the search index of so many facts comes in chunks.
    """
    checked = check_project(root, progress)
    if isinstance(checked, Stopped):
        return checked
    progress("composing")
    in_chunks = chunked(len(checked.graph.outlines))
    site = compose_site(
        checked.graph, edition.words, chunked=in_chunks, changed=edition.changed, written_in=edition.written_in
    )
    progress("rendering")
    return Rendered(
        graph=checked.graph,
        findings=checked.findings,
        site=render_site(site, edition.templates, edition.words, edition.imprint),
        chunked=in_chunks,
    )
