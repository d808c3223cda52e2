"""Names of one thing within a page: repeated, shortened or abbreviated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dateline.mentions.coreference.chains import Scene, words_of
from dateline.mentions.coreference.organs import is_elsewhere, states_told
from dateline.model import By, Coreference, EntityType, Mention
from dateline.rules import Pack
from dateline.vocabulary import word_list
from dateline.weights import weight_table

SCORES = weight_table("en.coreference.scores")
"""How surely each rule links a mention to the one before it."""

ADMINISTRATIVE = word_list("en.coreference.administrative_units")
SMALL = word_list("en.coreference.no_initials")


def link_names(scene: Scene, *, world: Pack) -> Iterator[Coreference]:
    """Links from repeated, shortened and abbreviated names to the full one."""
    unknown = [mention for mention in scene.names if not mention.candidates]
    yield from link_same(unknown)
    yield from link_people(people_among(unknown))
    yield from link_initials(scene)
    yield from link_bare(unknown, world)
    yield from link_bodies(scene, unknown, world)


def link_same(names: list[Mention]) -> Iterator[Coreference]:
    """Each name to the first of the same words."""
    first: dict[str, Mention] = {}
    for mention in names:
        earlier = first.setdefault(mention.name.lower(), mention)
        if earlier is not mention:
            yield Coreference(mention.id, earlier.id, By("coreference.same/1", SCORES["same"]))


def people_among(names: Sequence[Mention]) -> list[Mention]:
    """The names of persons, with the names of one word that a full name of a person ends in, and no other does.

    What the parser makes of such a word ("Oll" for "Rosa Oll") counts for less than the name on the page.
    """
    full = [name for name in names if " " in name.name]
    last = {own_words(name)[-1] for name in full if name.type == EntityType.PERSON}
    last -= {own_words(name)[-1] for name in full if name.type != EntityType.PERSON}
    return [name for name in names if name.type == EntityType.PERSON or name.name.lower() in last]


def own_words(name: Mention) -> Sequence[str]:
    """The words of a name without where its bearer is from: "Aldric of Lorn" is no "Lorn"."""
    words = words_of(name)
    return words[: words.index("of")] if "of" in words[1:] else words


def link_people(people: list[Mention]) -> Iterator[Coreference]:
    """Each short form of a person's name, where it first stands, to the full name that it fits best."""
    counts = Counter(mention.name.lower() for mention in people)
    first: dict[str, Mention] = {}
    for mention in people:
        first.setdefault(mention.name.lower(), mention)
    parts: dict[str, list[Mention]] = defaultdict(list)
    for mention in first.values():
        for word in {own_words(mention)[0], own_words(mention)[-1]} if len(words_of(mention)) > 1 else ():
            parts[word].append(mention)
    for mention in first.values():
        full = best_full(mention, parts, counts)
        if full:
            yield Coreference(mention.id, full.id, By("coreference.short/1", SCORES["short"]))


def best_full(
    short: Mention, parts: Mapping[str, list[Mention]], counts: Mapping[str, int]
) -> Mention | None:
    """The full name that a short one stands for: by its last word before its first, then the commonest."""
    words = words_of(short)
    fitting = [
        full
        for full in parts.get(words[-1], ())
        if len(words_of(full)) > len(words) and is_part(words, own_words(full))
    ]
    return max(
        fitting,
        key=lambda full: (own_words(full)[-1] == words[-1], counts[full.name.lower()], -full.span.start),
        default=None,
    )


def is_part(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a short form is the end or the beginning of a full name, or its first and last word."""
    return short in (full[-len(short) :], full[: len(short)], [full[0], full[-1]])


def initials(name: str) -> str:
    """The first letters of a name's great words."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word.lower() not in SMALL).upper()


def link_initials(scene: Scene) -> Iterator[Coreference]:
    """Each name in capitals to the longer name whose initials it is.

    Right behind it, or anywhere once it has been told so.
    """
    long: dict[str, Mention] = {}
    for mention in scene.names:
        if (
            mention.type in {EntityType.ORGANIZATION, EntityType.OTHER, EntityType.PLACE}
            and len(initials(mention.name)) > 1
            and " " in mention.name
        ):
            long.setdefault(initials(mention.name), mention)
    for mention in scene.names:
        letters = mention.name.replace(".", "")
        full = long.get(letters) if letters.isupper() and mention.type != EntityType.PERSON else None
        if full and full.id != mention.id and (full.candidates or not mention.candidates):
            yield Coreference(mention.id, full.id, By("coreference.initials/1", SCORES["initials"]))


def link_bare(names: list[Mention], world: Pack) -> Iterator[Coreference]:
    """Each name without its kind ("Arden") to the only one with it ("Arden region"), if before it."""
    stems: dict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in names:
        if mention.type in {EntityType.PLACE, EntityType.ORGANIZATION, EntityType.OTHER}:
            stem, kind = cut_kind(mention, world)
            first = stems[stem].setdefault("region" if kind in ADMINISTRATIVE else kind, mention)
            if first is not mention and first.name.lower() != mention.name.lower():
                yield Coreference(mention.id, first.id, By("coreference.bare/1", SCORES["bare"]))
    for kinds in stems.values():
        bare = kinds.pop("", None)
        full = next(iter(kinds.values())) if len(kinds) == 1 else None
        if bare and full and full.span < bare.span:
            yield Coreference(bare.id, full.id, By("coreference.bare/1", SCORES["bare"]))


def link_bodies(scene: Scene, names: list[Mention], world: Pack) -> Iterator[Coreference]:
    """Each name that is but a noun for a body ("the Church") to the only longer name of such a one before it."""
    long: dict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in names:
        words = words_of(mention)
        if mention.type == EntityType.ORGANIZATION and len(words) > 1:
            for word in {own_words(mention)[-1], words[-1]} & set(world["places.body"].words):
                long[word].setdefault(mention.name.lower(), mention)
        elif len(words) == 1 and len(long.get(words[0], ())) == 1:
            full = next(iter(long[words[0]].values()))
            if not is_elsewhere(scene, mention, states_told(scene, full)):
                yield Coreference(mention.id, full.id, By("coreference.body/1", SCORES["body"]))


def cut_kind(mention: Mention, world: Pack) -> tuple[str, str]:
    """A name's stem and the noun for a kind of place or body that ends it, "" when none does."""
    words = words_of(mention)
    if len(words) > 1 and (words[-1] in world["places.kind"] or words[-1] in world["places.body"]):
        return " ".join(words[:-1]), words[-1]
    return " ".join(words), ""
