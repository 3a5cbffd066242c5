"""The questions that `explainer new` asks, and what it makes of the answers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import click
from msgspec.structs import replace

from generator.anchoring.matching import Haystack
from generator.authoring.creating import Draft, answered, first_quote, free_id, of_text, write, wrong_choice
from generator.authoring.facts import files_of
from generator.authoring.naming import anchor_of
from generator.authoring.passages import Meant, meant_by
from generator.authoring.refusal import Refusal
from generator.authoring.sources import haystack_of, source_ids
from generator.authoring.stubs import Asked, asked_for
from generator.cli.refusals import end_with, lines_of_refusal, refuse
from generator.model.fields import Anchor
from generator.model.kinds import KIND_BY_FOLDER, KIND_BY_NAME, KindName
from generator.model.record import Value
from generator.reading.forms import as_id
from generator.reading.wording import most_similar
from generator.rendering.findings import visible
from generator.rendering.terminal import columned, wrapped

WITHOUT_QUOTE: tuple[KindName, ...] = ("source", "story")
"""Kinds whose facts carry no words of their own."""


_NUMBER: Final = re.compile("[1-9][0-9]?")


class Wishes(Value, frozen=True, kw_only=True):
    """What was given on the command line; empty where nothing was."""

    kind: KindName
    id: str
    title: str
    source: str
    words: str
    place: int | None
    pairs: tuple[str, ...]


def draft_of(root: Path, wishes: Wishes, *, asking: bool) -> Draft:
    """Return the draft of a new fact; what was not given is asked for where somebody can answer."""
    answers = answered(wishes.kind, wishes.pairs)
    if isinstance(answers, Refusal):
        refuse(answers)
    if wishes.title:
        answers["title"] = [wishes.title]
    if asking:
        click.echo(f"A new {KIND_BY_NAME[wishes.kind].singular.lower()}. Enter leaves a value open.", err=True)
        _ask_for(answers, "title", next(each for each in asked_for(wishes.kind) if each.path == "title"), {})
    fact_id = _id(root, wishes, answers, asking=asking)
    if wishes.kind == "source":
        known = of_text(root, fact_id, answers)
        if isinstance(known, Refusal):
            refuse(known)
        answers = {**answers, **known}
    source = "" if wishes.kind == "source" else _source(root, wishes, asking=asking)
    haystack = _haystack(root, source) if source else None
    anchor, quoted = _anchor(haystack, source, wishes, asking=asking)
    if asking:
        files = files_of(root)
        for asked in asked_for(wishes.kind):
            if asked.path not in answers and asked.kinds != ("source",):
                _ask_for(answers, asked.path, asked, files)
    return Draft(kind=wishes.kind, id=fact_id, answers=answers, anchor=anchor, quoted=quoted)


def tell(root: Path, draft: Draft, *, bare: bool) -> None:
    """Write the draft, and say what was written and what comes next."""
    written = write(root, draft, bare=bare)
    if isinstance(written, Refusal):
        refuse(written)
    click.echo(f"Wrote {written.path}")
    if written.marked:
        lines = ", ".join(str(line) for line in written.marked)
        click.echo(
            f"To be replaced, each marked `# REPLACE`: {'lines' if len(written.marked) > 1 else 'line'} {lines}."
        )
    if not draft.quoted and draft.kind not in WITHOUT_QUOTE:
        source = draft.anchor.source
        click.echo(f'Next: explainer quote {source} "first words … last words" --into {draft.id}')
    click.echo("Then: explainer check" if written.marked else "Next: explainer check")


def _id(root: Path, wishes: Wishes, answers: dict[str, list[str]], *, asking: bool) -> str:
    """The id of the new fact; one is proposed from its title."""
    proposed = as_id(answers["title"][0]) if "title" in answers else ""
    if not wishes.id and not asking:
        step = f"from its title it could be `{proposed}`" if proposed else "add it behind the kind, such as `old-basin`"
        refuse(Refusal(message="the new fact needs an id", help=(step,)))
    wanted = wishes.id
    while True:
        refused = free_id(root, wanted) if wanted else None
        if wanted and refused is None:
            return wanted
        if refused and not asking:
            refuse(refused)
        if refused:
            _tell_off(refused)
        wanted = click.prompt("Id, the name of its file", default=proposed or None, err=True).strip()


def _source(root: Path, wishes: Wishes, *, asking: bool) -> str:
    """The id of the source that the fact stands on; empty where the project has none yet."""
    known = source_ids(root)
    if wishes.source or len(known) == 1:
        return wishes.source or known[0]
    if known and asking:
        chosen: str = click.prompt("Source", type=click.Choice(known), err=True)
        return chosen
    if known:
        step = f"name it: `--source {known[0]}`"
        refuse(Refusal(message="there are several sources", notes=(", ".join(known[:10]),), help=(step,)))
    return ""


def _haystack(root: Path, source: str) -> Haystack:
    found = haystack_of(root, source)
    if isinstance(found, Refusal):
        refuse(found)
    if isinstance(found, tuple):
        end_with(root, found)
    return found


def _anchor(haystack: Haystack | None, source: str, wishes: Wishes, *, asking: bool) -> tuple[Anchor, bool]:
    """The words that carry the fact, and whether they were chosen."""
    if wishes.kind in WITHOUT_QUOTE or haystack is None:
        if wishes.words:
            refuse(Refusal(message=f"a {wishes.kind} has no quote of its own" if source else "there is no source yet"))
        return Anchor(source=source, exact="-") if source else first_quote(None, source), False
    words, place = wishes.words, wishes.place
    if asking and not words:
        click.echo(f"\nWords of {haystack.source.path} that carry it: all of them, or `first … last`.", err=True)
        words = _prompt("Words")
    while words:
        meant = meant_by(haystack, words, place)
        anchor = anchor_of(haystack, meant) if isinstance(meant, Meant) else meant
        if isinstance(anchor, Anchor):
            return anchor, True
        if not asking:
            refuse(anchor)
        # Here the number is an answer, not an option.
        _tell_off(replace(anchor, help=tuple(step.partition(": `--place")[0] for step in anchor.help)))
        answer = _prompt("Words")
        number = int(answer) if _NUMBER.fullmatch(answer) else None
        is_place = number is not None and isinstance(meant_by(haystack, words, number), Meant)
        words, place = (words, number) if is_place else (answer, None)
    return first_quote(haystack, source), False


def _ask_for(answers: dict[str, list[str]], path: str, asked: Asked, files: dict[str, str]) -> None:
    """Ask for one value unless it is known; nothing is kept where nothing is answered."""
    if path in answers:
        return
    click.echo("\n" + wrapped(asked.says), err=True)
    for line in columned(asked.meanings):
        click.echo(line, err=True)
    fitting = {
        fact_id: path
        for fact_id, path in files.items()
        if asked.kinds == () or (asked.kinds and KIND_BY_FOLDER[path.split("/")[1]].name in asked.kinds)
    }
    while True:
        answer = _prompt(path)
        if not answer:
            return
        values = [each.strip() for each in answer.split(",")] if asked.many and asked.kinds is not None else [answer]
        refused = wrong_choice(path, answer, asked.expected.choices)
        if refused is None:
            answers[path] = values
            for value in values:
                _name_similar(value, fitting, asked)
            return
        _tell_off(refused)


def _name_similar(value: str, fitting: dict[str, str], asked: Asked) -> None:
    """Say that no fact has an id yet, and which one is like it; the answer stays as it is."""
    if asked.kinds is None or value in fitting:
        return
    near = most_similar(value, fitting)
    similar = f"; one with a similar id exists: `{near}`" if near else ""
    click.echo(f"  There is no such fact yet{similar}.", err=True)


def _prompt(name: str) -> str:
    answer: str = click.prompt(name, default="", show_default=False, err=True)
    return answer.strip()


def _tell_off(refusal: Refusal) -> None:
    first, *others = lines_of_refusal(refusal)
    click.echo("\n".join([f"  {visible(first)}", *(f"  {line}" for line in others)]), err=True)
