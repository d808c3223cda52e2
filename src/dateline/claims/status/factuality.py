"""Event factuality: climb from the event word to the root and let every governing word speak.

After Saurí and Pustejovsky 2012.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dateline.claims.absences import is_absent, is_untraced
from dateline.claims.grammar import gerund_governor
from dateline.claims.status.effects import effect_of
from dateline.claims.status.falsehoods import called_false
from dateline.claims.status.governors import OBJECTS, VERBS, Ladder, Step
from dateline.claims.status.lexicons import Effect, Lexicon
from dateline.claims.status.mood import Mood, apply, intend, keep_silent, leave_open, restore
from dateline.claims.status.negations import describes_nobody, is_emptied
from dateline.claims.status.outright import outright
from dateline.claims.status.parts import Parts
from dateline.claims.status.purposes import (
    afterthought,
    is_any,
    is_felt,
    is_reached,
    is_rejected,
    is_taken_for_granted,
    meant,
    supposed_deed,
)
from dateline.claims.status.questions import put_as_question
from dateline.claims.status.shared_moods import grouped, shared
from dateline.claims.status.tenses import conditional
from dateline.claims.status.unshown import is_left_open, is_unfound, is_unfounded
from dateline.claims.status.verb_groups import CAN, is_supposed, noun_mood, verb_mood
from dateline.model import Certainty, Polarity, Sentence, Tense
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list

TENSED = frozenset({"VBD", "VBZ", "VBP"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
DEEPEST = 40
"""An event below more governors is judged by its own words: nobody can follow a clause so deep, and an
endless sentence has hundreds above each of its words."""

FOLLOWING = word_list("en.status.behind_event")
GOVERNED = word_list("en.status.mood_sharing")
CAUSING = word_list("en.status.causing_verbs")
CONFIRMING, UNABLE = word_list("en.status.confirming_verbs"), word_list("en.status.unable")

is_overtaken = shape("en.shape.overtaken")
is_too = shape("en.shape.too")
is_fact = shape("en.shape.fact_by_order")
is_bare_conjunct = shape("en.shape.bare_conjunct")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The mood of an event by the words of its sentence.

    `heard` are the governing tokens that have spoken or were passed, `evident` whether anything dates it.
    """

    mood: Mood
    heard: frozenset[int]
    evident: bool


def judge(
    sentence: Sentence,
    event: int,
    kinds: Mapping[int, str],
    lexicon: Lexicon,
    *,
    ahead: frozenset[int] = frozenset(),
    within: frozenset[int] = frozenset(),
) -> Verdict:
    """The mood of the event at a token.

    `kinds` are the kinds of the cues in whose content it stands, by token; `ahead` are the events whose time
    is still to come. What stands above a token `within` which it is judged is not heard.
    """
    return Climb(sentence, event, kinds, lexicon, ahead, Ladder(sentence, kinds, lexicon)).judge(within)


