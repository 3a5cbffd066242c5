"""Each status rule decides the smallest claim it is made for, and what must not matter does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.linking.status import STATUS_RULES, derive_status, hear
from generator.linking.voices import Speakers
from generator.model.facts.actor import Actor
from generator.model.facts.claim import Claim
from generator.model.graph import Status, StatusCode
from generator.model.status_rules import STATUS_WORDS

NORTH = ("northland",)
BOTH = ("northland", "southland")

CASES: list[tuple[str, tuple[str, ...], tuple[str, ...], tuple[int, ...]]] = [
    # code, statements, parties, decisive statements
    ("withdrawn", ("witness affirms withdrawn", "reporter denies withdrawn"), (), (0, 1)),
    ("open", ("witness qualifies", "reporter declines", "officials affirms withdrawn"), (), (0, 1)),
    ("disputed", ("witness affirms", "reporter denies", "agency qualifies"), (), (0, 1)),
    ("disputed", ("agency affirms", "leader denies"), NORTH, (0, 1)),
    ("disputed", ("leader affirms", "minister affirms", "witness denies"), BOTH, (0, 1, 2)),
    ("denied", ("witness qualifies", "reporter denies", "agency declines"), (), (1,)),
    ("denied", ("witness denies", "reporter affirms withdrawn"), (), (0,)),
    ("agreed-by-both-sides", ("leader affirms", "witness affirms", "minister affirms"), BOTH, (0, 2)),
    ("agreed-by-both-sides", ("leader affirms admitted", "minister affirms"), BOTH, (0, 1)),
    ("agreed-by-both-sides", ("joint-office affirms",), BOTH, (0,)),
    ("acknowledged-by-the-party", ("witness affirms", "agency affirms admitted", "leader affirms"), NORTH, (1,)),
    ("acknowledged-by-the-party", ("agency affirms admitted",), BOTH, (0,)),
    ("stated-by-the-party", ("witness affirms", "agency affirms", "reporter affirms"), NORTH, (1,)),
    ("stated-by-the-party", ("agency affirms", "leader affirms"), ("northland", "leader"), (0, 1)),
    ("stated-by-the-party", ("agency affirms", "leader affirms admitted withdrawn"), NORTH, (0,)),
    ("stated-by-the-party", ("agency affirms", "minister qualifies"), BOTH, (0,)),
    ("corroborated", ("witness affirms", "reporter affirms", "officials affirms"), (), (0, 1)),
    ("corroborated", ("witness affirms admitted", "reporter affirms"), NORTH, (0, 1)),
    ("corroborated", ("agency affirms", "south-officials affirms", "leader affirms"), (), (0, 1, 2)),
    ("single-unnamed-estimate", ("officials affirms",), (), (0,)),
    ("single-unnamed-estimate", ("officials affirms", "experts affirms", "witness declines"), (), (0, 1)),
    ("asserted-by-one-voice", ("witness affirms",), (), (0,)),
    ("asserted-by-one-voice", ("agency affirms", "leader affirms"), (), (0, 1)),
    ("asserted-by-one-voice", ("witness affirms", "officials affirms"), (), (0,)),
    ("asserted-by-one-voice", ("witness affirms via:agency", "witness affirms via:reporter"), (), (0, 1)),
    ("asserted-by-one-voice", ("witness affirms", "reporter qualifies", "officials declines"), (), (0,)),
]

LINES = st.lists(
    st.builds(
        "{} {} {}".format,
        st.sampled_from(
            ["agency", "leader", "minister", "joint-office", "witness", "reporter", "officials", "experts"]
        ),
        st.sampled_from(["affirms", "denies", "qualifies", "declines"]),
        st.sampled_from(["", "", "withdrawn", "admitted"]),
    ),
    min_size=1,
    max_size=6,
)
PARTIES = st.sampled_from([(), NORTH, BOTH, ("leader", "northland")])


@pytest.fixture(scope="session")
def status_of(actors: dict[str, Actor], claim_of: Callable[..., Claim]) -> Callable[..., Status]:
    """Return a function that derives the status of a claim from statements written as `speaker stance`."""
    return lambda *lines, **given: derive_status(claim_of(*lines, **given), Speakers(actors=actors))


@pytest.mark.parametrize(("code", "lines", "parties", "decisive"), CASES)
def test_the_first_rule_that_applies_decides(
    code: str,
    lines: tuple[str, ...],
    parties: tuple[str, ...],
    decisive: tuple[int, ...],
    status_of: Callable[..., Status],
) -> None:
    """Each rule gives its status to claims of its own, and names the statements that it used."""
    status = status_of(*lines, parties=parties)
    assert (status.code, status.decisive) == (code, decisive)


@pytest.mark.parametrize(("code", "lines", "parties", "_decisive"), CASES)
def test_an_assessment_never_gets_a_truth_status(
    code: str,
    lines: tuple[str, ...],
    parties: tuple[str, ...],
    _decisive: tuple[int, ...],
    status_of: Callable[..., Status],
) -> None:
    """Whatever is said about a judgement, and whatever it would be called otherwise, it stays an assessment."""
    status = status_of(*lines, parties=parties, nature="assessment")
    assert status.code == "assessment" != code
    assert status.decisive == ()


def test_the_table_has_each_code_once() -> None:
    """Every status that the model knows has one rule, with a label and one sentence."""
    assert [rule.code for rule in STATUS_RULES] == list(get_args(StatusCode))
    assert [rule.code for rule in STATUS_RULES] == list(STATUS_WORDS)
    assert len({words.label for words in STATUS_WORDS.values()}) == len(STATUS_WORDS)
    for rule in STATUS_WORDS.values():
        assert rule.text.endswith(".")
        assert rule.text.count(".") == 1


def test_the_label_counts_independent_voices(status_of: Callable[..., Status]) -> None:
    """The number in the label is that of identified voices; speakers of one voice and unnamed ones add nothing."""
    status = status_of("witness affirms", "agency affirms", "leader affirms", "officials affirms", "experts affirms")
    assert status.label == "Reported by 2 independent voices"


def test_the_voices_stand_under_their_stance(status_of: Callable[..., Status]) -> None:
    """A status says who affirms, denies, qualifies and declines, and what was withdrawn."""
    status = status_of(
        "agency affirms", "witness denies", "reporter qualifies", "officials declines", "minister affirms withdrawn"
    )
    stances = (status.affirming, status.denying, status.qualifying, status.declining)
    assert [[voice.speakers for voice in voices] for voices in stances] == [
        [("agency",)],
        [("witness",)],
        [("reporter",)],
        [("officials",)],
    ]
    assert status.withdrawn == (4,)


def test_a_party_is_never_an_independent_voice(actors: dict[str, Actor], claim_of: Callable[..., Claim]) -> None:
    """Parties are set apart by what a voice is, not only by the order of the rules."""
    heard = hear(
        claim_of("agency affirms", "witness affirms", "officials affirms", parties=NORTH), Speakers(actors=actors)
    )
    assert [voice.speakers for voice in heard.independent] == [("witness",)]


@given(lines=LINES, parties=PARTIES, data=st.data())
def test_the_order_of_statements_does_not_matter(
    lines: list[str], parties: tuple[str, ...], data: st.DataObject, status_of: Callable[..., Status]
) -> None:
    """Statements in another order give the same status."""
    shuffled = data.draw(st.permutations(lines))
    one, other = status_of(*lines, parties=parties), status_of(*shuffled, parties=parties)
    assert (one.code, one.label, len(one.decisive)) == (other.code, other.label, len(other.decisive))


@given(lines=LINES, parties=PARTIES, stance=st.sampled_from(["declines", "qualifies"]), data=st.data())
def test_declining_and_qualifying_are_neither_agreement_nor_denial(
    lines: list[str], parties: tuple[str, ...], stance: str, data: st.DataObject, status_of: Callable[..., Status]
) -> None:
    """One more voice that declines or qualifies leaves the status alone, save that a withdrawn claim is open again."""
    speaker = data.draw(st.sampled_from(["agency", "joint-office", "witness", "officials"]))
    before = status_of(*lines, parties=parties)
    after = status_of(*lines, f"{speaker} {stance}", parties=parties)
    if before.code == "withdrawn":
        assert after.code == "open"
    else:
        assert (after.code, after.label, after.affirming, after.denying) == (
            before.code,
            before.label,
            before.affirming,
            before.denying,
        )


@given(lines=LINES, parties=PARTIES)
def test_every_statement_is_heard_once(
    lines: list[str], parties: tuple[str, ...], status_of: Callable[..., Status]
) -> None:
    """Voices of all stances and the withdrawn statements share out the claim's statements."""
    status = status_of(*lines, parties=parties)
    voices = (*status.affirming, *status.denying, *status.qualifying, *status.declining)
    heard = [position for voice in voices for position in voice.statements]
    assert sorted([*heard, *status.withdrawn]) == list(range(len(lines)))
    assert set(status.decisive) <= set(range(len(lines)))


@given(lines=LINES, parties=PARTIES)
def test_repeating_a_voice_does_not_corroborate(
    lines: list[str], parties: tuple[str, ...], status_of: Callable[..., Status]
) -> None:
    """Saying everything twice changes nothing."""
    once, twice = status_of(*lines, parties=parties), status_of(*lines, *lines, parties=parties)
    assert (once.code, once.label) == (twice.code, twice.label)
