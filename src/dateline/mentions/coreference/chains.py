"""What linking mentions looks up on a page: mentions and sentences in text order, and what is one already."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby, islice

from dateline.mentions.atlases import is_adjective
from dateline.model import Coreference, EntityType, Mention, MentionKind, Sentence, Zone
from dateline.shapes.shapes import shape
from dateline.text.quotations import quoted_tokens

is_subject = shape("en.shape.subject")


@dataclass(frozen=True)
class Scene:
    """The mentions of one page in text order and their sentences. Not a slots class: look-ups are cached."""

    sentences: Mapping[int, Sentence]
    mentions: tuple[Mention, ...]

    @cached_property
    def by_id(self) -> dict[str, Mention]:
        """Mentions by id."""
        return {mention.id: mention for mention in self.mentions}

    @cached_property
    def at_head(self) -> dict[tuple[int, int], Mention]:
        """The widest mention of every (sentence, head token); a name before a nominal."""
        ranked = sorted(
            self.mentions,
            key=lambda mention: (mention.kind == MentionKind.NAME, mention.last - mention.first),
        )
        return {(mention.sentence, mention.head): mention for mention in ranked}

    @cached_property
    def names(self) -> tuple[Mention, ...]:
        """Names, without adjectives of nationality."""
        return tuple(
            mention
            for mention in self.mentions
            if mention.kind == MentionKind.NAME and not is_adjective(mention)
        )

    @cached_property
    def in_sentence(self) -> dict[int, list[Mention]]:
        """Mentions by sentence, in text order."""
        found: dict[int, list[Mention]] = {number: [] for number in self.sentences}
        for mention in self.mentions:
            found[mention.sentence].append(mention)
        return found

    @cached_property
    def states_in(self) -> dict[int, list[Mention]]:
        """Mentions of states by sentence, in text order."""
        found: dict[int, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            if mention.type == EntityType.COUNTRY:
                found[mention.sentence].append(mention)
        return found

    @cached_property
    def quotes(self) -> dict[int, list[int]]:
        """The number of the quotation around every token of each sentence, 0 outside."""
        found: dict[int, list[int]] = {}
        most = 0
        for _, group in groupby(self.sentences.values(), key=lambda sentence: sentence.passage):
            passage = quoted_tokens(list(group), self.sentences)
            for number, quotes in passage.items():
                found[number] = [quote and quote + most for quote in quotes]
            most = max(chain([most], *(found[number] for number in passage)))
        return found

    @cached_property
    def quoted(self) -> dict[int, list[int]]:
        """The sentences of every quotation, by its number."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, quotes in self.quotes.items():
            for quote in sorted(set(quotes) - {0}):
                found[quote].append(number)
        return found

    def sentence(self, mention: Mention) -> Sentence:
        """The sentence of a mention."""
        return self.sentences[mention.sentence]

    def is_subject(self, mention: Mention) -> bool:
        """Whether a mention is, or is joined to, a subject."""
        return is_subject(self.sentence(mention), mention.head)

    def before(self, mention: Mention, reach: int) -> list[Mention]:
        """Mentions before another in its sentence and the `reach` sentences before it, nearest first.

        Captions stay among themselves.
        """
        here = self.sentence(mention)
        numbers = (
            number
            for number in range(mention.sentence, -1, -1)
            if number in self.sentences and same_text(here, self.sentences[number])
        )
        near = chain.from_iterable(
            reversed(self.in_sentence[number]) for number in islice(numbers, reach + 1)
        )
        place = (mention.sentence, mention.head)
        return [other for other in near if (other.sentence, other.head) < place]


def same_text(here: Sentence, there: Sentence) -> bool:
    """Whether two sentences belong to one running text: a caption is a text of its own."""
    return (
        here.passage == there.passage
        if Zone.CAPTION in {here.zone, there.zone}
        else there.zone in {here.zone, Zone.BODY}
    )


def key_of(mention: Mention) -> str | None:
    """The key of the likeliest known entity."""
    return mention.candidates[0].key if mention.candidates else None


def set_scene(sentences: Iterable[Sentence], mentions: Iterable[Mention]) -> Scene:
    """The scene of a page."""
    ordered = sorted(mentions, key=lambda mention: (mention.sentence, mention.first, -mention.last))
    return Scene({sentence.number: sentence for sentence in sentences}, tuple(ordered))


class Chains:
    """Which mentions are one so far: a forest from mention ids to the id that leads their chain.

    `size` counts a chain's mentions.
    """

    def __init__(self, scene: Scene) -> None:
        self.leaders: dict[str, str] = {}
        self.sizes: Counter[str] = Counter()
        self.keys: dict[str, str] = {}
        self.genders: dict[str, str] = {}
        first: dict[str, str] = {}
        for mention in scene.mentions:
            key = key_of(mention)
            leader = first.setdefault(key, mention.id) if key else mention.id
            self.leaders[mention.id] = leader
            self.sizes[leader] += 1
            if key:
                self.keys[leader] = key

    def leader(self, mention: str) -> str:
        """The id that leads a mention's chain."""
        while self.leaders[mention] != mention:
            mention = self.leaders[mention]
        return mention

    def size(self, mention: str) -> int:
        """How many mentions a chain has."""
        return self.sizes[self.leader(mention)]

    def key(self, mention: str) -> str | None:
        """The known entity that a chain names, if any."""
        return self.keys.get(self.leader(mention))

    def gender(self, mention: str) -> str:
        """The gender of whom a chain speaks, "" while nothing tells it."""
        return self.genders.get(self.leader(mention), "")

    def tell_gender(self, mention: str, gender: str) -> None:
        """Note the first gender that a mention tells about its chain."""
        if gender:
            self.genders.setdefault(self.leader(mention), gender)

    def join(self, link: Coreference) -> bool:
        """Join two chains; refused when they name two known entities or are one already."""
        ours, theirs = self.leader(link.mention), self.leader(link.antecedent)
        if ours == theirs or (self.keys.get(ours) and self.keys.get(theirs)):
            return False
        self.leaders[ours] = theirs
        self.sizes[theirs] += self.sizes[ours]
        if ours in self.keys:
            self.keys[theirs] = self.keys[ours]
        return True


def fits(one: EntityType, other: EntityType) -> bool:
    """Whether mentions of two types may be one: equal types, or one of them open."""
    return one == other or EntityType.OTHER in {one, other}


def words_of(mention: Mention) -> Sequence[str]:
    """The words of a mention's name in lower case."""
    return mention.name.lower().split()
