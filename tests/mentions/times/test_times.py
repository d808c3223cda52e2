"""Recognition: what is a time expression, what it means before anchoring, and where its clause points."""

from __future__ import annotations

from itertools import accumulate

import pytest

from dateline.mentions.times.matches import MOST_TOKENS
from dateline.mentions.times.times import find_times
from dateline.model import Expression, Problem, Reading, Sentence, TimexType, Zone
from dateline.rules import load_pack
from dateline.stage import Notes
from tests.clock import within
from tests.lab import make_page, read_page


def times_in(text: str) -> dict[str, Expression]:
    page = make_page(text)
    return {page.text[each.span.start : each.span.end]: each for each in read_page(page)[Expression]}


@pytest.mark.parametrize(
    ("sentence", "words", "symbol"),
    [
        ("They met on June 18, 2024.", "June 18, 2024", "2024-06-18"),
        ("They met on Sept. 13, 2023.", "Sept. 13, 2023", "2023-09-13"),
        ("They met on 18 June in Arlen.", "18 June", "XXXX-06-18"),
        ("They met on 18–19 June in Arlen.", "18–19 June", "XXXX-06-18..19"),
        ("They met on April 13-15, 1915.", "April 13", "1915-04-13"),
        ("The letter is dated 2024-06-18.", "2024-06-18", "2024-06-18"),
        ("They will meet on Tuesday, June 18.", "Tuesday, June 18", "XXXX-06-18/2"),
        ("They met on Tuesday night.", "Tuesday night", "XXXX-WXX-2TNI"),
        ("They met last Friday.", "last Friday", "XXXX-WXX-5<now"),
        ("They will meet on Tuesday and Wednesday.", "Wednesday", "XXXX-WXX-3>then"),
        ("They met at 10 p.m. on Wednesday.", "10 p.m. on Wednesday", "XXXX-WXX-3T22:00"),
        ("They met in early September.", "early September", "XXXX-09"),
        ("They met in the third quarter of 2008.", "the third quarter of 2008", "2008-Q3"),
        ("They met in the summer of 2003.", "the summer of 2003", "2003-SU"),
        ("The pact dates from the late 1960s.", "the late 1960s", "196"),
        ("They met 24 years ago.", "24 years ago", "now-24Y"),
        ("They met earlier this year.", "earlier this year", "now+0Y"),
        ("They met the day before yesterday.", "the day before yesterday", "now-2D"),
        ("The port was closed on the same day.", "the same day", "then+0D"),
        ("The siege lasted two days.", "two days", "P2D"),
        ("She ran the mill for almost a quarter century.", "almost a quarter century", "P25Y"),
        ("She came nine months after they met.", "nine months", "P9M>event"),
        ("They meet every Tuesday.", "every Tuesday", "XXXX-WXX-2"),
        ("The port is now closed.", "now", "PRESENT_REF"),
        ("The siege lasted from late October to March 1918.", "late October", "1917-10"),
        ("The siege lasted from 31 May-1 June 1916.", "31 May", "1916-05-31"),
        ("The siege lasted from 31 May-1 June 1916.", "1 June 1916", "1916-06-01"),
        ("The siege lasted from 499 to 493 BC.", "499", "BC0499"),
        ("The city burned in 79 AD.", "79 AD", "0079"),
        ("The city burned on 24 August 79 AD.", "24 August 79 AD", "0079-08-24"),
        ("The city burned in AD 79.", "AD 79", "0079"),
        ("The port was shut at 12:30 GMT+10 8 May 2024.", "12:30 GMT+10 8 May 2024", "2024-05-08T12:30+10"),
        ("The port was shut at 12:30 UTC-0330.", "12:30 UTC-0330", "then+0DT12:30-03:30"),
        (
            "The port was shut at 10:09am BST on 8 May 2024.",
            "10:09am BST on 8 May 2024",
            "2024-05-08T10:09+01",
        ),
        ("8 May 2024 12:30 AEST", "8 May 2024 12:30 AEST", "2024-05-08T12:30+10"),
        ("It burned at 6am (0300 GMT) on Wednesday.", "6am (0300 GMT) on Wednesday", "XXXX-WXX-3T06:00"),
        ("It burned at 06:00 (GMT) on Wednesday.", "06:00 (GMT) on Wednesday", "XXXX-WXX-3T06:00Z"),
        ("They met at 5 p.m. ET on Wednesday.", "5 p.m. ET on Wednesday", "XXXX-WXX-3T17:00"),
        ("It burned at 6.30pm on Friday.", "6.30pm on Friday", "XXXX-WXX-5T18:30"),
        ("It burned at 6.30 p.m. on Friday.", "6.30 p.m. on Friday", "XXXX-WXX-5T18:30"),
        ("It burned 3 hrs ago.", "3 hrs ago", "now-3TH"),
        ("It burned 20 mins ago.", "20 mins ago", "now-20TM"),
        ("It burned earlier today.", "earlier today", "now+0D"),
        ("The city burned in A.D. 79.", "A.D. 79", "0079"),
        ("The city burned in CE 79.", "CE 79", "0079"),
        ("The city burned in early AD 1066.", "early AD 1066", "1066"),
        ("The city burned on 24 August AD 79.", "24 August AD 79", "0079-08-24"),
        ("The city burned in August A.D. 79.", "August A.D. 79", "0079-08"),
        ("The wall fell in BC 490.", "BC 490", "BC0490"),
        ("The king died on March 15, 44 BC.", "March 15, 44 BC", "BC0044-03-15"),
        ("They met in July last year.", "July last year", "XXXX-07=now-1Y"),
        ("Exports rose to $3 million from $2 million a year earlier.", "a year earlier", "like-1Y"),
        ("Exports fell in the year-ago quarter.", "the year-ago quarter", "then-4Q"),
        ("A five-hour visit ended.", "five-hour", "PT5H"),
        ("They met on New Year's Eve.", "New Year's Eve", "XXXX-12-31"),
        ("They met on Labor Day.", "Labor Day", "XXXX-09-1x1"),
        ("On the 20th the pact was signed.", "the 20th", "XXXX-XX-20"),
        ("She left at 4 in the morning.", "4 in the morning", "then+0DT04:00"),
        ("The missile fell at 0800 GMT.", "0800 GMT", "then+0DT08:00Z"),
        ("The speech lasted a minute and a half.", "a minute and a half", "PT1M30S"),
        ("They will meet in the year two thousand.", "the year two thousand", "2000"),
        ("They meet on the fourth Thursday of November.", "the fourth Thursday of November", "XXXX-11-4x4"),
        ("The missile fell at 02:45 local time on Sunday.", "02:45 local time on Sunday", "XXXX-WXX-7T02:45"),
        ("They met at dawn on Tuesday.", "dawn on Tuesday", "XXXX-WXX-2TMO"),
        ("They will meet this coming Sunday.", "this coming Sunday", "XXXX-WXX-7>now"),
        ("They met on March twenty-first.", "March twenty-first", "XXXX-03-21"),
        ("They expect to meet by year-end.", "year-end", "XXXX-12-31"),
        ("They met a year and a half ago.", "a year and a half ago", "now-18M"),
        ("They met half an hour ago.", "half an hour ago", "now-0.5TH"),
        ("They met a quarter of a century ago.", "a quarter of a century ago", "now-25Y"),
        ("They met one and a half decades ago.", "one and a half decades ago", "now-15Y"),
        ("They met a long time ago.", "a long time ago", "PAST_REF"),
        ("They met on the eve of Independence Day.", "the eve of Independence Day", "XXXX-07-04^"),
        ("They met on the eve of June 18, 2024.", "the eve of June 18, 2024", "2024-06-18^"),
        ("They met on Easter Eve.", "Easter Eve", "XXXX-EA^"),
        ("They met on International Women's Day.", "International Women's Day", "XXXX-03-08"),
        ("They met on Juneteenth.", "Juneteenth", "XXXX-06-19"),
        ("Exports fell in FY2023.", "FY2023", "2023"),
        ("Exports fell in FY23.", "FY23", "2023"),
        ("Exports fell in the 2023 fiscal year.", "the 2023 fiscal year", "2023"),
        ("Exports fell in the 2023-24 fiscal year.", "the 2023-24 fiscal year", "2023/2024"),
        ("Exports fell in the quarter ended Sept. 30.", "the quarter", "XXXX-Q3<now"),
        ("Exports fell in the quarter ended Jan. 31, 2024.", "the quarter", "2023-Q4"),
        ("Exports will fall in the quarter ending Dec. 31.", "the quarter", "XXXX-Q4"),
        ("The missile fell in the early hours of Tuesday.", "the early hours of Tuesday", "XXXX-WXX-2TMO"),
        ("The missile fell in the small hours of 18 June.", "the small hours of 18 June", "XXXX-06-18TMO"),
        ("The ferry sails on Tuesday nights.", "Tuesday nights", "XXXX-WXX-2TNI"),
        ("The ferry sails on Monday and Tuesday nights.", "Monday", "XXXX-WXX-1TNI"),
        ("This May 4, 2021, photo shows the port.", "May 4, 2021", "2021-05-04"),
        ("They met last fortnight.", "last fortnight", "P2W"),
        ("They met again the fortnight before.", "the fortnight before", "P2W"),
        ("They met last winter in Arlen.", "last winter", "XXXX-WI<now"),
        ("Last winter BC ferries were late.", "Last winter BC", "XXXX-WI<now"),
        ("Exports fell in the 2023 - 24.5 fiscal year.", "the 2023 - 24.5 fiscal year", "2023"),
        ("They met 1,234,567.8 days ago.", "1,234,567.8 days ago", "now-1234568D"),
        ("They will meet next Christmas, 2024.", "next Christmas, 2024", "2024-12-25>now"),
        ("They met on Thursday last week.", "Thursday last week", "XXXX-WXX-4=now-1W"),
        ("They met on Friday night last week.", "Friday night last week", "XXXX-WXX-5TNI=now-1W"),
        ("They met last week on Thursday.", "last week on Thursday", "XXXX-WXX-4=now-1W"),
        ("They will meet early next week, on Tuesday.", "early next week, on Tuesday", "XXXX-WXX-2=now+1W"),
        ("They will meet next week Tuesday.", "next week Tuesday", "XXXX-WXX-2=now+1W"),
        ("They met earlier this week, on Monday.", "earlier this week, on Monday", "XXXX-WXX-1=now+0W"),
        ("They met on Friday of the previous week.", "Friday of the previous week", "XXXX-WXX-5=then-1W"),
        ("They met Monday over last week's fire.", "Monday", "XXXX-WXX-1"),
        ("They said on Monday last week's fire was arson.", "Monday", "XXXX-WXX-1"),
        ("They met on Friday last.", "Friday last", "XXXX-WXX-5<now"),
        ("They will meet on Tuesday next.", "Tuesday next", "XXXX-WXX-2>now"),
        ("They met a week ago on Monday.", "a week ago on Monday", "XXXX-WXX-1<now-7D"),
        ("They met a week ago Monday.", "a week ago Monday", "XXXX-WXX-1<now-7D"),
        ("They met two weeks ago, on Monday.", "two weeks ago, on Monday", "XXXX-WXX-1<now-11D"),
        ("They met two weeks ago last Monday.", "two weeks ago last Monday", "XXXX-WXX-1<now-14D"),
        ("They met on Monday two weeks ago.", "Monday two weeks ago", "XXXX-WXX-1<now-11D"),
        ("They met on Monday a fortnight ago.", "Monday a fortnight ago", "XXXX-WXX-1<now-11D"),
        ("They met two weeks ago today.", "two weeks ago today", "now-14D"),
        ("They met a week ago yesterday.", "a week ago yesterday", "now-8D"),
        ("They met a week or so ago.", "a week or so ago", "now-1W"),
        ("They met a week or so ago on Monday.", "a week or so ago on Monday", "XXXX-WXX-1<now-7D"),
        ("They met two Fridays ago.", "two Fridays ago", "XXXX-WXX-5<now-8D"),
        ("They met the Friday before last.", "the Friday before last", "XXXX-WXX-5<now-8D"),
        ("They met the weekend before last.", "the weekend before last", "XXXX-WXX-WE<now-9D"),
        ("They met the week before last.", "the week before last", "now-2W"),
        ("They met the night before last.", "the night before last", "now-2DTNI"),
        ("They met the Friday before last Sunday's vote.", "Friday", "XXXX-WXX-5"),
        ("They will meet the Monday after next.", "the Monday after next", "XXXX-WXX-1>now+8D"),
        ("They will meet a week from Friday.", "a week from Friday", "XXXX-WXX-5>now+7D"),
        ("They will meet two weeks from Tuesday.", "two weeks from Tuesday", "XXXX-WXX-2>now+14D"),
        ("They will meet a week on Friday.", "a week on Friday", "XXXX-WXX-5>now+7D"),
        ("They will meet on Monday week.", "Monday week", "XXXX-WXX-1>now+7D"),
        ("They will meet a week from tomorrow.", "a week from tomorrow", "now+8D"),
        ("The port is closed for two weeks from Monday.", "two weeks", "P2W"),
        ("They meet twice a week on Monday night.", "Monday night", "XXXX-WXX-1TNI"),
        ("They met in Black Friday week.", "Friday", "XXXX-WXX-5"),
    ],
)
def test_an_expression_and_its_symbol(sentence: str, words: str, symbol: str) -> None:
    assert {words: symbol}.items() <= {
        words: str(each.symbol) for words, each in times_in(sentence).items()
    }.items()


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoy may leave.",
        "Protesters march through Arlen.",
        "The sun rose.",
        "It cost $1950.",
        "A 24 hour news channel told of it.",
        "They met 2003 envoys.",
        "April Jones was found by the guards.",
        "Police searched for April Jones.",
        "The ferry sank near Summer Island.",
        "August Wilson wrote the play.",
        "June Sarpong hosts the show.",
        "Julia April, a judge, ruled against the bank.",
        "Jack Winter scored twice for Arlen.",
        "Theresa May resigned over the deal.",
        "May, who leads the party, was asked to resign.",
        "June, 34, has two sons.",
        "May said the deal was dead.",
        "The Sunday Times reported that the mill burned.",
        "The Spring Hill school burned.",
        "The Summer Palace was shut.",
        "The Arab Spring began in Lorn.",
        "Easter Island was shut.",
        "Black Friday sales rose in Arlen.",
    ],
)
def test_no_expression(sentence: str) -> None:
    assert times_in(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Friday prayers will be held in Arlen.", "Friday"),
        ("In April Jones left the firm.", "April"),
        ("Since April, Jones has led the firm.", "April"),
        ("They fought the Winter Offensive of the rebels.", "Winter"),
        ("The Friday explosions at the port killed two guards.", "Friday"),
        ("Norway said Friday that the port is closed.", "Friday"),
        ("The Arlen Bank said in August it would sell the mill.", "August"),
        ("The mayor called for talks at the Sunday market.", "Sunday"),
    ],
)
def test_no_name(sentence: str, words: str) -> None:
    assert words in times_in(sentence)


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("She left on Tuesday.", -1),
        ("She will leave on Tuesday.", 1),
        ("She is set to leave on Tuesday.", 1),
        ("The palace said that she would leave on Tuesday.", 1),
        ("The summit is scheduled for Tuesday.", 1),
        ("She has lived in Arlen since Tuesday.", -1),
        ("She had hoped to leave, but stayed on Tuesday.", -1),
        ("The palace gave no reason for Tuesday's ruling.", 0),
        ("The vote was postponed until Tuesday.", 1),
        ("The palace has kept the port closed until Tuesday.", 1),
        ("The vote was postponed on Tuesday.", -1),
        ("The palace has continued to hold the port closed until Tuesday.", 1),
        ("The vote was put off until Tuesday.", 1),
        ("Lorn faces a Tuesday deadline.", 1),
        ("Lorn faced a May 12 deadline to pay.", 1),
        ("The rebels set a deadline of Tuesday for the vote.", 1),
        ("The guards gave the crew until Tuesday to leave.", 1),
        ("The court will rule by Tuesday.", 1),
        ("The permit expires on Tuesday.", 1),
        ("The strike was due to begin Tuesday.", 1),
        ("The army said it would strike unless the crew was freed by Tuesday.", 1),
        ("The mayor warned that he would leave if the rent was not paid by Tuesday.", 1),
        ("The union called on the mayor to raise wages by Tuesday.", 1),
        ("The union called for a vote before Tuesday.", 1),
        ("The trial was to start on Tuesday.", 1),
        ("Asked when the port would open, she said: “On Tuesday.”", 1),
        ("The mayor resigned ahead of Tuesday's vote.", 1),
        ("The mayor called an election for 14 January.", 1),
        ("The court set a hearing for Tuesday.", 1),
        ("The court ordered a repeat on 14 January.", 0),
        ("The court ordered a repeat on Tuesday.", -1),
        ("The court ordered the repeat on 14 January.", -1),
        ("The court heard a witness on 14 January.", -1),
        ("The crew missed a Tuesday deadline.", -1),
        ("The strike had been due to begin Tuesday.", -1),
        ("The trial had been scheduled to start on Tuesday.", -1),
        ("The mayor had planned to leave on Tuesday.", -1),
        ("The mayor had agreed to leave on Tuesday.", 1),
        ("The crew had until Tuesday to leave.", -1),
        ("The guards had given the crew until Tuesday to leave.", -1),
        ("The permit expired on Tuesday.", -1),
        ("All boats had returned by Tuesday.", -1),
        ("The firm managed to repair the bridge by Tuesday.", -1),
        ("The mill was closed until Tuesday.", -1),
        ("His first act was to sell the mill on Tuesday.", -1),
    ],
)
def test_where_the_clause_points(sentence: str, direction: int) -> None:
    assert [each.direction for each in times_in(sentence).values()] == [direction]


