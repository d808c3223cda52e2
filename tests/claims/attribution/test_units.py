from __future__ import annotations

from dateline.claims.attribution.units import LONGEST, Unit, branches, units_of
from tests.claims.attribution.test_learned import context


def units(text: str) -> list[Unit]:
    """The units of a text of one passage."""
    return list(units_of(context(text)))


def test_sentences_with_a_quotation_at_their_edges_are_read_with_their_neighbours() -> None:
    found = units(
        "Rain fell. It was cold. “The ferry has left,” said Mira Oland. “It will not return. "
        "It never does.” Wind blew. It was late."
    )
    assert [" ".join(unit.words) for unit in found if "said" not in unit.words] == [
        "Rain fell .",
        "It was late .",
    ]
    home = next(unit for unit in found if "said" in unit.words)
    assert {"cold", "never", "Wind"} <= set(home.words)


def test_every_word_has_its_place() -> None:
    for unit in units("“The ferry has left. It will not return,” said Mira Oland. Rain fell."):
        assert [unit.word(unit.place(word)) for word in range(len(unit.words))] == list(
            range(len(unit.words))
        )
        assert all(
            unit.context.sentences[number].words[token] == unit.words[word]
            for word in range(len(unit.words))
            for number, token in [unit.place(word)]
        )


def test_units_are_bounded() -> None:
    long = "“" + "The ferry has left the harbour of the small town. " * 60 + "It is gone,” said Mira Oland."
    assert max(len(unit.words) for unit in units(long)) <= LONGEST
    (endless,) = units("The ferry carried " + "apples, pears, " * 100 + "and salt.")
    assert len(endless.words) == len(endless.symbols()) == len(endless.ways(2)) == LONGEST


def test_symbols_tell_the_parse_the_quotation_and_the_rules() -> None:
    (unit,) = units("Mira Oland said the ferry was “gone.”")
    found = dict(zip(unit.words, unit.symbols(), strict=True))
    assert {"tag VBD", "dep ROOT", "quote o", "rule en.cue.verb.say/1", "head top VERB"} <= set(found["said"])
    assert "kind -" not in found["said"]
    assert {"in say", "quote i", "kind -"} <= set(found["gone"])


def test_ways_tell_the_branch_and_what_the_rules_call_it() -> None:
    (unit,) = units("Mira Oland said that the ferry had left.")
    found = dict(zip(unit.words, unit.ways(unit.words.index("said")), strict=True))
    assert (found["said"], found["Mira"], found["ferry"]) == (
        ("way =", "rules Q"),
        ("way v<nsubj", "rules S"),
        ("way vccomp", "rules C"),
    )


def test_ways_go_up_to_governors() -> None:
    (unit,) = units("Mira Oland said that the ferry had left.")
    sentence = unit.context.sentences[unit.numbers[0]]
    found = branches(sentence, sentence.words.index("ferry"))
    assert (
        found[sentence.words.index("left")],
        found[sentence.words.index("said")],
        found[sentence.words.index("Oland")],
    ) == ("^nsubj", "^nsubj^ccomp", "^nsubj^ccompv<nsubj")
