"""Claims and their status: one event word in brackets, one label."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.claims.status.factuality import judge
from dateline.claims.status.lexicons import load_lexicon
from dateline.claims.status.mood import EFFECTS, Mood, apply, label_of
from dateline.model import (
    Attribution,
    Certainty,
    Claim,
    Label,
    Polarity,
    Sentence,
    Tense,
    Zone,
)
from dateline.rules import load_pack
from tests.lab import make_page, read_page

SENTENCES = [
    ("planned", "The guild [plans] to sell the mill."),
    ("planned", "The guild is [expected] to sell the mill."),
    ("stated", "The guild had [expected] the sale."),
    ("stated", "The guards left the mill to [fight] in Lorn."),
    ("planned", "The guards will leave the mill to [fight] in Lorn."),
    ("hypothetical", "The guild could use the mill to [show] its boats."),
    ("stated", "Two boys were caught trying to [enter] the mill."),
    ("stated", "The guild sold two boats in order to [save] the mill."),
    ("stated", "The warden said that he had decided to [join] the guild."),
    ("stated", "Her decision to [leave] the guild was criticised."),
    ("stated", "The guards swore that Berg [left] at noon."),
    ("hypothetical", "[Selling] the mill would ruin the guild."),
    ("stated", "Reporters asked where Berg [got] the key."),
    ("hypothetical", "Reporters asked whether Berg [got] the key."),
    ("alleged", "The warden is [believed] to be in Lorn."),
    ("alleged", "The warden is [suspected] of fraud."),
    ("stated", "The warden [believed] in the guild."),
    ("stated", "Two men were named as suspects in the [killing]."),
    ("alleged", "The warden suggested that Berg [sold] the boat."),
    ("denied", "No such raid [happened]."),
    ("denied", "That report is [false]."),
    ("denied", "There is no [truth] to the report."),
    ("denied", "The council denied taking part in the [raid]."),
    ("negated", "The council took no part in the [raid]."),
    ("planned", "The sentencing is [set] for May."),
    ("planned", "A concert, [planned] for Friday, was moved to the hall."),
    ("planned", "The envoy was [expected] on Thursday."),
    ("stated", "The repair took longer than [expected]."),
    ("stated", "The table was [set] by the cook."),
    ("stated", "She said that he'd also [sold] the boat."),
    ("stated", "The panel reported that the dam had [burst]."),
    ("alleged", "A fake news site reported that the dam had [burst]."),
    ("stated", "The jury determined that the guard [shot] the driver."),
    ("negated", "The divers are not allowed to [leave] the camp."),
    ("negated", "The tanker is in no danger of [sinking]."),
    ("negated", "Lorn does not want to [attack] the port."),
    ("negated", "Anna Berg, who would not [quit] in March, left in June."),
    ("hypothetical", "It would not [attack] the port."),
    ("stated", "Nobody claimed responsibility for the [attack]."),
    ("denied", "Lorn denies that it had anything to do with the [raid]."),
    ("stated", "The union called the [arrest] an outrage and an insult."),
    ("stated", "Two lanes were shut due to the [floods]."),
    ("stated", "The [delay] is due to a strike."),
    ("planned", "The two yards agreed to a [truce]."),
    ("planned", "The [visit] is due to begin on Friday."),
    ("stated", "The warden decided to [close] the mill."),
    ("planned", "The warden decided to [close] the mill next week."),
    ("stated", "The divers tried to [reach] the wreck."),
    ("alleged", "The guild claimed that the divers tried to [reach] the wreck."),
    ("planned", "The divers are trying to [reach] the wreck."),
    ("negated", "As of noon, neither the guild nor the yard has [answered]."),
    ("negated", "The trees grew there rather than having been [planted]."),
    ("negated", "There is no evidence the warden [made] the payment."),
    ("alleged", "The guards, police believe, [sold] the boat."),
    ("alleged", "The suit accuses the guild of [tracking] children."),
    ("alleged", "Prosecutors accuse Lorn of [hiding] files."),
    ("alleged", "The charge is that the warden [sold] the boat."),
    ("alleged", "Among the charges against the guild is that it [sold] the boat."),
    ("hypothetical", "The fear is that the mill will [close] in May."),
    ("stated", "The problem is that the mill [closed] in May."),
    ("alleged", "According to the indictment, the warden [sold] the boat."),
    ("alleged", "The lawsuit says the guild [sold] fake pills."),
    ("planned", "The trial of the four guards is listed to [begin] on 11 May."),
    ("negated", "The guards saw no sign the ship [carried] mortars."),
    ("stated", "The proof he [gave] that night was thin."),
    ("stated", "[Hit] by a rocket, not a mine, the ship sank off Velm."),
    ("hypothetical", "Had the pilot [turned] back, the plane would not have crashed."),
    ("stated", "The warden has not replied but is [barred] from the mill."),
    ("stated", "Ten shots can be [heard] on the tape."),
    ("stated", "The frigate [docked] in Velm on Sunday."),
    ("stated", "Officials in Oslo acknowledged that the radar had [failed]."),
    ("stated", "The army [shelled] the depot, the governor said."),
    ("stated", "Having [signed] the treaty, the envoy left for Doha."),
    ("stated", "The governor boasted that his men [captured] the bridge."),
    ("stated", "Lorn went on [bombing] the port despite the truce."),
    ("stated", "The premier regrets having [closed] the school."),
    ("stated", "It was Karsovia that [supplied] the mortars."),
    ("stated", "The cancelled vote [angered] the miners."),
    ("stated", "The court sentenced a spy who had [stolen] the plans."),
    ("planned", "The queen is to [open] the bridge in May."),
    ("planned", "The union said it will [strike] on Monday."),
    ("planned", "Lorn has agreed to [return] the captured pilots."),
    ("planned", "Karsovia [begins] withdrawing its troops next week."),
    ("planned", "Next month's [election] will be watched by monitors."),
    ("planned", "The firm plans a [sale] of its radar unit."),
    ("planned", "The navy is preparing to [evacuate] the island."),
    ("planned", "The minister announced that the reactor would be [shut] by 2030."),
    ("planned", "Talks on the border are expected to [begin] on Friday."),
    ("planned", "The envoy is scheduled to hold [talks] with the rebels."),
    ("planned", "The two sides were about to [sign] the pact."),
    ("planned", "The general pledged that no shells would be spared and vowed to [retake] the city."),
    ("planned", "Karsovia has warned it will [respond] in kind."),
    ("alleged", "The rebels are said to have [mined] the road."),
    ("alleged", "The mayor is accused of having [hidden] the report."),
    ("alleged", "The banker, who allegedly [bribed] a judge, has fled."),
    ("alleged", "Opposition leaders claim that the vote was [rigged]."),
    ("alleged", "There are reports that the ship [sank], but nobody has confirmed them."),
    ("alleged", "The alleged [attack] took place on Monday."),
    ("alleged", "Lorn blamed Karsovia for [cutting] the cable."),
    ("alleged", "The paper alleges the minister [took] bribes."),
    ("alleged", "Police arrested two men suspected of [planting] the bomb."),
    ("alleged", "It is believed that the crew [abandoned] the ship."),
    ("alleged", "Lorn accuses its neighbour of planning to [invade] the isles."),
    ("alleged", "According to rumours, the general has [fled]."),
    ("denied", "The firm rejected claims it had [dumped] waste."),
    ("denied", "Moscow has dismissed as false reports that it [sent] tanks."),
    ("denied", '"We did not [shell] the school," the army said, denying the charge.'),
    ("denied", "Lorn denies that it will [sell] the mine."),
    ("denied", "Karsovia denied allegations of [torture]."),
    ("denied", "The captain pleaded not guilty to [smuggling] tobacco."),
    ("denied", "The palace described reports that the king had [died] as baseless."),
    ("denied", "He denied he [knew] of the plan."),
    ("denied", "The embassy called accusations that it [spied] on students absurd."),
    ("negated", "The pact was never [signed]."),
    ("negated", "The talks failed to [produce] a deal."),
    ("negated", "The tanker has yet to [arrive]."),
    ("negated", "Nobody [claimed] responsibility for the blast."),
    ("negated", "The ministers left without [signing] the accord."),
    ("negated", "Karsovia no longer [sells] grain to Lorn."),
    ("negated", "Lorn did not [attack] the convoy, the colonel said."),
    ("negated", "Rain kept the planes from [flying]."),
    ("negated", "The council declined to [endorse] the plan."),
    ("negated", "Neither side [signed] the text."),
    ("negated", "The minister has no intention of [resigning]."),
    ("negated", "The mayor will not [attend] the parade."),
    ("hypothetical", "The ship may have [carried] arms."),
    ("hypothetical", "Lorn would [attack] only if provoked."),
    ("hypothetical", "The rebels demanded that the army [leave] the valley."),
    ("hypothetical", "It is unclear whether the pilot [ejected]."),
    ("hypothetical", "The envoy called for a [ceasefire]."),
    ("hypothetical", "Should Lorn [refuse], the bank will stop its loans."),
    ("hypothetical", "The union wants the mill to [reopen]."),
    ("hypothetical", "Did the army [shell] the school?"),
    ("hypothetical", "Oslo offered to [mediate] between the parties."),
    ("hypothetical", "A possible [invasion] worries the islanders."),
    ("hypothetical", "Unless the dam is [repaired], the valley will flood."),
    ("hypothetical", "The minister would neither confirm nor deny that the jet had [crashed]."),
    ("hypothetical", "The palace will neither confirm nor deny that the king [abdicated]."),
    ("hypothetical", "Tarnland has threatened to [close] the strait unless the fine is lifted."),
    ("hypothetical", "The council asked the firm to [clean] the river."),
    ("hypothetical", "The treaty allows Lorn to [station] troops on the isle."),
    ("hypothetical", "There is a risk that the ice will [melt]."),
]


@cache
def claims_on(marked: str) -> tuple[Claim, ...]:
    """The claims whose trigger begins at the bracket of a sentence."""
    start = marked.index("[")
    notes = read_page(make_page(marked.replace("[", "").replace("]", "")))
    return tuple(claim for claim in notes[Claim] if claim.trigger.start <= start < claim.trigger.end)


@pytest.mark.parametrize(("label", "marked"), SENTENCES, ids=[marked for _, marked in SENTENCES])
def test_the_words_around_an_event_give_its_label(label: str, marked: str) -> None:
    assert {claim.status.label.value for claim in claims_on(marked)} == {label}


def test_a_thing_cut_off_did_not_happen() -> None:
    assert (
        claims_on("The launch was called off before the rocket could be [fuelled].")[0].status.label
        == Label.NEGATED
    )


@pytest.mark.parametrize(
    ("marked", "certainty", "polarity", "tense"),
    [
        ("Mira Oland will [visit] Oslo.", Certainty.CERTAIN, Polarity.POS, Tense.FUTURE),
        ("Mira Oland may have [visited] Oslo.", Certainty.POSSIBLE, Polarity.POS, Tense.PAST),
        ("The guild promised to [repair] the road.", Certainty.PROBABLE, Polarity.POS, Tense.FUTURE),
        ("Karsovia denied [sending] the ship.", Certainty.CERTAIN, Polarity.NEG, Tense.PAST),
        (
            "The mayor declined to say whether the bridge had [collapsed].",
            Certainty.UNKNOWN,
            Polarity.POS,
            Tense.PAST,
        ),
    ],
)
def test_certainty_polarity_and_time(
    marked: str, certainty: Certainty, polarity: Polarity, tense: Tense
) -> None:
    status = claims_on(marked)[0].status
    assert (status.certainty, status.polarity, status.time) == (certainty, polarity, tense)


def test_two_parties_make_two_claims_of_the_same_words() -> None:
    claims = claims_on("The bishop says Holt [robbed] the abbey, an accusation that Holt denies.")
    assert {claim.status.label for claim in claims} == {Label.ALLEGED, Label.DENIED}
    assert len({claim.id for claim in claims}) == 2


def test_a_chain_is_outermost_first() -> None:
    marked = "Radio Velm reported that the colonel had accused Lorn of [shelling] a village."
    text = marked.replace("[", "").replace("]", "")
    notes = read_page(make_page(text))
    claim = next(claim for claim in notes[Claim] if claim.trigger.start == marked.index("["))
    sources = [next(each for each in notes[Attribution] if each.id == link).source for link in claim.chain]
    assert [text[source.start : source.end] for source in sources if source] == ["Radio Velm", "the colonel"]
    assert claim.status.label == Label.ALLEGED


def test_a_noun_with_a_past_time_of_its_own_takes_over_no_plan() -> None:
    text = (
        "Mira Oland will make a visit to Oslo on Friday. She sent the guild a clock which she "
        "had shown it during her visit in March."
    )
    labels = [claim.status.label for claim in read_page(make_page(text))[Claim] if claim.lemma == "visit"]
    assert labels == [Label.PLANNED, Label.STATED]


def test_a_bare_noun_takes_over_the_plan_of_its_page() -> None:
    text = (
        "Mira Oland will make a visit to Oslo on Friday. The visit was welcomed by traders. "
        "Concurrent with the visit, the guild issued a stamp."
    )
    labels = [claim.status.label for claim in read_page(make_page(text))[Claim] if claim.lemma == "visit"]
    assert labels == [Label.PLANNED] * 3


def test_evidence_holds_the_trigger_and_its_arguments() -> None:
    notes = read_page(
        make_page("The navy of Lorn has never shelled the port of Velm, the governor said on Monday.")
    )
    for claim in notes[Claim]:
        assert any(span.covers(claim.trigger) for span in claim.evidence)
        assert all(any(span.covers(argument.span) for span in claim.evidence) for argument in claim.arguments)


@given(st.lists(st.sampled_from(sorted(EFFECTS)), max_size=6))
def test_the_label_follows_the_order_of_the_guideline(effects: list[str]) -> None:
    mood = Mood()
    for effect in effects:
        mood = apply(effect, mood, "test.rule/1")
    label = label_of(mood)
    assert (label == Label.DENIED) == mood.denied
    assert label != Label.STATED or (
        mood.polarity == Polarity.POS and mood.certainty not in {Certainty.POSSIBLE, Certainty.UNKNOWN}
    )
    assert mood.rules == ("test.rule/1",) * len(effects)


def test_two_negations_cancel() -> None:
    assert apply("negate", apply("negate", Mood(), "a"), "b").polarity == Polarity.POS
    assert label_of(apply("negate", apply("deny", Mood(), "a"), "b")) == Label.HYPOTHETICAL


@pytest.mark.parametrize(
    ("tag", "pos", "dep"), [("VBD", "VERB", "conj"), ("NN", "NOUN", "conj"), ("VB", "VERB", "xcomp")]
)
def test_an_event_below_hundreds_of_others_is_judged(tag: str, pos: str, dep: str) -> None:
    size = 2_000
    starts, words = tuple(range(0, size * 4, 4)), ("ran",) * size
    endless = Sentence(
        "art-0",
        0,
        0,
        Zone.BODY,
        starts,
        tuple(start + 3 for start in starts),
        words,
        ("run",) * size,
        (tag,) * size,
        (pos,) * size,
        ("ROOT",) + (dep,) * (size - 1),
        (0, *range(size - 1)),
        ("",) * size,
    )
    verdict = judge(endless, size - 1, {}, load_lexicon(load_pack("en")))
    assert verdict.heard == frozenset()
    assert (
        verdict.mood
        == judge(
            replace(endless, deps=("ROOT",) * size, heads=tuple(range(size))),
            size - 1,
            {},
            load_lexicon(load_pack("en")),
        ).mood
    )
