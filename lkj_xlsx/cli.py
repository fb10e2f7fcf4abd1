"""The command line: it parses arguments, calls the library, prints, and sets the exit code.

Each command imports what it needs only when it runs, so that ``--help`` answers at once.
"""

import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from lkj_xlsx import __version__
from lkj_xlsx.ending import (
    INTERRUPTED,
    UNREADABLE,
    UNWRITABLE,
    WITH_ERRORS,
    Commands,
    exit_unless_done,
    exit_with,
    print_outcome,
    print_text,
    print_to_stderr,
)

WITH_DIFFERENCES = 1
_SOURCE = click.Path(path_type=Path, readable=False)  # whoever opens it says in Indonesian why it cannot be read
_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Bentuk keluaran. json: satu dokumen JSON di stdout, tanpa yang lain; satu baris tiap berkas bila beberapa.",
)  # fmt: skip


_PATHS = click.argument("berkas", type=_SOURCE, nargs=-1, required=True)
_JOBS = click.option(
    "--kerja",
    type=click.IntRange(1, 1024),
    metavar="N",
    help="Berapa berkas sekaligus; bawaan: sebanyak inti prosesor.",
)


def _ends_in_xlsx(_: click.Context | None, __: click.Parameter | None, output: Path | None) -> Path | None:
    """Refuse the name of an output that Excel would not open by its ending; a folder or a device has its own reason."""
    special = False
    if output is not None:
        with contextlib.suppress(OSError, ValueError):  # whoever writes it says why it cannot be looked at
            special = output.exists() and not output.is_file()
    if output is not None and output.suffix.lower() != ".xlsx" and not special:
        exit_with(f"{output.name} tidak berakhiran .xlsx; beri nama yang berakhiran .xlsx dengan -o.", UNWRITABLE)
    return output


def _parts(_: click.Context, param: click.Parameter, named: str | None) -> tuple[str, ...]:
    """Give the optional parts of a template that are named with commas between, in whatever case."""
    from lkj_xlsx.sheets.tables import PARTS

    return tuple(_chosen(named, PARTS, param))


def _chosen(named: str | None, offered: Sequence[str], param: click.Parameter) -> list[str]:
    """Give those of what is ``offered`` that are named with commas between, in whatever case."""
    known = {one.lower(): one for one in offered}
    words = [word.strip() for word in (named or "").split(",") if word.strip()]
    if unknown := [word for word in words if word.lower() not in known]:
        raise click.BadParameter(f"{', '.join(unknown)} tidak ada; pilih dari {', '.join(offered)}", param=param)
    return [known[word.lower()] for word in words]


_HELP = click.help_option("-h", "--help", help="Tampilkan bantuan ini.")


@click.group(cls=Commands)
@click.version_option(__version__, "--version", message="%(prog)s %(version)s", help="Tampilkan versi.")
@_HELP
def main() -> None:
    """Buku kerja Excel untuk Laporan Kinerja (LKj): templat, pemeriksaan, dan hitungan.

    Mulai dari "lkj-xlsx template", isi di Excel, lalu "lkj-xlsx compute BERKAS".
    """


@main.command()
@click.option("-o", "--output", type=_SOURCE, default=Path("templat-lkj.xlsx"), show_default=True,
              callback=_ends_in_xlsx, help="Berkas yang ditulis.")  # fmt: skip
@click.option("--instansi", metavar="TEKS", help="Nama instansi pada lembar Identitas.")
@click.option("--tahun", type=click.IntRange(2000, 2100), metavar="YYYY", help="Tahun pada lembar Identitas.")
@click.option("--dari", type=_SOURCE, metavar="LAMA.xlsx", help="Salin PK, kode anggaran dan pengaturan tahun lalu.")
@click.option("--salin", is_flag=True, help="Bersama --dari: salin semua isian, angkanya juga, untuk tahun yang sama.")
@click.option("--impor", type=_SOURCE, metavar="BERKAS",
              help="Isi dari tabel buatan sendiri, .xlsx atau .docx; lembar Impor mencatat asalnya.")  # fmt: skip
