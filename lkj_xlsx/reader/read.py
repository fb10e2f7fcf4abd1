"""Read a workbook: locate, then settings, then PK before Pengukuran, since its links lead there."""

from lkj_xlsx.laporan import Laporan, Origins
from lkj_xlsx.package import ReadableWorkbook
from lkj_xlsx.reader.cells import Notebook
from lkj_xlsx.reader.locate import locate
from lkj_xlsx.reader.settings import read_identitas, read_settings
from lkj_xlsx.reader.surroundings import of_this_version, survey
from lkj_xlsx.reader.tables import read_anggaran, read_pengukuran, read_pk, read_rkt, read_typed
from lkj_xlsx.reader.titles import read_titles
from lkj_xlsx.values import fold_word


def read(book: ReadableWorkbook, *, computed: bool = False) -> Laporan:
    """Give the report in a workbook; ``Refused`` where it is none of ours.

    ``computed``: as ``compute`` left it. What she typed over a result then stands in the records alone, and what
    stands over one now was typed later.
    What is wrong in her data is among ``findings`` of the result, never an exception.
    """
    located = locate(book)
    note = Notebook(findings=list(located.findings))
    identitas = read_identitas(book, located.layout, note)
    settings = read_settings(book, located.layout, note)
    note.words = {fold_word(row.word): row.word for row in settings.words}
    note.lower_words = frozenset(row.word.lower() for row in settings.words)
    pk = read_pk(located, note)
    measured = read_pengukuran(located, note, pk)
    rkt, anggaran = read_rkt(located, note), read_anggaran(located, note)
    note.findings += survey(book, located, note.sources)
    return Laporan(
        layout=located.layout,
        identitas=identitas,
        settings=settings,
        rows={"RKT": rkt, "PK": pk, "Pengukuran": measured.rows, "Anggaran": anggaran},
        origins=Origins(note.sources),
        readings=note.readings,
        typed=read_typed(located, records_alone=computed),
        linked=measured.linked,
        tied=measured.tied,
        groups=measured.groups,
        overrides=note.overrides,
        titles=tuple(read_titles(located)),
        findings=tuple(of_this_version(note.findings)),
    )
