"""The rows that the tables of Ringkasan have no room for."""

from collections.abc import Iterator

from lkj_xlsx.declare.message import WARNING, Message
from lkj_xlsx.report.checking import Check, finding_at
from lkj_xlsx.report.findings import Finding
from lkj_xlsx.report.report import Report
from lkj_xlsx.report.results import Results
from lkj_xlsx.sheets import ringkasan as summary

POSITION = 94

NO_ROOM = Message(
    "LS16",
    WARNING,
    "Tabel {tabel} pada Ringkasan memuat {muat} baris; {n} {apa} mulai dari {sel} tidak tercetak di sana.",
    "Lampirkan cetakan lembar {lembar} pada Ringkasan.",
    rule="Tabel sasaran pada Ringkasan memuat 40 baris (templat lama 25), tabel anggaran 25. Rata-rata, TOTAL dan "
    "hitungan lain tetap memakai semua baris. Peringatan, sebab Ringkasan yang ditandatangani tidak lengkap.",
    source="Pertimbangan kami: Ringkasan dicetak dan ditandatangani.",
    example="Lima puluh sasaran: 10 yang terakhir tidak tercetak pada Ringkasan.",
)


def rows_without_room(laporan: Report, hasil: Results) -> Iterator[Finding]:
    """Report the first sasaran and the first main row of Anggaran that Ringkasan has no row for (LS16)."""
    of_lists = (
        ("Pengukuran", "nomor_sasaran", "sasaran", "sasaran"),
        ("Anggaran", "urutan_pokok", "kode", "baris pokok anggaran"),
    )
    for tables, (sheet, numbers, key, things) in zip(summary.LISTS, of_lists, strict=True):
        room = summary.room_for(tables, laporan.layout)
        first_rows: dict[int, int] = {}
        for row, record in hasil.rows_of(sheet).items():
            if record[numbers]:
                first_rows.setdefault(int(record[numbers]), row)
        left = [first_rows[number] for number in sorted(first_rows) if number > room]
        if left:
            yield finding_at(
                laporan, NO_ROOM, sheet, left[0], key, tabel=tables[0].title.partition(" ")[0].rstrip("."), apa=things,
                muat=room, n=len(left), sel=laporan.place(sheet, left[0], key)[1],
                lembar=laporan.layout[sheet].sheet,
            )  # fmt: skip


CHECKS: tuple[Check, ...] = (rows_without_room,)