@click.option("--lihat", is_flag=True, help="Bersama --impor: tampilkan yang dikenali, tanpa menulis.")
@click.option("--dengan", metavar="NAMA,...", callback=_parts,
              help="Lembar atau kolom tambahan, misalnya IKU,Bobot.")  # fmt: skip
@click.option("--lengkap", is_flag=True, help="Semua lembar dan kolom tambahan.")
@click.option("--skala", type=click.Choice(["kpu", "pemda"]), help="Skala kategori pada Pengaturan.")
@click.option("--force", is_flag=True, help="Timpa berkas yang sudah ada.")
@_FORMAT
@_HELP
def template(
    output: Path,
    instansi: str | None,
    tahun: int | None,
    dari: Path | None,
    salin: bool,
    impor: Path | None,
    lihat: bool,
    form: str,
    dengan: tuple[str, ...],
    lengkap: bool,
    skala: str | None,
    force: bool,
) -> None:
    """Tulis templat kosong, atau teruskan buku kerja tahun lalu."""
    from lkj_xlsx.compute import new_template
    from lkj_xlsx.sheets.tables import PARTS

    scale = {None: None, "kpu": "KPU", "pemda": "Pemda"}[skala]
    parts = PARTS if lengkap else dengan
    if impor is not None and dari is not None:
        raise click.UsageError("--impor dan --dari tidak dipakai bersama")
    if impor is None and (lihat or form == "json"):
        raise click.UsageError("--lihat dan --format json memerlukan --impor")
    if impor is not None:
        from lkj_xlsx.compute import import_into_template
        from lkj_xlsx.show.imported import as_json, as_text

        source, target = impor, None if lihat else output
        found = exit_unless_done(
            lambda: import_into_template(
                target, source, instansi=instansi, tahun=tahun, parts=parts, scale=scale, force=force
            )
        )
        print_text(as_json(found, target) if form == "json" else as_text(found, target))
        return
    if salin and (dari is None or instansi is not None or tahun is not None):
        raise click.UsageError("--salin memerlukan --dari, dan tidak dipakai bersama --instansi atau --tahun")
    if salin and dari is not None:
        _copy_into_template(output, dari, parts, scale, force)
        return
    said: list[str] = []
    written = exit_unless_done(
        lambda: new_template(
            output, instansi=instansi, tahun=tahun, previous=dari, parts=parts, scale=scale, force=force,
            say=said.append,
        )
    )  # fmt: skip
    print_to_stderr(f"Templat ditulis: {written}")
    for sentence in said:
        print_to_stderr(sentence)


def _copy_into_template(output: Path, dari: Path, parts: Sequence[str], scale: str | None, force: bool) -> None:
    from lkj_xlsx.compute import copy_into_template

    moved = exit_unless_done(lambda: copy_into_template(output, dari, parts=parts, scale=scale, force=force))
    print_to_stderr(f"Templat ditulis: {output}")
    print_to_stderr(f"Disalin: {'; '.join(moved.copied)}.")
    print_to_stderr(f"Tidak disalin: {'; '.join(moved.left)}.")


@main.command()
@_PATHS
@_JOBS
@_FORMAT
@_HELP
def check(berkas: tuple[Path, ...], kerja: int | None, form: str) -> None:
    """Baca dan periksa BERKAS, atau semua .xlsx dalam folder, tanpa menulis apa pun."""
    from lkj_xlsx import compute as api
    from lkj_xlsx.batch.find import is_one_file

    if is_one_file(berkas):
        print_outcome(exit_unless_done(lambda: api.check(berkas[0])), form)
    from lkj_xlsx.batch.together import check_many

    sys.exit(check_many(berkas, jobs=kerja, json=form == "json", say=print_text, talk=print_to_stderr))


@main.command()
@_PATHS
@click.option("-o", "--output", type=_SOURCE,
              help="Berkas hasil; bawaan: <nama>-hasil.xlsx di samping BERKAS. Bila beberapa: folder.")  # fmt: skip
