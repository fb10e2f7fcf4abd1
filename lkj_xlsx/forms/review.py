"""The statement of the reviewer (Pernyataan telah direviu)."""

from lkj_xlsx.declare.message import Level
from lkj_xlsx.forms import common
from lkj_xlsx.forms.common import Contents
from lkj_xlsx.forms.model import DOTS, SHORT_DOTS, Block, Form, Page, Paragraph, Signature, Signatures
from lkj_xlsx.sheets.identitas import INSTANSI, TAHUN

_MOST_LISTED = 20


def pernyataan_reviu(contents: Contents) -> Form:
    """Make the statement, in the wording of 53/2014. As long as a galat is open, it lists what has to be corrected.

    The reviewer is none of those on Identitas, and signs before the head of the unit: name and date are left open.
    """
    name = "Pernyataan Telah Direviu"
    instansi, tahun = contents.field(INSTANSI.key) or DOTS, contents.field(TAHUN.key) or SHORT_DOTS
    wrong = [one for one in contents.findings if one.level is Level.ERROR]
    reviewed: tuple[Block, ...] = (
        Paragraph(
            f"Kami telah mereviu Laporan Kinerja {instansi} untuk tahun anggaran {tahun} sesuai Pedoman Reviu atas "
            "Laporan Kinerja. Substansi informasi yang dimuat dalam Laporan Kinerja menjadi tanggung jawab manajemen "
            f"{instansi}."
        ),
        Paragraph(
            "Reviu bertujuan untuk memberikan keyakinan terbatas bahwa laporan kinerja telah disajikan secara akurat, "
            "andal, dan valid."
        ),
    )
    if wrong:
        count = f"{len(wrong)} kesalahan"
        items = [
            Paragraph(f"{one.sheet}{'!' if one.cell else ''}{one.cell or ''}: {one.message}", is_item=True)
            for one in wrong[:_MOST_LISTED]
        ]
        more = len(wrong) - _MOST_LISTED
        rest = (Paragraph(f"dan {more} lainnya pada lembar Temuan.", is_item=True),) if more > 0 else ()
        result: tuple[Block, ...] = (
            Paragraph(f"Berdasarkan pemeriksaan buku kerjanya, {count} berikut harus dibetulkan lebih dulu:"),
            *items, *rest,
        )  # fmt: skip
    else:
        result = (
            Paragraph(
                "Berdasarkan reviu kami, tidak terdapat kondisi atau hal-hal yang menimbulkan perbedaan dalam meyakini "
                "keandalan informasi yang disajikan di dalam laporan kinerja ini."
            ),
        )
    signed = Signatures(Signature((common.undated(contents), "Pereviu,"), ""))
    return Form(
        "reviu", name, common.footer(contents, name),
        (Page(_title(name, instansi, tahun), (*reviewed, *result, signed), is_letter=True),),
        blanks=contents.blanks("tempat"),
    )  # fmt: skip


def _title(name: str, instansi: str, tahun: str) -> tuple[str, ...]:
    return (name.upper(), instansi.upper(), f"TAHUN ANGGARAN {tahun}")
