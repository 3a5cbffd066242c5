"""A project of N made-up facts, the same ones for the same number and seed: `python bench/facts.py N DIR`.

The facts have the shape of real ones: every kind, about 50 facts to an article, statements that quote
generated articles in three scripts, references that favour few facts (Zipf's law), prose with references.
All of them hold: `explainer -C DIR check` finds nothing. Names and words are invented.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Final

PER_ARTICLE: Final = 50
"""Facts that one article carries, its source and its story among them."""

LEAST: Final = 12
"""The smallest number of facts of which every kind can be there."""

SETTINGS: Final = """\
site_name: "Explainer: {count} made-up facts"
site_description: Made-up facts for measuring.
theme:
  name: material
plugins:
  - search
  - explainer
"""


@dataclass(frozen=True)
class Tongue:
    """The words of one language that articles and quotes are made of."""

    code: str
    syllables: tuple[str, ...]
    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    said: str
    """A reporting verb, as printed."""
    statement: str
    spoken: str
    number: str
    named: str
    open: str
    rhetoric: str


TONGUES: Final = (
    Tongue(
        code="en",
        syllables=("ba", "ro", "mi", "len", "tor", "ka", "vin", "sel", "du", "mar", "ne", "os"),
        nouns=(
            "harbour",
            "bridge",
            "convoy",
            "depot",
            "ferry",
            "grain",
            "mill",
            "quarry",
            "tunnel",
            "warehouse",
            "crane",
            "signal",
        ),
        verbs=("reached", "left", "repaired", "closed", "guarded", "emptied", "measured", "reopened"),
        said="says",
        statement="{who} says that the {a} {v} the {b} near mark {n}",
        spoken="“The {a} {v} the {b} near mark {n},” says {who}",
        number="{who} says at least {x} of the {y} loads at mark {n} were lost",
        named="{who} was named in the ledger at mark {n}",
        open="It is not known who {v} the {a} at mark {n}",
        rhetoric="So the day at mark {n} went by",
    ),
    Tongue(
        code="uk",
        syllables=("ба", "ро", "мі", "лен", "тор", "ка", "він", "сель", "ду", "мар", "не", "ос"),
        nouns=("порт", "міст", "обоз", "склад", "паром", "млин", "тунель", "кран", "вокзал", "причал"),
        verbs=("дійшов", "покинув", "полагодив", "зачинив", "охороняв", "виміряв"),
        said="каже",
        statement="{who} каже, що {a} {v} {b} біля позначки {n}",
        spoken="«{a} {v} {b} біля позначки {n}», — каже {who}",
        number="{who} каже, що втрачено щонайменше {x} з {y} вантажів біля позначки {n}",
        named="Ім’я {who} стоїть у книзі біля позначки {n}",
        open="Невідомо, хто {v} {a} біля позначки {n}",
        rhetoric="Так минув день біля позначки {n}",
    ),
    Tongue(
        code="ko",
        syllables=("바", "로", "미", "렌", "토", "카", "빈", "셀", "두", "마", "네", "오"),
        nouns=("항구", "다리", "호송대", "창고", "나루터", "방앗간", "채석장", "터널", "기중기", "신호소"),
        verbs=("도착했다", "떠났다", "고쳤다", "닫았다", "지켰다", "쟀다"),
        said="밝혔다",
        statement="{who} 측은 표지 {n} 근처에서 {a} 일행이 {b}에 {v}고 밝혔다",
        spoken="“표지 {n} 근처 {a} 일행이 {b}에 {v}”고 {who} 측은 밝혔다",
        number="{who} 측은 표지 {n}에서 화물 {y}개 가운데 적어도 {x}개를 잃었다고 밝혔다",
        named="{who} 이름이 표지 {n} 장부에 있다",
        open="표지 {n}에서 누가 {a}에 {v}는지 알려지지 않았다",
        rhetoric="표지 {n}의 하루가 그렇게 지났다",
    ),
)
SHARES: Final = (60, 25, 15)
"""Of a hundred articles, how many are in each language."""

SHAPE: Final = (
    ("actors", 5),
    ("claims", 19),
    ("figures", 6),
    ("views", 4),
    ("events", 5),
    ("questions", 3),
    ("places", 3),
    ("terms", 2),
    ("agreements", 1),
)
"""How many facts of each kind an article carries, beside its source and its story."""


@dataclass
class World:
    """What the facts made so far can be referred to with."""

    dice: random.Random
    actors: list[tuple[str, str]] = field(default_factory=list)
    """Id and name of every actor, the oldest first; they are referred to most."""
    weights: list[float] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    mark: int = 0

    def add_actor(self, fact_id: str, name: str) -> None:
        """Make an actor known to the articles that follow."""
        self.actors.append((fact_id, name))
        self.weights.append((self.weights[-1] if self.weights else 0.0) + 1 / len(self.actors))

    def actor(self) -> tuple[str, str]:
        """Return one of the actors; the n-th is n times as rare as the first."""
        return self.actors[bisect_left(self.weights, self.dice.random() * self.weights[-1])]

    def name(self, tongue: Tongue) -> str:
        """Return a name that nobody has."""
        while True:
            parts = ("".join(self.dice.choices(tongue.syllables, k=self.dice.randint(2, 3))) for _ in range(2))
            name = " ".join(part.capitalize() for part in parts)
            if name not in self.names:
                self.names.add(name)
                return name
            self.mark += 1
            self.names.add(f"{name} {self.mark}")
            return f"{name} {self.mark}"

    def sentence(self, pattern: str, tongue: Tongue, who: str, **more: str) -> str:
        """Return a sentence, without its full stop, that stands nowhere else."""
        self.mark += 1
        a, b = self.dice.sample(tongue.nouns, 2)
        return pattern.format(who=who, a=a, b=b, v=self.dice.choice(tongue.verbs), n=self.mark, **more)


class Article:
    """One article with the facts that stand on it."""

    def __init__(self, number: int, world: World, shape: dict[str, int]) -> None:
        self.id = f"article-{number}"
        self.number = number
        self.world = world
        self.dice = world.dice
        self.tongue = self.dice.choices(TONGUES, SHARES)[0]
        self.shape = shape
        self.lines: list[list[str]] = [[]]
        self.ids: dict[str, list[str]] = {kind: [] for kind in shape}
        self.files: dict[str, str] = {}

    def write(self) -> dict[str, str]:
        """Return the files of the article and its facts by path."""
        for kind, count in self.shape.items():
            self.ids[kind] = [f"{kind.removesuffix('s')}-{self.number}-{one}" for one in range(1, count + 1)]
        makers = {
            "actors": self._actor,
            "claims": self._claim,
            "figures": self._figure,
            "views": self._view,
            "events": self._event,
            "questions": self._question,
            "places": self._place,
            "terms": self._term,
            "agreements": self._agreement,
        }
        for kind, count in self.shape.items():
            for position in range(count):
                fact_id = self.ids[kind][position]
                self.files[f"content/{kind}/{fact_id}.yml"] = "\n".join(makers[kind](fact_id, position)) + "\n"
        self._story()
        self._source()
        return self.files

    def _say(self, pattern: str, who: str, **more: str) -> str:
        """Put a sentence into the article and return its words."""
        words = self.world.sentence(pattern, self.tongue, who, **more)
        words = words[0].upper() + words[1:]
        if len(self.lines[-1]) >= self.dice.randint(2, 5):
            self.lines.append([])
        self.lines[-1].append(f"{words}.")
        return words

    def _anchors(self, words: str, indent: str = "") -> list[str]:
        return [f"{indent}anchors:", f"{indent}  - source: {self.id}", f"{indent}    exact: {quoted(words)}"]

    def _some(self, kind: str, most: int) -> list[str]:
        ids = self.ids.get(kind, [])
        return self.dice.sample(ids, min(len(ids), self.dice.randint(1, most))) if ids else []

    def _prose(self) -> str:
        """Two sentences of the editors with a reference."""
        actor, _ = self.world.actor()
        other = self.dice.choice(self.ids["claims"] or self.ids["actors"])
        also = "*also*" if self.dice.random() < 1 / 8 else "also"
        return f"This rests on the ledger alone. Compare [[{actor}]] and {also} [[{other}|what is said there]]."

    def _actor(self, fact_id: str, position: int) -> list[str]:
        name = self.world.name(self.tongue)
        words = self._say(self.tongue.named, name)
        above = self.world.actor()[0] if self.world.actors and position % 2 else ""
        lines = [
            f"title: {quoted(name)}",
            f"type: {self.dice.choice(('person', 'organisation', 'state', 'collective'))}",
            f"role: {quoted('Keeper of the ledger at gate ' + str(self.number))}",
            *([f"speaks_for: [{above}]"] if above and position % 4 == 1 else []),
            *([f"member_of: [{above}]"] if above and position % 4 == 3 else []),
            *([f"located_in: [{self.ids['places'][0]}]"] if self.ids["places"] else []),
            f"aliases: [{quoted(name.split()[0] + ' of the gate')}]",
            *self._anchors(words),
        ]
        self.world.add_actor(fact_id, name)
        return lines

    def _claim(self, _fact_id: str, position: int) -> list[str]:
        voices = self.dice.choices((1, 2, 3, 4), (45, 30, 15, 10))[0]
        speakers = dict(self.world.actor() for _ in range(voices))
        lines = [f"title: {quoted(f'The {noun(self)} at gate {self.number} was {state(self)}, number {position + 1}')}"]
        lines.append(f"parties: [{self.world.actor()[0]}]")
        if position % 3 == 0:
            lines.append(f"about: [{', '.join(self._some('places', 2) or [self.world.actor()[0]])}]")
        if position % 4 == 0:
            lines.append(f"would_settle: {quoted('A page of the ledger that names the day.')}")
        lines.append(f"summary: {quoted(self._prose())}")
        lines.append("statements:")
        for number, (speaker, name) in enumerate(speakers.items(), 1):
            direct = self.dice.random() < 0.4
            words = self._say(self.tongue.spoken if direct else self.tongue.statement, name)
            stance = self.dice.choices(("affirms", "denies", "qualifies", "declines"), (60, 20, 15, 5))[0]
            relay = self.world.actor()[0]
            lines += [
                f"  - id: voice-{number}",
                f"    speaker: {speaker}",
                *([f"    via: [{relay}]"] if relay not in speakers and number % 2 else []),
                f"    stance: {stance}",
                f"    quote_type: {'direct' if direct else 'indirect'}",
                f"    cue: {self.tongue.said}",
                *([f"    note: {quoted(self._prose())}"] if self.dice.random() < 0.5 else []),
                *self._anchors(words, "    "),
            ]
        return lines

    def _figure(self, _fact_id: str, position: int) -> list[str]:
        speakers = dict(self.world.actor() for _ in range(self.dice.choice((1, 1, 2))))
        lines = [
            f"title: {quoted(f'Loads lost at gate {self.number}, count {position + 1}')}",
            "unit: loads",
            f"definition: {quoted('Loads that the ledger calls lost. ' + self._prose())}",
            f"about: [{', '.join(self._some('events', 2) or [self.world.actor()[0]])}]",
            "estimates:",
        ]
        for number, (speaker, name) in enumerate(speakers.items(), 1):
            low = self.dice.randint(2, 90) * 100
            given = f"{low:,}"
            words = self._say(self.tongue.number, name, x=given, y=f"{low * 11:,}")
            lines += [
                f"  - id: count-{number}",
                f"    speaker: {speaker}",
                f"    as_given: {quoted(given)}",
                f"    at_least: {low}",
                "    quote_type: indirect",
                f"    cue: {self.tongue.said}",
                *self._anchors(words, "    "),
            ]
        return lines

    def _view(self, _fact_id: str, position: int) -> list[str]:
        expert, name = self.world.actor()
        words = self._say(self.tongue.spoken, name)
        claims = self._some("claims", 3)
        earlier = self.ids["views"][:position]
        return [
            f"title: {quoted(f'{name} on the {noun(self)} at gate {self.number}, view {position + 1}')}",
            f"expert: {expert}",
            "standing:",
            "  role: Reader of ledgers",
            f"  position: {self.dice.choice(('outside', 'party', 'not-stated'))}",
            f"position: {quoted('The ledger can be read in two ways. ' + self._prose())}",
            "quote_type: direct",
            f"cue: {self.tongue.said}",
            "bears_on:",
            *(
                line
                for claim in claims
                for line in (f"  - claim: {claim}", "    how: supports", "    why: It names the same gate.")
            ),
            *(["differs_from:", f"  - view: {earlier[-1]}"] if earlier else []),
            *self._anchors(words),
        ]

    def _event(self, _fact_id: str, position: int) -> list[str]:
        actor, name = self.world.actor()
        words = self._say(self.tongue.statement, name)
        year = self.dice.randint(1900, 1999)
        return [
            f"title: {quoted(f'The {noun(self)} at gate {self.number} was {state(self)}, day {position + 1}')}",
            *([f"when: {{date: '{year}-{self.dice.randint(1, 12):02}'}}"] if position % 3 else []),
            *([f"follows: [{self.ids['events'][position - 1]}]"] if position % 2 else []),
            *([f"where: [{self.ids['places'][0]}]"] if self.ids["places"] else []),
            "participants:",
            f"  - actor: {actor}",
            "    role: keeper",
            f"claims: [{', '.join(self._some('claims', 3))}]",
            f"summary: {quoted(self._prose())}",
            *self._anchors(words),
        ]

    def _question(self, _fact_id: str, position: int) -> list[str]:
        words = self._say(self.tongue.open, "")
        return [
            f"title: {quoted(f'Who kept the {noun(self)} at gate {self.number}, question {position + 1}?')}",
            "type: left-open",
            f"known: {quoted('Somebody did. ' + self._prose())}",
            "would_settle: A second ledger.",
            f"about: [{', '.join(self._some('claims', 3) or [self.world.actor()[0]])}]",
            *self._anchors(words),
        ]

    def _place(self, _fact_id: str, position: int) -> list[str]:
        name = self.world.name(self.tongue)
        words = self._say(self.tongue.named, name)
        return [
            f"title: {quoted(name)}",
            *([f"located_in: [{self.ids['places'][0]}]"] if position else []),
            f"summary: {quoted(self._prose())}",
            *self._anchors(words),
        ]

    def _term(self, _fact_id: str, position: int) -> list[str]:
        words = self._say(self.tongue.statement, self.world.actor()[1])
        return [
            f"title: {quoted(f'Mark {self.number} of sort {position + 1}')}",
            f"definition: {quoted('A sign in the ledger. ' + self._prose())}",
            f"used_by: [{self.world.actor()[0]}]",
            f"about: [{', '.join(self._some('claims', 2) or [self.world.actor()[0]])}]",
            *self._anchors(words),
        ]

    def _agreement(self, _fact_id: str, position: int) -> list[str]:
        words, terms = self._say(self.tongue.statement, self.world.actor()[1]), self._say(self.tongue.open, "")
        parties = dict.fromkeys(self.world.actor()[0] for _ in range(2))
        return [
            f"title: {quoted(f'Pact of gate {self.number}, copy {position + 1}')}",
            f"parties: [{', '.join(parties)}]",
            "provisions:",
            "  - text: The gate is kept by both.",
            *self._anchors(terms, "    "),
            *self._anchors(words),
        ]

    def _story(self) -> None:
        claims = self.ids["claims"] or self.ids["actors"]
        lines = [
            f"title: {quoted(f'What happened at gate {self.number}?')}",
            f"summary: {quoted(self._prose())}",
            f"sources: [{self.id}]",
            "answer:",
        ]
        for text in ("Somebody kept the gate.", "Others deny it.", "The ledger leaves the day open."):
            cited = dict.fromkeys(self.dice.choices(claims, k=2))
            lines += [f"  - text: {text}", f"    cites: [{', '.join(cited)}]"]
        lines += [f"start_here: {claims[0]}", "parts:"]
        for kind, ids in self.ids.items():
            if ids:
                lines += [f"  - title: {kind.capitalize()} of the gate", f"    facts: [{', '.join(ids)}]"]
        self.files[f"content/stories/story-{self.number}.yml"] = "\n".join(lines) + "\n"

    def _source(self) -> None:
        aside = self._say(self.tongue.rhetoric, "")
        text = "\n\n".join(" ".join(line) for line in self.lines if line) + "\n"
        self.files[f"seeds/{self.id}.txt"] = text
        lines = [
            f"title: Article {self.number}",
            f"text: {self.id}.txt",
            f"sha256: {hashlib.sha256(text.encode()).hexdigest()}",
            f"language: {self.tongue.code}",
            "rights: Made up for measuring.",
            f"show: {'full' if self.number % 2 else 'excerpts'}",
            "no_fact:",
            f"  - exact: {quoted(aside)}",
            "    reason: rhetoric",
            "    why: It tells nothing that could be checked.",
        ]
        self.files[f"content/sources/{self.id}.yml"] = "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Return `text` as YAML: plain where that is safe, else in double quotation marks."""
    safe = text[0].isalpha() and all(char.isalnum() or char in " .,-" for char in text) and text not in {"no", "yes"}
    return text if safe else json.dumps(text, ensure_ascii=False)