def test_every_expression_names_its_rule_and_its_words() -> None:
    found = times_in("They met on June 18, 2024.")["June 18, 2024"]
    assert found.type is TimexType.DATE
    assert found.by.rule == "en.time.month_day/1"
    assert "en.time.word.month/1" in found.by.premises


def endless(words: list[str]) -> Sentence:
    """One line of a megabyte that says the same words again and again, each hung on the one before."""
    line = tuple(words) * (1_000_000 // sum(len(word) + 1 for word in words))
    ends = tuple(accumulate(len(word) + 1 for word in line))
    starts, marks = (0, *ends[:-1]), ("NNP",) * len(line)
    heads = tuple(max(0, i - 1) for i in range(len(line)))
    return Sentence(
        "art-0", 0, 0, Zone.BODY, starts, ends, line, line, marks, marks, marks, heads, ("",) * len(line)
    )


def read_in_time(words: list[str]) -> list[Expression | Problem]:
    """What is found in an endless line, within two CPU seconds."""
    sentence, page, pack = endless(words), make_page("x"), load_pack("en")
    found = within(2, lambda: list(find_times(Reading(page), Notes({Sentence: (sentence,)}), pack=pack)))
    assert [each.message.partition(";")[0] for each in found if isinstance(each, Problem)] == [
        f"Sentence 1 has {len(sentence):,} words"
    ]
    return found


@pytest.mark.parametrize(
    "words",
    [
        ["more", "than", "a"],
        ["two", "-"],
        ["the", "end", "of"],
        ["twenty", "and"],
        ["late", "in", "the"],
        ["a", "long"],
        ["1999", "to"],
    ],
)
def test_an_endless_line_of_beginnings_takes_two_seconds(words: list[str]) -> None:
    assert len(read_in_time(words)) <= MOST_TOKENS + 1


@pytest.mark.parametrize(
    "words",
    [
        ["June", "18", ",", "2024"],
        ["two", "weeks", "ago"],
        ["May"],
        ["Monday", "and"],
        ["a", "year", "ago"],
        ["June-18"],
        ["from", "May", "31", "to"],
    ],
)
def test_an_endless_line_of_expressions_takes_two_seconds(words: list[str]) -> None:
    assert len(read_in_time(words)) <= MOST_TOKENS + 1
