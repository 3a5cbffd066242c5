"""The words of the interface in one language: a catalogue, read from `site_templates/languages/<tag>.yml`.

What composing says is typed here; words that templates show as they are stand in mappings. Every catalogue has
the keys of the English one, and fills in the same values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal

from generator.model.graph import StatusCode
from generator.model.kinds import KindName
from generator.model.record import Value

Plural = Literal["zero", "one", "two", "few", "many", "other"]
"""Plural categories of CLDR."""

Forms = Mapping[Plural, str]
"""One text for each plural category that a language has; `other` is always there."""

LanguageNames = Callable[[str, str], str]
"""Gives what the language of one tag is called in the language of another one."""

PluralRule = Callable[[int], str]
"""Gives the plural category of a number."""


class Writing(Value, frozen=True, forbid_unknown_fields=True, rename={"and_": "and"}):
    """How a language joins words and writes numbers."""

    thousands: str
    comma: str
    and_: str
    quoted: str
    title: str
    numbered: str


class KindWords(Value, frozen=True, forbid_unknown_fields=True):
    """What readers call a kind."""

    one: str
    all: str


class StatusText(Value, frozen=True, forbid_unknown_fields=True):
    """A status and its rule."""

    label: str | Forms
    rule: str


class OverviewWords(Value, frozen=True, forbid_unknown_fields=True):
    """An overview page."""

    title: str
    lead: str


class BoardWords(Value, frozen=True, forbid_unknown_fields=True):
    """One of the four boards of the home page."""

    title: str
    line: str
    all: str
    """What the list is called that has the rest of its facts."""


class TimeWords(Value, frozen=True, forbid_unknown_fields=True):
    """Times as sources give them."""

    not_stated: str
    unknown: str
    date_as_given: str
    as_given: str


class TermWords(Value, frozen=True, forbid_unknown_fields=True):
    """The terms of lists of properties."""

    about: str
    after: str
    also: str
    author: str
    basis: str
    belongs_to: str
    certainty: str
    claims: str
    cue: str
    dateline: str
    done_under_it: str
    helps_to_read: str
    identification: str
    kind: str
    lies_in: str
    passed_on_by: str
    whose_words: str
    passes_on: str
    located_in: str
    may_be_same_as: str
    on_question: str
    own_name: str
    part_of: str
    parties: str
    period: str
    published: str
    publisher: str
    quoted: str
    rights: str
    role: str
    said: str
    sha256: str
    signed: str
    speaks_for: str
    standing: str
    unit: str
    voice_of: str
    when: str
    where: str
    whose_conduct: str
    whose_word: str
    why_open: str


class HeadingWords(Value, frozen=True, forbid_unknown_fields=True):
    """Headings within pages, which their tables of contents repeat."""

    article: str
    bearing: str
    bearing_claims: str
    bearing_views: str
    bears_on: str
    about_source: str
    compared: str
    counted: str
    estimates: str
    in_which_words: str
    known: str
    left_open: str
    limits: str
    meaning: str
    next: str
    on_axis: str
    our_note: str
    our_words: str
    own_words: str
    others_words: str
    placed: str
    provides: str
    reported: str
    rules: str
    said_in_words: str
    short_answer: str
    source_words: str
    statements: str
    status: str
    this_explainer: str
    trace: str
    turns_on: str
    unplaced: str
    ties: str
    used_by: str
    view_in_our_words: str
    voices: str
    waived: str
    why_they_differ: str
    would_settle: str


class SaidWords(Value, frozen=True, forbid_unknown_fields=True):
    """Sentences that composing fills in."""

    absence: str
    no_affirmation: str
    all: str
    assesses: str
    csv: str
    more_below: Forms
    share: str
    share_by: str
    an_assessment: str
    how: str
    in_article: str
    in_original: str
    through: str
    speakers: Forms
    given_by: str
    named: str
    meaning_of: str
    other_name: str
    described: str
    described_alone: str
    unidentified: str
    unidentified_actor: str
    speaks_for: str
    counted_once: str
    hedged: str
    """A stance that the speaker hedges."""
    affirming: Forms
    affirming_unnamed: Forms
    denying: Forms
    denying_unnamed: Forms
    no_denial: Forms
    qualifying: Forms
    declining: Forms
    withdrawn: Forms
    as_of: str
    unsigned: Forms
    """Said where none of the articles names its date, author or publisher."""
    articles: Forms
    facts: Forms
    names_it: Forms
    words_of: Forms
    around: str
    tied: str
    more_facts: Forms
    map: str
    axis: str
    of_whole: str
    carried: Forms
    carried_only: str
    carried_and_aside: Forms
    source_full: str
    source_excerpts: str
    trace_words: str
    trace_statement: str
    trace_speaker: str
    trace_to_statement: str
    trace_claim: str
    trace_status: Forms
    trace_sentence: str
    previous_page: str
    next_page: str
    page_of: str


OverviewName = Literal["home", "timeline", "matrix", "method", "search", "data", "a-z", "relations"]

TieCode = Literal["speaks-for", "passes-on", "belongs-to", "party-to"]
"""What ties an actor to another one, or to an agreement."""


class TieWords(Value, frozen=True, forbid_unknown_fields=True):
    """One kind of tie: over its table, at the head of its columns, and on a line of the map."""

    title: str
    who: str
    to: str
    label: str


class Catalogue(Value, frozen=True, forbid_unknown_fields=True):
    """All words of the interface, as the file of a language has them."""

    name: str
    """What the language calls itself."""
    writing: Writing
    kinds: Mapping[KindName, KindWords]
    leads: Mapping[KindName, str]
    stance: Mapping[str, str]
    quote_type: Mapping[str, str]
    evidence: Mapping[str, Forms]
    certainty: Mapping[str, str]
    bearing: Mapping[str, str]
    borne: Mapping[str, str]
    compared: Mapping[str, str]
    position: Mapping[str, str]
    set_aside: Mapping[str, str]
    """Why no fact is built on a sentence."""
    waivable: Mapping[str, str]
    """What each rule wants that can be waived, by its code."""
    actor_type: Mapping[str, str]
    question_type: Mapping[str, str]
    status: Mapping[StatusCode, StatusText]
    several_voices: str
    """The label of a status by number of voices, where no number is meant."""
    reverse: Mapping[str, str]
    overviews: Mapping[OverviewName, OverviewWords]
    ties: Mapping[TieCode, TieWords]
    data: Mapping[str, str]
    """What the files of the open data hold."""
    overview: str
    tabs: Mapping[str, str]
    boards: Mapping[str, BoardWords]
    time: TimeWords
    terms: TermWords
    headings: HeadingWords
    said: SaidWords
    limits: tuple[str, ...]
    translating: Mapping[str, str]
    """What is said of translations."""
    citing: Mapping[str, str]
    """How to cite and to correct a page."""
    page: Mapping[str, str]
    book: Mapping[str, str]
    """Words of the printed book alone."""
    search: Mapping[str, str | Forms]
    ebook: Mapping[str, str]
    """Words of the e-book alone."""
    theme: Mapping[str, str]
    """What the theme says in English in every language."""
    offline: Mapping[str, str]
    """What an edition to be opened from disk says beside its pages."""


HEDGES: Final = ("probable", "possible")
"""How sure a speaker sounds where a stance without it would say too much."""


class Words:
    """The words of one language, with its ways to count and to list."""

    def __init__(
        self, language: str, catalogue: Catalogue, plural: PluralRule, names: LanguageNames = lambda tag, _: tag
    ) -> None:
        self.language = language
        """BCP 47 tag."""
        self.catalogue = catalogue
        self.stance = catalogue.stance
        self.terms = catalogue.terms
        self.headings = catalogue.headings
        self.said = catalogue.said
        self.time = catalogue.time
        self._plural = plural
        self._names = names

    def stand(self, stance: str, certainty: str) -> str:
        """Return the word for a stance, hedged where the speaker is less than certain: "affirms, as possible"."""
        word = self.stance[stance]
        if certainty in HEDGES:
            return self.said.hedged.format(stance=word, certainty=self.catalogue.certainty[certainty])
        return word

    def number(self, value: int) -> str:
        """Return a whole number as the language writes it: "11,000"."""
        return f"{value:,}".replace(",", self.catalogue.writing.thousands)

    def counted(self, forms: Forms, number: int, **filled: str) -> str:
        """Return the form of a text for a number, filled in; `{n}` is the number."""
        form = self._plural(number)
        text = forms[form] if form in forms else forms["other"]  # type: ignore[index] # whatever CLDR knows
        return text.format(n=self.number(number), **filled)

    def listed(self, words: Sequence[str]) -> str:
        """Return words as a list in a sentence: "a, b and c"."""
        if len(words) < 2:
            return "".join(words)
        writing = self.catalogue.writing
        return f"{writing.comma.join(words[:-1])}{writing.and_}{words[-1]}"

    def quoted(self, words: str) -> str:
        """Return words in the quotation marks of the language."""
        return self.catalogue.writing.quoted.format(words=words)

    def when(self, date: str, as_given: str) -> str:
        """Return a time as the source gives it; never more precise than the source."""
        known = date != "unknown"
        if as_given and known:
            return self.time.date_as_given.format(date=date, words=as_given)
        if as_given:
            return self.time.as_given.format(words=as_given)
        return date if known else self.time.not_stated

    def language_name(self, tag: str) -> str:
        """Return what the language of a tag is called here; the tag itself where nobody knows."""
        return self._names(tag, self.language)

    def own_name(self, tag: str) -> str:
        """Return what the language of a tag calls itself."""
        return self._names(tag, tag)

    def status(self, code: StatusCode, voices: int) -> str:
        """Return the label of a status that rests on so many independent voices."""
        label = self.catalogue.status[code].label
        return label if isinstance(label, str) else self.counted(label, voices)
