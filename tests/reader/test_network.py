from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest

from dateline.claims.attribution.units import units_of
from dateline.errors import PackError
from dateline.reader import files
from dateline.reader.batches import BATCH, batches, padded
from dateline.reader.files import as_bytes, read_lists
from dateline.reader.labels import LABELS, likeliest, may_follow
from dateline.reader.network import PIECES
from dateline.reader.windows import PLACED, relations_of
from dateline.reader.wordpieces import FIRST, LAST, UNKNOWN
from tests.claims.attribution.test_learned import context
from tests.reader.networks import HandMade, make_network

TEXT = "Mira Oland said that the ferry had left."
FREE = np.zeros((len(LABELS), len(LABELS)), np.float32)


def packed(**changed: bytes) -> bytes:
    """A file of lists."""
    file = BytesIO()
    arrays = {
        "pieces": as_bytes([UNKNOWN, FIRST, LAST, "ferry"]),
        "symbols": as_bytes(["dep ROOT", "tag VBD"]),
        "ways": as_bytes(["way ="]),
        "moves": FREE,
    }
    np.savez(file, **{name: changed.get(name, array) for name, array in arrays.items()})
    return file.getvalue()


def scores(*labels: str) -> np.ndarray:
    """The scores of a sequence in which these labels are wanted."""
    return np.eye(len(LABELS), dtype=np.float32)[[LABELS.index(label) for label in labels]]


def test_every_word_gets_a_chance_however_units_are_put_together() -> None:
    unit = next(units_of(context(TEXT)))
    network = make_network(TEXT, {"said": 2.0}, {})
    read = network.read([unit] * 60)
    assert len(read.chances) == 60
    assert all(
        chances.tolist() == pytest.approx([0, 0, 0.88, 0, 0, 0, 0, 0, 0], abs=0.01)
        for chances in read.chances
    )


@pytest.mark.parametrize("word", ["." * 10_000, "q" * 300_000, "@" + "ferry" * 50_000])
def test_a_word_that_fits_no_window_is_read_by_its_beginning(word: str) -> None:
    network = make_network(TEXT, {"said": 2.0}, {})
    unit = next(units_of(context(TEXT)))
    endless = replace(unit, words=(word, *unit.words[1:]))
    pieces, firsts = network.encoded(endless)
    assert len(pieces) <= PIECES
    assert firsts[0] == 1
    read = network.read([endless, unit])
    assert len(read.chances[0]) == len(firsts)
    assert len(read.chances[1]) == len(unit.words)


def test_labels_come_for_every_cue_in_order() -> None:
    unit = next(units_of(context(TEXT)))
    network = make_network(TEXT, {}, {"mira": "bS", "oland": "iS", "said": "bQ"})
    read = network.read([unit])
    assert [labels[:4] for labels in network.label(read, [(0, 2)] * 100)] == [["bS", "iS", "bQ", "O"]] * 100
    assert isinstance(network.runtime, HandMade)
    assert network.runtime.runs == [files.READER, files.EMBEDDER, *[files.LABELLER] * 3]


def test_nothing_is_run_for_nothing() -> None:
    network = make_network(TEXT, {}, {})
    assert list(network.label(network.read([]), [])) == []


def best(sequence: np.ndarray, moves: np.ndarray) -> list[str]:
    """The likeliest labels of one sequence."""
    (found,) = likeliest(sequence[None], [len(sequence)], moves)
    return found


def test_forbidden_labels_never_follow() -> None:
    assert best(scores("iS", "bS", "eC", "bC", "bC", "eC"), FREE)[0] == "O"
    found = best(scores("bC", "iC", "iS", "eC", "iC"), FREE)
    assert all(may_follow(left, right) for left, right in zip(["", *found], found, strict=False))


def test_moves_weigh() -> None:
    moves = FREE.copy()
    moves[LABELS.index("O"), LABELS.index("bQ")] = 9
    assert best(scores("bS", "bQ"), FREE) == ["bS", "bQ"]
    assert best(scores("bS", "bQ"), moves) == ["O", "bQ"]


def test_words_behind_the_end_of_a_sequence_do_not_count() -> None:
    long, short = scores("bS", "iS", "bQ", "bC"), scores("bQ", "bC", "bC", "eC") * 9
    found = list(likeliest(np.stack([long, short, short]), [4, 2, 1], FREE))
    assert found == [["bS", "iS", "bQ", "bC"], best(short[:2], FREE), ["bQ"]]


def test_relations_tell_distance_quotation_and_sentence() -> None:
    (unit,) = units_of(context("“The ferry has left. It will not return,” said Mira Oland."))
    said = unit.words.index("said")
    found = relations_of(unit, said, {"way =": 1})
    assert found[said].tolist() == [9, 18, 28, PLACED + 1, 0]
    assert found[said - 1, 0] == 8
    assert found[said + 1, 0] == 10
    assert found[0, :3].tolist() == [9 - 6, 17 + 3, 24 + 3]


def test_batches_hold_units_of_about_one_length() -> None:
    lengths = [400, 10, 390, 12, 400, 11, 5000]
    found = list(batches(lengths))
    assert sorted(at for batch in found for at in batch) == list(range(len(lengths)))
    assert found[0] == [1, 5, 3]
    assert all(len(batch) == 1 or max(lengths[at] for at in batch) * len(batch) <= BATCH for batch in found)
    assert list(batches([])) == []


def test_rows_are_filled_up() -> None:
    assert padded([[1, 2], []]).tolist() == [[1, 2], [0, 0]]
    assert padded([[]]).shape == (1, 1)


def test_lists_are_read_as_they_were_kept() -> None:
    pieces, symbols, ways, moves = read_lists(packed())
    assert (pieces.numbers["ferry"], symbols, ways, moves.shape) == (
        3,
        {"dep ROOT": 1, "tag VBD": 2},
        {"way =": 1},
        FREE.shape,
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"no archive", packed()[:100], packed(pieces=b"only one")],
    ids=["empty", "text", "torn", "no marks"],
)
def test_what_is_no_file_of_lists_is_refused(content: bytes) -> None:
    with pytest.raises(PackError, match="lists of the network"):
        read_lists(content)


def test_without_its_files_there_is_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "FILES", ("absent.npz",))
    assert files.installed() == ()
    assert files.fingerprint.__wrapped__() == ""
    assert files.installed_lists.__wrapped__() is None
