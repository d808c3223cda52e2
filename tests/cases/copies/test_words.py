import pytest

from dateline.cases.copies.words import BATCH, Words, read_words
from dateline.model import Page, Passage, Zone
from tests.factories import lines


def read(*texts: str) -> list[Words]:
    return list(
        read_words(
            (page, lines(page)) for page in (Page(f"p{number}", text) for number, text in enumerate(texts))
        )
    )


def spelled(text: str) -> list[str]:
    (words,) = read(text)
    return [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]


def test_words_know_offsets_quotation_marks_and_sentences():
    text = "She said: “We won’t go.” He 'never' left."
    (words,) = read(text)
    assert spelled(text) == ["She", "said:", "“We", "won’t", "go.”", "He", "'never'", "left."]
    assert words.quoted.tolist() == [False, False, True, True, True, False, True, False]
    assert words.stops.tolist() == [False, False, False, False, True, False, False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor — Ilse Brandt — left.", ["The", "mayor", "Ilse", "Brandt", "left."]),
        ("市長は言った。", ["市", "長", "は", "言", "っ", "た。"]),
        ("Veldmar市 closes", ["Veldmar", "市", "closes"]),
        ("Мэр уехал 🚢 домой", ["Мэр", "уехал", "🚢", "домой"]),
        ("", []),
        ("— … !", []),
    ],
)
def test_words_are_what_stands_between_blanks_or_one_letter_where_no_blanks_are_written(text, expected):
    assert spelled(text) == expected


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("WON’T", "won't", True),
        ("“Quay,”", "quay", True),
        ("quay", "quays", False),
        ("ab", "ba", False),
        ("İzmir", "İzmir!", True),
        ("x" * 200, "x" * 201, False),
    ],
)
def test_codes_are_blind_to_case_and_punctuation_only(left, right, same):
    (words,) = read(f"{left} {right}")
    assert (words.codes[0] == words.codes[1]) == same


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "go home" twice.', "go home"),
        ("He said “go home and stay", "go home and stay"),
        ("He said «go home» twice.", "go home"),
        ("The dockers' hall and the clerks' room", ""),
        ("It's 'the clerk's room' here", "the clerks room"),
    ],
)
def test_quotations_are_known_by_their_marks(text, quoted):
    (words,) = read(text)
    marked = [
        text[start:end]
        for start, end, inside in zip(words.starts, words.ends, words.quoted, strict=True)
        if inside
    ]
    assert " ".join("".join(filter(str.isalnum, word)) for word in marked) == quoted


def test_a_quotation_ends_with_its_line():
    (words,) = read("He said “go home\nThe hall was empty.")
    assert words.quoted.tolist() == [False, False, True, True, False, False, False, False]
    assert words.breaks == [4]
    assert [at for at, fresh in enumerate(words.edges) if fresh] == [0, 4, 8]


def test_only_passages_that_tell_are_read():
    page = Page("p", "By Ana Duarte\nThe quay is shut.")
    head, body = lines(page)
    (words,) = read_words([(page, [Passage(head.span, Zone.BYLINE, head.by), body])])
    assert [page.text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == [
        "The",
        "quay",
        "is",
        "shut.",
    ]


def test_a_page_reads_the_same_alone_and_in_a_batch():
    texts = ["The quay “is shut", "", "for the winter.” Rain", "x " * BATCH, "again. The end"]
    for alone, together in zip((read(text)[0] for text in texts), read(*texts), strict=True):
        assert alone.codes.tolist() == together.codes.tolist()
        assert alone.starts.tolist() == together.starts.tolist()
        assert alone.quoted.tolist() == together.quoted.tolist()
        assert alone.stops.tolist() == together.stops.tolist()
