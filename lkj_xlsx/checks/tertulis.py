"""What she had typed over results, held against what is computed."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from lkj_xlsx.calc import Hasil
from lkj_xlsx.checks.check import Check, cells_text, report
from lkj_xlsx.checks.cocok import capaian_ways, cut_off, fitting, limited, serapan_ways
from lkj_xlsx.checks.compare import Typed, typed_total, typed_values
from lkj_xlsx.checks.total import told_elsewhere, why
from lkj_xlsx.findings import Finding
from lkj_xlsx.laporan import Laporan
from lkj_xlsx.rules.achievement import kategori
from lkj_xlsx.values import fold_word, round_half_away

# What differs, what agrees, what agrees but for the last decimal, which was cut off.
_CODES = {"Pengukuran": ("UK13", "UK14", "UK25"), "Anggaran": ("AG03", "AG04", "AG17")}


def formula_over_result(laporan: Laporan, _: Hasil) -> Iterator[Finding]:
    """BC09: a formula of hers where ours belongs; its value is not compared."""
    for (sheet, row, key), written in laporan.typed.items():
        if isinstance(written, str) and written.startswith("="):
            yield report(laporan, "BC09", sheet, row, key, written=written, kolom=_heading(laporan, sheet, key))


def differs(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """UK13, AG03: rupiah must agree exactly, percentages to 0,01; with the rule that the typed figure fits.

    What only follows from another typed figure is not told again: a kategori of a typed capaian, and the sisa and
    serapan of a typed TOTAL.
    """
    typed, total = list(typed_values(laporan, hasil)), typed_total(laporan, hasil)
    told = {total[key] for key in told_elsewhere(laporan, hasil, total)} | set(_kategori_that_follow(laporan, typed))
    for one in typed:
        if not one.agrees and one not in told:
            yield report(
                laporan, _CODES[one.sheet][0], one.sheet, one.row, one.key, kolom=_name(laporan, one),
                written=one.shown(one.written), computed=one.shown(one.computed) or "tidak dapat dihitung",
                difference=one.difference, mungkin=_explained(laporan, hasil, one, total),
            )  # fmt: skip


def agrees(laporan: Laporan, hasil: Hasil) -> Iterator[Finding]:
    """UK14, AG04, UK25, AG17: what was typed as it is computed, or cut off after two decimals; once a column."""
    total = typed_total(laporan, hasil)
    told = {total[key] for key in told_elsewhere(laporan, hasil, total)}
    columns: dict[tuple[str, str, str], list[Typed]] = {}
    for one in typed_values(laporan, hasil):
        if one.agrees and one not in told:
            code = _CODES[one.sheet][2 if cut_off(one.value, _exact(laporan, hasil, one)) else 1]
            columns.setdefault((code, one.sheet, one.key), []).append(one)
    for (code, sheet, key), found in columns.items():
        first = found[0]
        yield report(
            laporan, code, sheet, first.row, key, kolom=_heading(laporan, sheet, key),
            written=cells_text([laporan.place(sheet, one.row, key)[1] for one in found]),
            contoh=f"{first.shown(first.value)}, seharusnya {first.shown(first.computed)}",
        )  # fmt: skip


def _kategori_that_follow(laporan: Laporan, typed: list[Typed]) -> Iterator[Typed]:
    """The typed kategori that are earned by a typed capaian which itself differs."""
    wrong = {
        one.row: one.value for one in typed if one.sheet == "Pengukuran" and one.key == "capaian" and not one.agrees
    }
    for one in typed:
        capaian = wrong.get(one.row) if one.key == "kategori" else None
        if capaian is not None:
            earned = kategori(round_half_away(capaian), laporan.settings.kategori)
            if earned and fold_word(str(one.written)) == fold_word(earned):
                yield one


def _explained(laporan: Laporan, hasil: Hasil, one: Typed, total: Mapping[str, Typed]) -> str:
    """What the typed figure fits: another rule for a percentage, what is missing for a TOTAL."""
    if one.key in ("pagu", "realisasi"):
        return why(laporan, total, one.key)
    if one.key != "capaian" or one.value is None:
        return ""
    if one.sheet == "Anggaran":
        return fitting(one.value, serapan_ways(one.value, *_amounts(laporan, hasil, one.row)))
    record, result = laporan.rows[one.sheet].get(one.row), hasil.measured.get(one.row)
    ways = None if record is None or result is None else capaian_ways(one.value, record, result, laporan.settings)
    return "" if ways is None else fitting(one.value, ways)


def _exact(laporan: Laporan, hasil: Hasil, one: Typed) -> Fraction | None:
    """The percentage before it is rounded; ``None`` for what is none."""
    if one.key != "capaian":
        return None
    if one.sheet == "Pengukuran":
        raw = hasil.measured[one.row]["mentah"]
        return None if raw is None else limited(raw, laporan.settings.cap)
    pagu, realisasi = _amounts(laporan, hasil, one.row)
    return None if not pagu or realisasi is None else Fraction(realisasi, pagu) * 100


def _amounts(laporan: Laporan, hasil: Hasil, row: int) -> tuple[int | None, int | None]:
    """Pagu and realisasi of a row of Anggaran, or of its TOTAL."""
    if row == laporan.layout["Anggaran"].total_row:
        return hasil.anggaran.total.pagu, hasil.anggaran.total.realisasi
    record = laporan.rows["Anggaran"].get(row, {})
    return record.get("pagu"), record.get("realisasi")


def _heading(laporan: Laporan, sheet: str, key: str) -> str:
    return laporan.layout[sheet].table.column(key).heading


def _name(laporan: Laporan, one: Typed) -> str:
    of_total = one.sheet == "Anggaran" and one.row == laporan.layout[one.sheet].total_row
    return ("TOTAL " if of_total else "") + _heading(laporan, one.sheet, one.key)


CHECKS: tuple[Check, ...] = (formula_over_result, differs, agrees)