@dataclass(frozen=True, slots=True)
class Climb:
    """What a climb reads: a sentence, the event in it, the cues around it, and the lexicon."""

    sentence: Sentence
    event: int
    kinds: Mapping[int, str]
    lexicon: Lexicon
    ahead: frozenset[int]
    ladder: Ladder

    def judge(self, within: frozenset[int]) -> Verdict:
        """Start with the event's own words and climb until something bars the way."""
        event = self.event
        verbal = self.sentence.poses[event] in VERBS
        mood = outright(self.sentence, event, self.own(event), self.lexicon)
        heard: set[int] = set()
        token: int | None = None if len(self.sentence.ancestors(event)) > DEEPEST else event
        while token is not None and (step := self.ladder.step(token)) and step.governor not in heard:
            heard.add(step.governor)
            mood, token = self.climb(token, step, mood)
            token = None if step.governor in within else token
        if mood.polarity == Polarity.POS and is_untraced(self.sentence, event):
            mood = apply("negate", mood, self.lexicon.ids["not"])
        asked = put_as_question(self.sentence, event, mood)
        return Verdict(asked, frozenset(heard), verbal or asked.tense in {Tense.PAST, Tense.FUTURE})

    def own(self, token: int) -> Mood:
        """The mood of a token by its own group and time."""
        here = self.sentence
        verbal = here.poses[token] in VERBS and (
            here.deps[token] not in {"amod", "compound"} or gerund_governor(here, token) is not None
        )
        mood = (verb_mood if verbal else noun_mood)(here, token, self.lexicon)
        nothing = is_unfound(here, token, self.lexicon) or describes_nobody(here, token, self.lexicon)
        if not verbal and mood.polarity == Polarity.POS and nothing:
            mood = apply("negate", mood, self.lexicon.ids["not"])
        if verbal and token == here.root and self.ladder.infinitive(token):
            return apply("fixed", mood, self.lexicon.ids["fixed"])
        if token not in self.ahead or mood.tense not in {None, Tense.PRESENT}:
            return mood
        return replace(mood, tense=Tense.FUTURE, rules=(*mood.rules, self.lexicon.ids["ahead"]))

    # ---- what the governor does to the mood

    def climb(self, token: int, step: Step, mood: Mood) -> tuple[Mood, int | None]:
        """The mood after one step, and where to go on from; `None` when nothing above speaks of the event."""
        if mood.polarity == Polarity.POS and is_unfounded(self.sentence, token, step, self.lexicon):
            return apply("negate", replace(mood, alleged=False), self.lexicon.ids["not"]), None
        if self.parts.is_owned(step) or (token == self.event and "saying" in step.relations):
            return mood, None
        known = effect_of(self.ladder, step)
        if effect := called_false(self.sentence, token, step, lexicon=self.lexicon) or known:
            named = [
                self.lexicon.ids[name]
                for name in OBJECTS
                if name in effect.relations and name in step.relations
            ]
            mood = replace(mood, rules=(*mood.rules, *named))
            mood = self.moved(token, step, effect, mood)
            if "plea" not in effect.relations:
                mood = self.governed(step, mood, effect.name)
            return mood, step.governor
        if self.sentence.poses[token] in VERBS:
            return self.climb_verb(token, step, mood)
        return self.climb_noun(token, step, mood)

    def moved(self, token: int, step: Step, effect: Effect, mood: Mood) -> Mood:
        """The mood after the governor's effect."""
        if (token == self.event and self.only_said(step, effect)) or is_felt(self.sentence, token, step):
            return mood
        if is_taken_for_granted(self.sentence, step, effect, mood):
            return mood
        if effect.name in {"fixed", "intend"} and any(
            conditional(self.sentence, each) for each in (token, step.governor)
        ):
            return replace(leave_open(mood), rules=(*mood.rules, effect.rule, self.lexicon.ids["open"]))
        if effect.name == "fixed" and self.missed(step, mood):
            return replace(apply("fixed", mood, effect.rule), polarity=Polarity.NEG, tense=Tense.PAST)
        if effect.name == "negate" and mood.tense is None and self.sentence.poses[token] in VERBS:
            return replace(apply("negate", mood, effect.rule), tense=self.own(step.governor).tense)
        return apply(effect.name, mood, effect.rule)

    def only_said(self, step: Step, effect: Effect) -> bool:
        """Whether the event is a plea itself: that it was made stays true when it is turned down."""
        lists, lemma = self.lexicon.lists, self.sentence.lemmas[self.event]
        return (effect.name == "rebuff" and lemma in lists["appeals"]) or "subj_plans" in step.relations

    def missed(self, step: Step, mood: Mood) -> bool:
        """Whether what was fixed did not come: "was to have opened", "was due to open on Monday, but"."""
        past = "be_to" in step.relations and mood.tense == Tense.PAST
        return past or self.overtaken(step.governor)

    def overtaken(self, governor: int) -> bool:
        """Whether a "but" follows on what was fixed in the past: "was due to open on Monday, but"."""
        return is_overtaken(self.sentence, governor) and self.tells_past(governor)

    def tells_past(self, governor: int) -> bool:
        """Whether a governor, or a form of "be" beside it, stands in the past."""
        here = self.sentence
        was = any(here.has_child(each, {"was", "were"}) for each in (governor, here.heads[governor]))
        return was or self.own(governor).tense == Tense.PAST

    def governed(self, step: Step, mood: Mood, effect: str) -> Mood:
        """The mood after the governor's own group: its negation, modality, and tense."""
        governor = step.governor
        if mood.denied and is_left_open(self.sentence, governor, self.own, self.lexicon):
            return keep_silent(replace(mood, denied=False, polarity=Polarity.POS))
        own = self.own(governor)
        if effect == "say":
            return self.told(governor, mood, own)
        if mood.denied and self.lifts_denial(governor, own):
            return replace(restore(mood), rules=(*mood.rules, *own.rules))
        if effect == "know":
            return self.known(step, mood, own)
        return grouped(mood, own, effect)

    def told(self, governor: int, mood: Mood, own: Mood) -> Mood:
        """The mood under a verb of saying, of which only a refusal to say changes anything."""
        here, above = self.sentence, self.sentence.heads[governor]
        early = any(is_too(here, each) for each in (above, *here.children(above, "acomp")))
        known = mood.asked and not here.has_child(governor, CAN, "aux")
        silent = (early or own.polarity == Polarity.NEG) and self.silent_on(governor)
        return keep_silent(mood) if silent and not known else mood

    def known(self, step: Step, mood: Mood, own: Mood) -> Mood:
        """The mood under a verb of knowing, whose negation leaves true what is known, and open what may be."""
        here, governor = self.sentence, step.governor
        above = self.own(here.heads[governor]) if here.deps[governor] == "acomp" else own
        unable = here.deps[governor] == "xcomp" and here.lemmas[here.heads[governor]] in UNABLE
        unsure = here.lemmas[governor] in CONFIRMING or is_any(here, self.event, step)
        if (unable or Polarity.NEG in {own.polarity, above.polarity}) and unsure:
            return keep_silent(mood)
        dated = replace(mood, tense=mood.tense or own.tense)
        if "to" in step.relations and own.certainty == Certainty.POSSIBLE:
            return leave_open(dated)
        return apply("negate", dated, self.lexicon.ids["not"]) if is_rejected(here, step, own) else dated

    def lifts_denial(self, governor: int, own: Mood) -> bool:
        """Whether a negated governor takes a denial back: "cannot deny", "no denial", "nobody denies"."""
        here = self.sentence
        if own.polarity != Polarity.NEG:
            return False
        return (
            own.certainty == Certainty.POSSIBLE
            or here.has_child(governor, CAN, "aux")
            or here.poses[governor] != "VERB"
            or bool(here.children(governor, "det"))
            or is_emptied(here, governor, self.lexicon)
        )

    def silent_on(self, governor: int) -> bool:
        """Whether a negated verb of saying is one."""
        return self.sentence.lemmas[governor] in self.lexicon.lists["refuse_to_say"]

    def climb_verb(self, token: int, step: Step, mood: Mood) -> tuple[Mood, int | None]:
        """From a verb to a governor that the lexicon does not know."""
        governor, relation = step.governor, step.relations[-1]
        if relation == "conj":
            return self.join(token, governor, mood)
        if relation == "that":
            caused = self.sentence.lemmas[governor] in CAUSING
            return (
                self.governed(step, mood, "share") if caused else self.reported(token, step, mood)
            ), governor
        if "to" in step.relations or relation == "phrase":
            return self.climb_infinitive(token, step, mood)
        if relation in GOVERNED or (relation == "advcl" and mood.tense is None):
            return afterthought(self.sentence, token, mood, self.governed(step, mood, "share")), governor
        return self.dated(step, mood), None

    def dated(self, step: Step, mood: Mood) -> Mood:
        """The mood of a verb whose governor says only when it is."""
        if step.relations[-1] == "subj" and mood.tense is None:
            return supposed_deed(mood, self.own(step.governor))
        here, above = self.sentence, self.own(step.governor).tense
        if above is None and here.poses[step.governor] == "ADV":
            above = self.own(here.heads[step.governor]).tense
        coming = mood.tense == Tense.PRESENT and above == Tense.FUTURE
        if coming and step.relations[-1] == "advcl":
            return replace(mood, tense=Tense.FUTURE)
        return replace(mood, tense=mood.tense or above)

    def reported(self, token: int, step: Step, mood: Mood) -> Mood:
        """A reported clause: its "would" has found its report."""
        if mood.would and step.governor < token:
            mood = replace(mood, certainty=Certainty.PROBABLE, would=False)
        return self.unsaid(step.governor, self.governed(step, mood, "say"))

    def unsaid(self, governor: int, mood: Mood) -> Mood:
        """Who refuses to speak takes no side ("declined to say whether")."""
        here = self.sentence
        above = here.heads[governor]
        refused = (
            self.ladder.infinitive(governor)
            and (effect := self.lexicon.effect(here.lemmas[above].lower(), "to")) is not None
            and effect.name == "negate"
        )
        silent = refused and self.silent_on(governor) and not mood.asked
        return (
            replace(keep_silent(mood), rules=(*mood.rules, self.lexicon.ids["refuse_to_say"]))
            if silent
            else mood
        )

    def climb_infinitive(self, token: int, step: Step, mood: Mood) -> tuple[Mood, int | None]:
        """From an infinitive: what follows from its governor, what for that is done, what a noun serves."""
        here, governor = self.sentence, step.governor
        if is_too(here, governor):
            mood = apply("negate", mood, self.lexicon.ids["negate"])
            return replace(mood, tense=self.own(here.heads[governor]).tense), governor
        if here.poses[governor] in NOUNS:
            return self.climb_use(governor, mood)
        if here.deps[token] == "advcl" or (here.deps[token] == "xcomp" and here.children(governor, "dobj")):
            return self.climb_purpose(step, mood, self.own(governor))
        return self.governed(step, mood, "share"), governor

    def climb_use(self, noun: int, mood: Mood) -> tuple[Mood, int | None]:
        """From what a noun is there for: intended, unless "the first to" do it."""
        here = self.sentence
        if here.heads[noun] == noun:
            return apply("fixed", mood, self.lexicon.ids["fixed"]), None
        if mood.polarity == Polarity.POS and self.parts.is_no_one(noun):
            return apply("negate", mood, self.lexicon.ids["not"]), None
        return (mood if mood.tense or is_fact(here, noun) else intend(mood)), noun

    def climb_purpose(self, step: Step, mood: Mood, own: Mood) -> tuple[Mood, int | None]:
        """From what something is done for: as sure as that, and no more than tried where it was done."""
        here, governor = self.sentence, step.governor
        if is_reached(here, governor, self.lexicon.lists["reach"]):
            mood = replace(mood, rules=(*mood.rules, self.lexicon.ids["reach"]))
            return self.governed(step, mood, "share"), governor
        return meant(mood, own), governor

    def join(self, token: int, first: int, mood: Mood) -> tuple[Mood, int | None]:
        """A coordinated verb shares the first one's group without a tense or subject, its governor anyway."""
        here = self.sentence
        if here.tags[token] in TENSED and self.ladder.infinitive(first):
            return mood, None  # no second infinitive: "called on him to quit and ACCUSED him"
        if here.poses[first] in VERBS and is_bare_conjunct(here, token):
            own = self.own(first)
            if own.certainty == Certainty.POSSIBLE and is_supposed(here, first):
                mood = replace(leave_open(mood), rules=(*mood.rules, *own.rules))
            alike = here.tags[token] == here.tags[first]
            if mood.tense is None or (token == self.event and alike and here.children(first, "aux")):
                polarity = mood.polarity if mood.polarity == Polarity.NEG else own.polarity
                rules, alleged = (*mood.rules, *own.rules), mood.alleged or own.alleged
                mood = replace(own, rules=rules, alleged=alleged, polarity=polarity)
        step = self.ladder.step(first)
        return (mood, None) if step is None or here.deps[first] == "relcl" else self.climb(first, step, mood)

    def climb_noun(self, noun: int, step: Step, mood: Mood) -> tuple[Mood, int | None]:
        """From an event noun to a governor that the lexicon does not know: few of them say anything of it."""
        if step.relations[-1] == "conj":
            up = self.ladder.step(step.governor)
            return (mood, None) if up is None else self.climb(step.governor, up, mood)
        if self.sentence.poses[step.governor] not in VERBS:
            return self.climb_part(step, mood)
        return self.climb_noun_verb(noun, step, mood)

    def climb_noun_verb(self, noun: int, step: Step, mood: Mood) -> tuple[Mood, int | None]:
        """From an event noun to a verb that the lexicon does not know."""
        governor, relation, own = step.governor, step.relations[-1], self.own(step.governor)
        if self.parts.is_denied(step):
            return apply("deny", mood, self.lexicon.ids["deny"]), governor
        if not is_absent(self.sentence, noun) and self.parts.is_missing(noun, step, own):
            return apply("negate", mood, self.lexicon.ids["not"]), None
        if relation in FOLLOWING:
            gone = Tense.PAST if own.tense != Tense.FUTURE else None
            return replace(mood, tense=mood.tense or gone), None
        if self.parts.is_described(step, own):
            return mood, governor
        if relation == "subj" and self.sentence.lemmas[governor] in self.lexicon.lists["occur"]:
            return shared(self.predicate(governor, mood), own, self.lexicon.ids["occur"]), governor
        carried = self.parts.is_carried(noun, step, own)
        return (self.parts.carried(step, mood, own), governor) if carried else (mood, None)

    def climb_part(self, step: Step, mood: Mood) -> tuple[Mood, int | None]:
        """From an event noun to a noun: one for its phase, or a part in it that nobody may have had."""
        if self.parts.is_part(step):
            none = self.parts.is_none(step)
            return (apply("negate", mood, self.lexicon.ids["not"]) if none else mood), step.governor
        if self.parts.is_blameless(step):
            return apply("negate", mood, self.lexicon.ids["not"]), None
        lemma = self.sentence.lemmas[step.governor]
        return mood, step.governor if self.parts.is_phase(lemma, step.relations[-1]) else None

    @property
    def parts(self) -> Parts:
        """Who had a part in what."""
        return Parts(self.sentence, self.lexicon, self.own)

    def predicate(self, governor: int, mood: Mood) -> Mood:
        """The mood after an adjective that the copula gives to the event: "is imminent", "is unlikely"."""
        here = self.sentence
        for kid in here.children(governor, "acomp", "attr", "advmod"):
            caused = here.has_child(kid, {"to"}, "prep", "pcomp")  # "is due to a strike"
            if not caused and (effect := self.lexicon.effect(here.lemmas[kid].lower(), "subj")):
                mood = apply(effect.name, mood, effect.rule)
        return mood
