"""Speakers that speak for one another are one voice; nothing else makes one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.linking.voices import Speakers
from generator.model.facts.actor import Actor
from generator.model.facts.claim import Claim
from generator.model.graph import Voice


@pytest.fixture(scope="session")
def heard(actors: dict[str, Actor], claim_of: Callable[..., Claim]) -> Callable[..., tuple[Voice, ...]]:
    """Return a function that groups some speakers into voices, given the parties."""

    def group(*names: str, parties: tuple[str, ...] = ()) -> tuple[Voice, ...]:
        speakers = Speakers(actors=actors)
        claim = claim_of(*(f"{name} affirms" for name in names))
        return speakers.voices(enumerate(claim.statements), speakers.sides(parties))

    return group


def test_an_agency_and_a_leader_of_one_state_are_one_voice(heard: Callable[..., tuple[Voice, ...]]) -> None:
    """Whoever speaks for the same actor counts once, on that actor's behalf."""
    assert heard("agency", "leader", "agency") == (
        Voice(
            speakers=("agency", "leader"),
            on_behalf_of="northland",
            identified=True,
            party=False,
            statements=(0, 1, 2),
        ),
    )


def test_a_chain_is_followed_to_its_end(heard: Callable[..., tuple[Voice, ...]]) -> None:
    """The presenter speaks for the agency, and so for the state, even where neither of them speaks here."""
    for speakers in (("presenter", "leader"), ("presenter",), ("northland",)):
        (voice,) = heard(*speakers)
        assert voice.on_behalf_of == "northland"


def test_belonging_to_a_body_is_not_speaking_for_it(heard: Callable[..., tuple[Voice, ...]]) -> None:
    """`member_of` does not make two speakers one voice."""
    assert [voice.speakers for voice in heard("northland", "soldiers")] == [("northland",), ("soldiers",)]


def test_two_states_are_two_voices_though_an_office_speaks_for_both(heard: Callable[..., tuple[Voice, ...]]) -> None:
    """An office in common ties two states together only where it speaks itself."""
    assert len(heard("leader", "minister")) == 2
    assert len(heard("leader", "minister", "joint-office")) == 1


def test_an_unnamed_voice_is_identified_by_the_named_actor_it_speaks_for(
    heard: Callable[..., tuple[Voice, ...]],
) -> None:
    """Officials without a name are unidentified, unless the source says for whom they speak."""
    assert [voice.identified for voice in heard("officials", "south-officials", "witness")] == [False, True, True]


def test_a_voice_of_a_party_is_marked(heard: Callable[..., tuple[Voice, ...]]) -> None:
    """Who speaks for a party is no outsider, be the party the state or its leader."""
    assert [voice.party for voice in heard("agency", "witness", parties=("northland",))] == [True, False]
    assert [voice.party for voice in heard("agency", "witness", parties=("leader",))] == [True, False]


def test_a_circle_of_speakers_does_not_hang(heard: Callable[..., tuple[Voice, ...]]) -> None:
    """Two actors that speak for each other are one voice, on behalf of the first."""
    (voice,) = heard("ring-b", "ring-a")
    assert (voice.on_behalf_of, voice.speakers) == ("ring-b", ("ring-b", "ring-a"))


def test_a_speaker_that_is_no_actor_is_a_voice_of_its_own(heard: Callable[..., tuple[Voice, ...]]) -> None:
    """A dead reference is reported elsewhere and breaks nothing here."""
    (voice,) = heard("nobody")
    assert (voice.on_behalf_of, voice.identified) == ("nobody", True)


def test_parties_with_one_voice_are_one_side(actors: dict[str, Actor]) -> None:
    """A state and its leader are not two sides."""
    speakers = Speakers(actors=actors)
    assert len(speakers.sides(("northland", "leader"))) == 1
    assert len(speakers.sides(("northland", "leader", "southland"))) == 2


@given(data=st.data())
def test_voices_share_out_the_statements(
    data: st.DataObject, heard: Callable[..., tuple[Voice, ...]], actors: dict[str, Any]
) -> None:
    """Every statement belongs to exactly one voice, and two voices have no chain in common."""
    names = data.draw(st.lists(st.sampled_from(sorted(actors)), min_size=1, max_size=8))
    voices = heard(*names)
    assert sorted(position for voice in voices for position in voice.statements) == list(range(len(names)))
    speakers = Speakers(actors=actors)
    reached = [{actor for name in voice.speakers for actor in speakers.chain(name)} for voice in voices]
    assert sum(map(len, reached)) == len(set().union(*reached))