@click.option("--force", is_flag=True, help="Timpa berkas hasil yang sudah ada.")
@_JOBS
@_FORMAT
@_HELP
def compute(berkas: tuple[Path, ...], output: Path | None, force: bool, kerja: int | None, form: str) -> None:
    """Periksa dan hitung BERKAS, atau semua .xlsx dalam folder, lalu tulis hasilnya ke berkas baru."""
    from lkj_xlsx import compute as api
    from lkj_xlsx.batch.find import is_one_file

    if not is_one_file(berkas):
        _compute_many(berkas, output, force=force, kerja=kerja, form=form)
    _ends_in_xlsx(None, None, output)
    outcome = exit_unless_done(lambda: api.compute(berkas[0], output, force=force))
    if outcome.is_again and outcome.output is not None:
        again = f"{berkas[0].name} sendiri sudah berkas hasil; isiannya dihitung lagi ke {outcome.output.name}."
        print_to_stderr(f"lkj-xlsx: {again}")
    print_outcome(outcome, form)


def _compute_many(
    berkas: tuple[Path, ...], output: Path | None, *, force: bool, kerja: int | None, form: str
) -> NoReturn:
    from lkj_xlsx.batch.together import compute_many

    if output is not None and (output.is_file() or (output.suffix.lower() == ".xlsx" and not output.is_dir())):
        exit_with(f"{output} bukan folder; untuk beberapa berkas, sebutkan folder dengan -o.", UNWRITABLE)
    sys.exit(
        compute_many(
            berkas, output, force=force, jobs=kerja, json=form == "json", say=print_text, talk=print_to_stderr
        )
    )  # fmt: skip


@main.command(short_help="Jelaskan kode temuan.")
@click.argument("kode", nargs=-1)
@_HELP
def explain(kode: tuple[str, ...]) -> None:
    """Jelaskan KODE temuan: yang diperiksa, tingkat, sumber, contoh, saran. Tanpa KODE: daftar semua kode."""
    from lkj_xlsx.show import codes

    try:
        text = codes.explain(kode)
    except codes.UnknownCodeError as unknown:
        exit_with(str(unknown), click.UsageError.exit_code)
    print_text(text)


@main.command(short_help="Periksa hasil compute: hitung ulang, bandingkan.")
@_PATHS
@click.option("--recalc", is_flag=True, help="Minta LibreOffice menghitung ulang juga, bila terpasang.")
@_JOBS
@_FORMAT
@_HELP
def verify(berkas: tuple[Path, ...], recalc: bool, kerja: int | None, form: str) -> None:
    """Periksa BERKAS hasil compute: hitung ulang dari isiannya, lalu bandingkan tiap hasil yang tersimpan."""
    from lkj_xlsx.batch.find import is_one_file
    from lkj_xlsx.show.verification import as_json, as_text
    from lkj_xlsx.verify import Verdict
    from lkj_xlsx.verify import verify as verify_file

    if not is_one_file(berkas):
        from lkj_xlsx.batch.together import verify_many

        asked = {"recalc": recalc, "json": form == "json"}
        sys.exit(verify_many(berkas, **asked, jobs=kerja, say=print_text, talk=print_to_stderr))
    outcome = verify_file(berkas[0], recalc=recalc)
    print_text(as_json(outcome) if form == "json" else as_text(outcome))
    sys.exit({Verdict.SAME: 0, Verdict.DIFFERENT: WITH_ERRORS, Verdict.UNKNOWN: UNREADABLE}[outcome.verdict])


def _kinds(_: click.Context, param: click.Parameter, named: str | None) -> tuple[str, ...]:
    """Give the kinds of forms that are named with commas between, in whatever case."""
    from lkj_xlsx.forms import KINDS

    return tuple(_chosen(named, KINDS, param))


@main.command(short_help="Cetak formulir resmi: PK, RKT, Pengukuran, ...")
@click.argument("berkas", type=_SOURCE)
@click.option("-o", "--output", type=_SOURCE, help="Berkas formulir; bawaan: <nama>-formulir.docx di samping BERKAS.")
@click.option("--jenis", metavar="NAMA,...", callback=_kinds,
              help="rkt, pk, pengukuran, iku, pkk, pps, triwulan, reviu; bawaan: semua yang ada isiannya.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["docx", "xlsx", "pdf"]), default=None,
              help="Jenis berkas; bawaan: menurut akhiran -o, atau docx. pdf memerlukan LibreOffice.")  # fmt: skip