def noun(article: Article) -> str:
    """Return something that a title can be about."""
    return article.dice.choice(TONGUES[0].nouns)


def state(article: Article) -> str:
    """Return what can have happened to it."""
    return article.dice.choice(TONGUES[0].verbs)


def project_files(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of a project with `count` facts, at least `LEAST`.

    Raises:
        ValueError: `count` is too small for a fact of each kind.
    """
    if count < LEAST:
        raise ValueError(f"{count} facts are too few; every kind takes {LEAST}")
    world = World(dice=random.Random(seed))  # noqa: S311 (no secret: the same numbers every time)
    yield "mkdocs.yml", SETTINGS.format(count=f"{count:,}")
    for number, size in enumerate(article_sizes(count), 1):
        yield from Article(number, world, shape_of(size)).write().items()


def article_sizes(count: int) -> list[int]:
    """Return how many facts each article carries; the last takes what is left over."""
    full, rest = divmod(count, PER_ARTICLE)
    if full and rest < LEAST:
        return [*[PER_ARTICLE] * (full - 1), PER_ARTICLE + rest]
    return [*[PER_ARTICLE] * full, *([rest] if rest else [])]


def shape_of(size: int) -> dict[str, int]:
    """Return how many facts of each kind an article of `size` facts carries: one of each, the rest by their shares."""
    total = sum(share for _, share in SHAPE)
    ends = list(accumulate(share for _, share in SHAPE))
    free = size - 2 - len(SHAPE)
    shape = {kind: 1 for kind, _ in SHAPE}
    for position in range(free):
        at = (position * total) // max(free, 1)
        shape[SHAPE[bisect_left(ends, at + 1)][0]] += 1
    return shape


def write_project(count: int, folder: Path, seed: int = 1) -> int:
    """Write the project into `folder`, which may not hold one yet, and return how many facts it has.

    Raises:
        FileExistsError: There is a project already.
    """
    if (folder / "content").exists():
        raise FileExistsError(f"{folder} holds a project already")
    made = set()
    facts = 0
    for path, text in project_files(count, seed):
        target = folder / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_text(text, encoding="utf-8")
        facts += path.startswith("content/")
    return facts


def main() -> None:
    """Write a project as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, metavar="N", help=f"how many facts, at least {LEAST}")
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to; must not hold a project yet")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    facts = write_project(options.count, options.folder, options.seed)
    print(f"{facts} facts in {options.folder}")


if __name__ == "__main__":
    main()
