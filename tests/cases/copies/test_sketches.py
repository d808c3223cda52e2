import tomllib
from pathlib import Path

from dateline.cases.copies.candidates import COPIES, find_candidates
from dateline.cases.copies.meetings import find_meetings
from dateline.cases.copies.shingles import fingerprint
from dateline.cases.copies.sketches import BATCH, KEPT, sketch_all
from dateline.cases.copies.skipgrams import REACH, read_skipgrams
from dateline.cases.copies.words import Words, read_words
from dateline.model import Page
from tests.factories import lines

TOLD = (
    "The harbour council of Veldmar voted on Tuesday to close the old grain terminal before winter. "
    "The closure saves four million crowns a year, most of it spent on dredging, mayor Ilse Brandt said."
)


def read(*texts: str) -> list[Words]:
    pages = [Page(f"p{number}", text, ()) for number, text in enumerate(texts)]
    return list(read_words((page, lines(page)) for page in pages))


def test_skipgrams_leave_out_function_words_and_quotations():
    (plain, quoted) = read("The mayor of the town resigned.", "The mayor “of the town” resigned.")
    assert len(read_skipgrams(plain)) == 3
    assert len(read_skipgrams(quoted)) == 1


def test_words_far_apart_make_no_skipgram():
    (near, far) = read("Mayor " + "the " * (REACH - 1) + "resigned.", "Mayor " + "the " * REACH + "resigned.")
    assert (len(read_skipgrams(near)), len(read_skipgrams(far))) == (1, 0)


def test_skipgrams_know_their_sentence():
    (words,) = read("Mayor Brandt resigned. Docks closed early.")
    grams = read_skipgrams(words)
    assert sorted(grams.sentences.tolist()) == sorted([0] * int(grams.sizes[0]) + [1] * int(grams.sizes[1]))
    assert grams.bounds.tolist() == [0, 3, 6]


def test_a_sketch_is_the_same_alone_and_in_a_batch_and_some_of_the_skipgrams():
    texts = read(TOLD, "", "The.", TOLD.upper(), *[TOLD] * BATCH)
    together = list(sketch_all(texts))
    for words, (sketch, _) in zip(texts, together, strict=True):
        keys = read_skipgrams(words).keys
        assert sketch.tolist() == keys[keys % KEPT == 0].tolist()


def test_what_is_reworded_is_compared_though_it_shares_few_runs_of_words():
    reports = tomllib.loads(Path(__file__).with_name("retellings.toml").read_text("utf-8"))["reports"]
    report = next(each for each in reports if each["how"] == "reordered, synonyms")
    texts = read(report["told"], report["retold"], report["own"])
    assert not list(find_meetings([fingerprint(words) for words in texts], COPIES))
    assert list(find_candidates(texts)) == [(0, 1)]
