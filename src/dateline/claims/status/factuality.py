"""Event factuality: climb from the event word to the root and let every governing word speak.

After Saurí and Pustejovsky 2012.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dateline.claims.grammar import gerund_governor, names_of
from dateline.claims.status.falsehoods import called_false
from dateline.claims.status.governors import OBJECTS, VERBS, Ladder, Step
from dateline.claims.status.mood import Mood, apply, intend, keep_silent, leave_open, negate, restore
from dateline.claims.status.verb_groups import Effect, Lexicon, conditional, is_emptied, noun_mood, verb_mood
from dateline.model import Certainty, Polarity, Sentence, Tense
from dateline.vocabulary import word_list

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
SHARING = word_list("en.status.event_sharing")
DEFINITE = word_list("en.grammar.definite_determiners")
GONE = word_list("en.status.ordinals_of_fact")
DEEPEST = 40
"""An event below more governors is judged by its own words: nobody can follow a clause so deep, and an
endless sentence has hundreds above each of its words."""

FOLLOWING = word_list("en.status.behind_event")
GOVERNED = word_list("en.status.mood_sharing")
ASKING = word_list("en.status.question_openers")
COPULAS = word_list("en.status.copulas")
KINDRED = word_list("en.status.content_relations")
ASPECTS = word_list("en.status.phase_nouns")


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
) -> Verdict:
    """The mood of the event at a token.

    `kinds` are the kinds of the cues in whose content it stands, by token; `ahead` are the events whose time
    is still to come.
    """
    return Climb(sentence, event, kinds, lexicon, ahead, Ladder(sentence, kinds, lexicon)).judge()


@dataclass(frozen=True, slots=True)
class Climb:
    """What a climb reads: a sentence, the event in it, the cues around it, and the lexicon."""

    sentence: Sentence
    event: int
    kinds: Mapping[int, str]
    lexicon: Lexicon
    ahead: frozenset[int]
    ladder: Ladder

    def judge(self) -> Verdict:
        """Start with the event's own words and climb until something bars the way."""
        event = self.event
        verbal = self.sentence.poses[event] in VERBS
        mood = self.own(event)
        heard: set[int] = set()
        token: int | None = None if len(self.sentence.ancestors(event)) > DEEPEST else event
        while token is not None and (step := self.ladder.step(token)) and step.governor not in heard:
            heard.add(step.governor)
            mood, token = self.climb(token, step, mood)
        asked = self.asked(mood)
        return Verdict(asked, frozenset(heard), verbal or asked.tense in {Tense.PAST, Tense.FUTURE})

    def own(self, token: int) -> Mood:
        """The mood of a token by its own group and time."""
        here = self.sentence
        verbal = here.poses[token] in VERBS and (
            here.deps[token] not in {"amod", "compound"} or gerund_governor(here, token) is not None
        )
        mood = (verb_mood if verbal else noun_mood)(here, token, self.lexicon)
        if verbal and token == here.root and self.ladder.infinitive(token):
            return apply("fixed", mood, self.lexicon.ids["fixed"])
        if token not in self.ahead or mood.tense not in {None, Tense.PRESENT}:
            return mood
        return replace(mood, tense=Tense.FUTURE, rules=(*mood.rules, self.lexicon.ids["ahead"]))

    def asked(self, mood: Mood) -> Mood:
        """A yes/no question leaves its event open."""
        here, event = self.sentence, self.event
        if here.words[-1] != "?" or mood.tense is None:
            return mood
        if here.lowers[0] in ASKING and (
            event == here.root or (here.heads[event] == here.root and here.tags[event] in {"VBG", "VBN"})
        ):
            return leave_open(mood)
        if here.root != event:
            return mood
        auxiliaries = here.children(event, "aux", "auxpass")
        subjects = here.children(event, "nsubj", "nsubjpass")
        wh = any(tag in {"WRB", "WP", "WDT"} for tag in here.tags[: max(subjects, default=0)])
        return (
            leave_open(mood) if auxiliaries and subjects and auxiliaries[0] < subjects[0] and not wh else mood
        )

    # ---- what the governor does to the mood

    def climb(self, token: int, step: Step, mood: Mood) -> tuple[Mood, int | None]:
        """The mood after one step, and where to go on from; `None` when nothing above speaks of the event."""
        effect = called_false(self.sentence, token, step, lexicon=self.lexicon) or self.effect(step)
        if effect:
            named = [
                self.lexicon.ids[name]
                for name in OBJECTS
                if name in effect.relations and name in step.relations
            ]
            mood = replace(mood, rules=(*mood.rules, *named))
            moved = self.moved(token, step, effect, mood)
            return (
                moved if "plea" in effect.relations else self.governed(step, moved, effect.name)
            ), step.governor
        if self.sentence.poses[token] in VERBS:
            return self.climb_verb(token, step, mood)
        return self.climb_noun(token, step, mood)

    def effect(self, step: Step) -> Effect | None:
        """What the governor does in this relation: by the lexicon, else by the kind of its cue."""
        here, governor = self.sentence, step.governor
        names = names_of(here, governor)
        particles = [
            f"{names[0]} {here.lowers[kid]}"
            for kid in here.children(governor, "prt", "advmod", "prep", "acomp", "dobj")
        ]
        phrase = "phrase" in step.relations
        nominal = [f"{name}.n" for name in names] if here.poses[governor] == "NOUN" else []
        words = (
            [f"{here.lowers[governor - 1]} {here.lowers[governor]}"]
            if phrase
            else [*particles, *nominal, *names]
        )
        relations: tuple[str, ...] = ("to",) if phrase else step.relations
        for word in (*self.refusals(governor, names[0]), *words, *self.predicates(governor, step)):
            if found := self.lexicon.effect(word, *relations):
                return found
        kind = self.lexicon.lists["kinds"].get(self.kinds.get(governor, ""))
        if (
            kind is None
            or not KINDRED.intersection(relations)
            or ("np" in relations and "claims" not in relations and kind in {"deny", "allege"})
        ):
            return None
        return Effect(kind, frozenset(), self.lexicon.ids["kinds"])

    def refusals(self, governor: int, name: str) -> tuple[str, ...]:
        """What the lexicon may know a negated word by: "not guilty", "no truth"."""
        here = self.sentence
        if here.children(governor, "neg") or is_emptied(here, governor, self.lexicon):
            return (f"not {name}",)
        return (
            (f"no {name}",) if any(here.lowers[kid] == "no" for kid in here.children(governor, "det")) else ()
        )

    def predicates(self, governor: int, step: Step) -> tuple[str, ...]:
        """The adjective or noun that a copula gives to a clause: "it is POSSIBLE that"."""
        here = self.sentence
        told = here.lemmas[governor] in COPULAS and step.relations[-1] in {"that", "to"}
        return (
            tuple(here.lemmas[kid].lower() for kid in here.children(governor, "acomp", "attr", "oprd"))
            if told
            else ()
        )

    def moved(self, token: int, step: Step, effect: Effect, mood: Mood) -> Mood:
        """The mood after the governor's effect."""
        if token == self.event and self.only_said(step, effect):
            return mood
        if effect.name in {"fixed", "intend"} and (
            conditional(self.sentence, token) or conditional(self.sentence, step.governor)
        ):
            return replace(leave_open(mood), rules=(*mood.rules, effect.rule, self.lexicon.ids["open"]))
        missed = "be_to" in step.relations and mood.tense == Tense.PAST
        if effect.name == "fixed" and (missed or self.overtaken(step.governor)):
            return replace(apply("fixed", mood, effect.rule), polarity=Polarity.NEG, tense=Tense.PAST)
        if effect.name == "negate" and mood.tense is None and self.sentence.poses[token] in VERBS:
            return replace(apply("negate", mood, effect.rule), tense=self.own(step.governor).tense)
        return apply(effect.name, mood, effect.rule)

    def only_said(self, step: Step, effect: Effect) -> bool:
        """Whether the event is a claim or plea itself: that it was made stays true when it is turned down."""
        lists, lemma = self.lexicon.lists, self.sentence.lemmas[self.event]
        rejected = (effect.name == "deny" and lemma in lists["claims"]) or (
            effect.name == "rebuff" and lemma in lists["appeals"]
        )
        return rejected or "subj_plans" in step.relations

    def overtaken(self, governor: int) -> bool:
        """Whether a "but" follows on what was fixed in the past: "was due to open on Monday, but"."""
        here = self.sentence
        past = self.own(governor).tense == Tense.PAST or any(
            here.lowers[kid] in {"was", "were"}
            for kid in here.kids[here.heads[governor]] + here.kids[governor]
        )
        joined = here.children(governor, "conj") + (
            here.children(here.heads[governor], "conj") if here.poses[governor] == "ADJ" else ()
        )
        return (
            past
            and bool(joined)
            and any(
                here.lowers[kid] == "but"
                for each in (governor, here.heads[governor])
                for kid in here.children(each, "cc")
            )
        )

    def governed(self, step: Step, mood: Mood, effect: str) -> Mood:
        """The mood after the governor's own group: its negation, modality, and tense for what has none."""
        here, governor = self.sentence, step.governor
        if mood.denied and here.lowers[governor - 1] == "nor" and self.silent_on(here.heads[governor]):
            return keep_silent(replace(mood, denied=False, polarity=Polarity.POS))
        own = self.own(governor)
        negated = own.polarity == Polarity.NEG
        if effect == "say":
            return keep_silent(mood) if negated and self.silent_on(governor) and not mood.asked else mood
        if (
            mood.denied
            and negated
            and (
                own.certainty == Certainty.POSSIBLE
                or here.poses[governor] != "VERB"
                or here.children(governor, "det")
                or is_emptied(here, governor, self.lexicon)
            )
        ):
            return replace(restore(mood), rules=(*mood.rules, *own.rules))
        if effect == "know":
            unsettled = negated and here.lemmas[governor] == "confirm"
            return keep_silent(mood) if unsettled else replace(mood, tense=mood.tense or own.tense)
        mood = replace(
            mood,
            tense=mood.tense or own.tense,
            would=mood.would or (own.would and effect == "share"),
            rules=(*mood.rules, *own.rules),
        )
        if negated and effect != "open":
            mood = negate(mood)
        if own.certainty == Certainty.POSSIBLE and effect != "deny":
            mood = replace(
                mood, certainty=own.certainty if mood.certainty != Certainty.UNKNOWN else mood.certainty
            )
        return replace(
            mood,
            alleged=mood.alleged or own.alleged,
            certainty=Certainty.PROBABLE
            if own.alleged and mood.certainty == Certainty.CERTAIN
            else mood.certainty,
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
            return self.reported(token, step, mood), governor
        if "to" in step.relations or relation == "phrase":
            return self.climb_infinitive(token, step, mood)
        if relation in GOVERNED or (relation == "advcl" and mood.tense is None):
            return self.governed(step, mood, "share"), governor
        above = self.own(governor).tense
        if above is None and self.sentence.poses[governor] == "ADV":
            above = self.own(self.sentence.heads[governor]).tense
        coming = relation == "advcl" and mood.tense == Tense.PRESENT and above == Tense.FUTURE
        return replace(mood, tense=Tense.FUTURE if coming else mood.tense or above), None

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
        own = self.own(governor)
        if here.poses[governor] == "ADJ" and any(
            here.lowers[kid] == "too" for kid in here.children(governor, "advmod")
        ):
            return replace(
                apply("negate", mood, self.lexicon.ids["negate"]), tense=self.own(here.heads[governor]).tense
            ), governor
        if here.poses[governor] in NOUNS and here.poses[governor] != "ADJ":
            if here.heads[governor] == governor:
                return apply("fixed", mood, self.lexicon.ids["fixed"]), None
            if (
                any(here.lowers[kid] in GONE for kid in here.children(governor, "amod"))
                or here.lowers[governor] in GONE
            ):
                return mood, governor
            return (mood if mood.tense else intend(mood)), governor
        purpose = here.deps[token] == "advcl" or (
            bool(here.children(governor, "dobj")) and here.deps[token] == "xcomp"
        )
        return (
            self.climb_purpose(step, mood, own) if purpose else (self.governed(step, mood, "share"), governor)
        )

    def climb_purpose(self, step: Step, mood: Mood, own: Mood) -> tuple[Mood, int | None]:
        """From what something is done for: intended, unless it was reached."""
        here, governor = self.sentence, step.governor
        if here.lemmas[governor] in self.lexicon.lists["reach"] or any(
            here.lemmas[kid] in self.lexicon.lists["reach"] for kid in here.children(governor, "dobj")
        ):
            mood = replace(mood, rules=(*mood.rules, self.lexicon.ids["reach"]))
            return self.governed(step, mood, "share"), governor
        return (mood if mood.tense or own.tense is None else intend(mood)), governor

    def join(self, token: int, first: int, mood: Mood) -> tuple[Mood, int | None]:
        """A coordinated verb shares the first one's group without a tense or subject, its governor anyway."""
        here = self.sentence
        if not here.children(token, "nsubj", "nsubjpass", "aux") and here.poses[first] in VERBS:
            own = self.own(first)
            alike = here.tags[token] == here.tags[first]
            if mood.tense is None or (token == self.event and alike and here.children(first, "aux")):
                mood = replace(own, rules=(*mood.rules, *own.rules), alleged=mood.alleged or own.alleged)
        step = self.ladder.step(first)
        return (mood, None) if step is None or here.deps[first] == "relcl" else self.climb(first, step, mood)

    def climb_noun(self, noun: int, step: Step, mood: Mood) -> tuple[Mood, int | None]:
        """From an event noun to a governor that the lexicon does not know: few of them say anything of it."""
        here, governor, relation = self.sentence, step.governor, step.relations[-1]
        lemma = here.lemmas[governor]
        if relation == "conj":
            up = self.ladder.step(governor)
            return (mood, None) if up is None else self.climb(governor, up, mood)
        if here.poses[governor] not in VERBS:
            told = relation in {"of", "about"} and lemma in self.lexicon.lists["claims"]
            return mood, governor if told or (
                relation in {"of", "attr", "appos"} and lemma in ASPECTS
            ) else None
        own = self.own(governor)
        if relation in FOLLOWING:
            return replace(
                mood, tense=mood.tense or (Tense.PAST if own.tense != Tense.FUTURE else None)
            ), None
        if relation == "subj" and lemma in self.lexicon.lists["occur"]:
            return self.shared(self.predicate(governor, mood), own, rule="occur"), governor
        carried = relation in {"np", "attr"} and lemma in self.lexicon.lists["light"]
        joined = relation in SHARING or (relation in {"np", "attr", "to"} and not self.definite(noun))
        if carried or (joined and own.tense == Tense.FUTURE):
            return self.shared(mood, own, rule="light"), governor
        return mood, None

    def predicate(self, governor: int, mood: Mood) -> Mood:
        """The mood after an adjective that the copula gives to the event: "is imminent", "is unlikely"."""
        here = self.sentence
        for kid in here.children(governor, "acomp", "attr", "advmod"):
            if effect := self.lexicon.effect(here.lemmas[kid].lower(), "subj"):
                mood = apply(effect.name, mood, effect.rule)
        return mood

    def shared(self, mood: Mood, own: Mood, *, rule: str) -> Mood:
        """The mood of a noun after the verb that tells of it; the present of the verb dates nothing."""
        tense = mood.tense or (own.tense if own.tense != Tense.PRESENT else None)
        certainty = own.certainty if own.certainty != Certainty.CERTAIN else mood.certainty
        polarity = own.polarity if own.polarity == Polarity.NEG else mood.polarity
        rules = (*mood.rules, self.lexicon.ids[rule], *own.rules)
        return replace(
            mood,
            tense=tense,
            certainty=certainty,
            polarity=polarity,
            alleged=mood.alleged or own.alleged,
            would=own.would,
            rules=rules,
        )

    def definite(self, noun: int) -> bool:
        """Whether a noun has a definite determiner or an owner."""
        here = self.sentence
        return bool(here.children(noun, "poss")) or any(
            here.lowers[kid] in DEFINITE for kid in here.children(noun, "det")
        )