@click.option("--bersih", is_flag=True, help="Tolak BERKAS yang masih memuat kesalahan.")
@click.option("--force", is_flag=True, help="Timpa berkas formulir yang sudah ada.")
@_HELP
def formulir(
    berkas: Path, output: Path | None, jenis: tuple[str, ...], form: str | None, bersih: bool, force: bool
) -> None:
    """Cetak formulir resmi dari BERKAS, siap ditandatangani: satu berkas, satu bagian tiap formulir.

    Angkanya selalu dihitung lagi. Selama ada kesalahan, tiap formulir menyebut jumlahnya.
    """
    from lkj_xlsx import compute as api
    from lkj_xlsx.show.formulir import as_text

    form = _form_of(output, form)
    made = exit_unless_done(lambda: api.formulir(berkas, output, kinds=jenis, form=form, clean=bersih, force=force))
    print_text(as_text(made))
    sys.exit(WITH_ERRORS if any(one.alert for one in made.forms) else 0)


def _form_of(output: Path | None, named: str | None) -> str:
    """Give the kind of file: the one that is named, else that of the ending of the output; both have to agree."""
    ending = "" if output is None else output.suffix.lower().removeprefix(".")
    form = named or (ending if ending in ("docx", "xlsx", "pdf") else "docx")
    if output is not None and ending != form and not output.is_dir():
        exit_with(f"{output.name} tidak berakhiran .{form}; beri nama yang berakhiran .{form} dengan -o.", UNWRITABLE)
    return form


@main.command(short_help="Bandingkan dua buku kerja per indikator dan kode.")
@click.argument("lama", type=_SOURCE)
@click.argument("baru", type=_SOURCE)
@click.option("-o", "--output", type=_SOURCE, callback=_ends_in_xlsx,
              help="Tulis juga buku kerja perbandingan yang siap dicetak.")  # fmt: skip
@click.option("--force", is_flag=True, help="Timpa buku kerja perbandingan yang sudah ada.")
@_FORMAT
@_HELP
def diff(lama: Path, baru: Path, output: Path | None, force: bool, form: str) -> None:
    """Bandingkan buku kerja LAMA dan BARU per indikator dan per kode anggaran."""
    from lkj_xlsx import compute as api

    compared = exit_unless_done(lambda: api.diff(lama, baru, output, force=force))
    from lkj_xlsx.show.comparison import as_json, as_text

    print_text(as_json(compared) if form == "json" else as_text(compared))
    sys.exit(WITH_DIFFERENCES if compared.difference.found else 0)


@main.command(short_help="Rekap banyak unit dalam satu buku kerja.")
@_PATHS
@click.option("-o", "--output", type=_SOURCE, default=Path("rekap.xlsx"), show_default=True, callback=_ends_in_xlsx,
              help="Berkas yang ditulis.")  # fmt: skip
@click.option("--daftar", type=_SOURCE, metavar="UNITS.csv", help="Daftar unit yang harus menyerahkan: kode, nama, ...")
@click.option("--kelompok", metavar="KOLOM", help="Kolom daftar yang menjadi kelompok, misalnya provinsi.")
@_JOBS
@click.option("--force", is_flag=True, help="Timpa rekap yang sudah ada.")
@_HELP
def rekap(
    berkas: tuple[Path, ...], output: Path, daftar: Path | None, kelompok: str | None, kerja: int | None, force: bool
) -> None:
    """Hitung semua BERKAS dan folder, lalu tulis satu buku kerja tentang semua unitnya."""
    from datetime import datetime

    from lkj_xlsx.batch.rekap import Interrupted, make_rekap
    from lkj_xlsx.show.rekap import as_text

    if kelompok and daftar is None:
        raise click.UsageError("--kelompok memerlukan --daftar, sebab kelompok ialah kolom daftar itu")
    try:
        written = exit_unless_done(
            lambda: make_rekap(
                berkas,
                output,
                units=daftar,
                by=kelompok or "",
                jobs=kerja,
                force=force,
                today=datetime.now().astimezone().date(),
            )
        )
    except Interrupted as interrupted:
        exit_with(str(interrupted), INTERRUPTED)
    for sentence in as_text(written.rekap, output, written.repeated):
        print_to_stderr(sentence)
    sys.exit(written.code)
