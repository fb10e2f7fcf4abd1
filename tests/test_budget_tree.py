"""Which rows of a budget are added up: codes, levels, numbers, words and sums, alone and against each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lkj_xlsx.rules.budget_codes import level_of_name, numbers, segments, sum_label
from lkj_xlsx.rules.budget_structure import Line
from lkj_xlsx.rules.budget_sums import is_near
from lkj_xlsx.rules.budget_tree import CAPTION, INDUK, JUMLAH, RINCIAN, Decision, closing_total, decide

D = Decimal
LETTERS = {RINCIAN: "r", INDUK: "i", JUMLAH: "j", CAPTION: "-"}


def lines(*rows: str) -> list[Line]:
    """Rows written as "code | name | pagu | realisasi"; blanks before the code stay."""
    found = []
    for row in rows:
        code, name, *amounts = row.split("|")
        found.append(Line(code.rstrip(), (name.strip(),), tuple(D(one) if one.strip() else None for one in amounts)))
    return found


def roles(decision: Decision) -> str:
    return "".join(LETTERS[role] for role in decision.roles)


CASES: list[tuple[str, str, Sequence[str]]] = [
    ("a whole branch", "iiir",
     ("076.01.CQ|P|9|8", "3355|K|9|8", "3355.EBA|O|9|8", "3355.EBA.994|R|9|8")),
    ("children above their parent", "rri", ("3355.EBA.994|A|4|3", "3355.EBA.995|A|5|4", "3355.EBA|O|9|7")),
    ("prefixes that end inside a segment", "rr", ("3355.EB|A|4|3", "3355.EBA|B|4|3")),
    ("blanks in a code", "irr", ("1 02 02|P|9|7", "1 02 02 2 01|K|4|3", "1.02.02.2.02|K|5|4")),
    ("slashes and dots at the end", "iirr",
     ("076/01/wa|P|9|7", "3355.|K|9|7", "3355 / EBA|A|4|3", "3355.EBB.|B|5|4")),
    ("a no-break blank", "irr", ("3355\u00a0|K|9|7", "3355.\u00a0EBA|A|4|3", "3355.EBB|B|5|4")),
    ("KRO, komponen, akun", "iirr",
     ("3355.EBA|O|9|7", "051|K|9|7", "521211|B|4|3", "524111|B|5|4")),
    ("komponen that repeat below each RO", "iiirir",
     ("3355.EBA|O|9|7", "3355.EBA.994|R|4|3", "051|K|4|3", "521211|B|4|3", "3355.EBA.995|R|5|4", "051|K|5|4")),
    ("a komponen is the only part of its kegiatan", "ir", ("3355|K|9|7", "051|k|9|7")),
    ("a subkomponen is no programme", "irr", ("3355|K|4|3", "051.0A|S|4|3", "3356|K|5|4")),
    ("regional codes with akun", "iirrr",
     ("1.02.02|P|9|7", "1.02.02.2.01.0005|S|9|7", "5.1.02.01.01.0024|B|4|3", "5.1.02.01.01.0025|B|5|4",
      "1.02.03|P|6|5")),
    ("an urusan has two digits second", "rr", ("5.01|Urusan|9|7", "5.02|Urusan|5|4")),
    ("numbers that start again", "iirrirr",
     ("I|P|9|7", "A|K|4|3", "1|a|1|1", "2|b|3|2", "B|K|5|4", "1|c|5|4", "II|P|6|5")),
    ("numbers with brackets", "irrr", ("1|P|9|7", "a)|K|4|3", "b)|K|5|4", "2|P|6|5")),
    ("words", "iirrr",
     ("|Program A|9|7", "|Kegiatan B|9|7", "|Sub Kegiatan C|4|3", "|Sub Kegiatan D|5|4", "|Program E|6|5")),
    ("indents", "irrr", ("|Belanja|9|7", "", "", "")),
    ("sums alone", "irr", ("|A|9|7", "|B|4|3", "|C|5|4")),
    ("sums at two levels", "iirrr", ("|A|9|7", "|B|5|4", "|C|3|2", "|D|2|2", "|E|4|3")),
    ("a caption is no parent to add", "-rr", ("|A. Belanja Pegawai||", "3355|a|4|3", "3356|b|5|4")),
    ("a parent of captions counts", "r-", ("3355|K|9|7", "3355.EBA|tanpa angka||")),
    ("sums below each group", "rrjrrj",
     ("3355|a|1|1", "3356|b|2|1", "|Jumlah|3|2", "3357|c|4|3", "3358|d|5|4", "|Jumlah|9|7")),
    ("a sum on top", "jrr", ("|Jumlah Anggaran|9|7", "3355|a|4|3", "3356|b|5|4")),
    ("letters that are spaced", "rrj", ("3355|a|4|3", "3356|b|5|4", "J U M L A H||9|7")),
    ("the name of the group", "irrj",
     ("3355|Dukungan|9|7", "3355.1|a|4|3", "3355.2|b|5|4", "|Jumlah Dukungan|9|7")),
    ("a row whose name begins with Jumlah", "rr", ("|Jumlah Peserta Sosialisasi|4|3", "3356|b|5|4")),
    ("programmes sorted below their kegiatan", "rrii",
     ("3355|a|4|3", "3356|b|5|4", "076.01.CQ|P|4|3", "076.01.WA|Q|5|4")),
    ("a parent one rupiah off", "irr", ("3355|K|900001|7", "3355.EBA|A|400000|3", "3355.EBB|B|500000|4")),
    ("numbers with a parent one rupiah off", "irrr",
     ("I|P|900001|7", "1|A|400000|3", "2|B|500000|4", "II|Q|6|5")),
    ("a parent by code that differs much counts no more", "irr", ("3355|K|99|9", "3355.EBA|A|4|3", "3355.EBB|B|5|4")),
    ("an akun is twice below two kegiatan", "irir",
     ("3355|K|4|3", "521211|B|4|3", "3356|K|5|4", "521211|B|5|4")),
]  # fmt: skip
CASES[CASES.index(next(one for one in CASES if one[0] == "indents"))] = (
    "indents", "irrr", ("Belanja|x|9|7", "   a|y|4|3", "   b|z|5|4", "Modal|w|6|5"),
)  # fmt: skip


@pytest.mark.parametrize(("expected", "rows"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_role_of_each_row(expected: str, rows: Sequence[str]) -> None:
    decision = decide(lines(*rows))
    assert (roles(decision), decision.is_undecided) == (expected, False)


CONTRADICTORY = ("1|A|100|2", "2|B|60|1", "3|C|40|1")


def test_codes_against_sums_are_not_decided() -> None:
    decision = decide(lines(*CONTRADICTORY))
    assert decision.is_undecided
    assert [one.totals for one in decision.candidates] == [(D(200), D(4)), (D(100), D(2))]
    assert decision.disputed == {0}


@pytest.mark.parametrize(("stated", "expected"), [((D(100), D(2)), "irr"), ((D(200), D(4)), "rrr")])
def test_a_typed_total_decides(stated: tuple[Decimal, ...], expected: str) -> None:
    decision = decide(lines(*CONTRADICTORY), stated)
    assert (roles(decision), decision.decided_by) == (expected, "TOTAL yang diketik")


def test_a_typed_total_that_fits_no_way_decides_nothing() -> None:
    assert decide(lines(*CONTRADICTORY), (D(150), D(3))).is_undecided


def test_a_sum_row_decides() -> None:
    decision = decide(lines(*CONTRADICTORY, "|Jumlah|100|2"))
    assert (roles(decision), decision.decided_by) == ("irrj", "baris jumlah")


def test_a_row_without_label_that_is_the_sum_above_it_is_not_decided() -> None:
    assert decide(lines("|a|4|3", "|b|5|4", "|c|9|7")).is_undecided


def test_a_sum_row_that_is_no_sum_is_named() -> None:
    decision = decide(lines("1|a|4|3", "2|b|5|4", "|Jumlah|10|7"))
    assert decision.sums[2].summed is None
    assert decide(lines("1|a|4|3", "2|b|5|4", "|Rata-rata|4|3")).sums[2].is_mean


@pytest.mark.parametrize(
    ("rows", "closing"),
    [
        (("1|a|4|3", "2|b|5|4", "|TOTAL|9|7"), 2),
        (("1|a|4|3", "2|b|5|4", "|TOTAL|8|7"), 2),
        (("1|a|4|3", "2|b|5|4", "|TOTAL|9|7", "3|late|1|1"), 2),
        (("|TOTAL|9|7", "1|a|4|3", "2|b|5|4"), None),
        (("1|a|1|1", "2|b|2|1", "|Jumlah|3|2", "3|c|4|3", "4|d|5|4", "|Jumlah|9|7"), None),
        (("1|a|1|1", "2|b|2|1", "|Jumlah|3|2", "3|c|4|3", "4|d|5|4", "|Jumlah|9|7", "|TOTAL|12|9"), 6),
        (("1|a|4|3", "2|b|5|4"), None),
    ],
)  # fmt: skip
def test_the_sum_row_that_closes_the_table(rows: Sequence[str], closing: int | None) -> None:
    assert closing_total(lines(*rows)) == closing


@pytest.mark.parametrize(
    ("own", "other", "near"),
    [("100", "101", True), ("100", "123", False), ("1234", "1284", True), ("1234", "1324", True),
     ("1234", "1342", False),
     ("-5", "5", False), ("12", "123", False), ("0", "0", True)],
)  # fmt: skip
def test_what_is_nearly_the_same_amount(own: str, other: str, near: bool) -> None:
    assert is_near(D(own), D(other)) is near


def test_spellings_of_one_code() -> None:
    spellings = (
        "076.01.CQ",
        " 076/01/cq",
        "076 01 CQ.",
        "076.01 .CQ",
        "\uff10\uff17\uff16.01.CQ",
        "076\u00a001\u00a0CQ",
    )
    assert {segments(one) for one in spellings} == {("076", "01", "CQ")}


def test_labels_of_sum_rows() -> None:
    for text in (
        "Jumlah",
        "J u m l a h",
        "JML",
        "Jml.",
        "Total",
        "SUB TOTAL",
        "Grand Total",
        "Total Belanja",
        "Jumlah I",
    ):
        assert sum_label(text) is not None, text
    for text in ("Jumlah Peserta", "Totalitas", "Program", "", "Sub Kegiatan"):
        assert sum_label(text) is None, text
    assert level_of_name("2.Sub Kegiatan X") == level_of_name("Sub kegiatan Y")
    assert [one.style for one in numbers("I")] == ["I", "A"]


@dataclass
class Node:
    """A row of a random budget with the rows below it."""

    amounts: tuple[Decimal, Decimal]
    below: list["Node"] = field(default_factory=list)

    def summed(self) -> "Node":
        below = [one.summed() for one in self.below]
        if not below:
            return self
        return replace(self, amounts=summed(below), below=below)


def summed(nodes: Sequence[Node]) -> tuple[Decimal, Decimal]:
    return sum((one.amounts[0] for one in nodes), D(0)), sum((one.amounts[1] for one in nodes), D(0))


AMOUNT = st.integers(1_000, 10**10).map(D)
LEAVES = st.builds(Node, st.tuples(AMOUNT, AMOUNT))
KEGIATAN = st.builds(Node, st.tuples(AMOUNT, AMOUNT), st.lists(LEAVES, max_size=4))
PROGRAM = st.builds(Node, st.tuples(AMOUNT, AMOUNT), st.lists(KEGIATAN, max_size=3))
BUDGETS = st.lists(PROGRAM, min_size=1, max_size=3).map(lambda found: [one.summed() for one in found])
Style = Callable[[tuple[int, ...]], tuple[str, str]]
STYLES: dict[str, Style] = {
    "dotted": lambda at: (".".join(f"{one + 1:02d}" for one in at), "Uraian"),
    "central": lambda at: (
        ("076.01.W" + "ABC"[at[0]], str(3355 + 10 * at[0] + at[-1]), f"{51 + at[-1]:03d}")[len(at) - 1], "Uraian",
    ),
    "numbers": lambda at: (("I", "II", "III")[at[0]] if len(at) == 1 else "ABC"[at[1]] if len(at) == 2
                           else str(at[2] + 1), "Uraian"),
    "words": lambda at: ("", f"{('Program', 'Kegiatan', 'Sub Kegiatan')[len(at) - 1]} {at}"),
    "indents": lambda at: ("", "   " * len(at) + f"uraian {at}"),
    "nothing": lambda at: ("", f"uraian {at}"),
}  # fmt: skip


def printed(tree: Sequence[Node], style: Style, at: tuple[int, ...] = ()) -> list[Line]:
    found = []
    for number, one in enumerate(tree):
        code, name = style((*at, number))
        found += [Line(code, (name,), one.amounts), *printed(one.below, style, (*at, number))]
    return found


def has_only_children(tree: Sequence[Node]) -> bool:
    return any(len(one.below) == 1 or has_only_children(one.below) for one in tree)


def total_of(rows: Sequence[Line], decision: Decision) -> tuple[Decimal, ...]:
    counted = [row.amounts for row, role in zip(rows, decision.roles, strict=True) if role == RINCIAN]
    return tuple(sum((one or D(0) for one in column), D(0)) for column in zip(*counted, strict=True))


@pytest.mark.parametrize("style", STYLES)
@given(tree=BUDGETS, sums=st.booleans(), state=st.booleans())
def test_a_random_budget_has_its_total_or_is_not_decided(style: str, tree: list[Node], sums: bool, state: bool) -> None:
    assume(style != "nothing" or not has_only_children(tree))  # two rows alike, and nothing says what they are
    right = summed(tree)
    rows = printed(tree, STYLES[style])
    if sums:
        rows.append(Line("", ("Jumlah",), right))
    decision = decide(rows, right if state else ())
    assert decision.is_undecided or total_of(rows, decision) == right
    assert decision.is_undecided is False or not state
    assert all(role != CAPTION for role in decision.roles)
    assert [role == JUMLAH for role in decision.roles] == [row.texts == ("Jumlah",) for row in rows]


@given(tree=BUDGETS, order=st.randoms(use_true_random=False))
def test_codes_that_continue_each_other_need_no_order(tree: list[Node], order: object) -> None:
    rows = printed(tree, STYLES["dotted"])
    order.shuffle(rows)  # type: ignore[attr-defined]
    right = summed(tree)
    assert total_of(rows, decide(rows)) == right
