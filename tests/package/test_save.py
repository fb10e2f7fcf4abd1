"""A save is whole or not at all, and carries what it did not touch."""

import errno
import hashlib
import io
import os
import random
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lkj_xlsx.package import Refused, Unwritable, Workbook, open_workbook
from lkj_xlsx.package.refusals import Failure

from .helpers import SHEET_PART, build, difference, parts_of, sheet_xml, strings_xml

ZIP64 = struct.pack("<HHQ", 1, 8, 5)
OTHER_EXTRA = struct.pack("<HH", 0x9999, 2) + b"ab"


def edited(path: Path) -> Workbook:
    workbook = open_workbook(path)
    workbook.sheet("PK").put_number(2, 3, 77)
    return workbook


def fail_with(error: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_untouched_entries_keep_everything(rich: Path, output: Path) -> None:
    edited(rich).save(output)
    with zipfile.ZipFile(rich) as before, zipfile.ZipFile(output) as after:
        assert after.testzip() is None
        kept = (
            "filename",
            "date_time",
            "compress_type",
            "external_attr",
            "create_system",
            "comment",
            "extra",
        )
        old = [[getattr(info, name) for name in kept] for info in before.infolist()]
        assert [[getattr(info, name) for name in kept] for info in after.infolist()] == old
    assert difference(rich, output) == {SHEET_PART}


def test_zip_written_as_a_stream_with_comments_and_stored_entries(book: Path, output: Path) -> None:
    class Stream(io.BytesIO):
        """A file that cannot seek makes zipfile put the sizes behind the data."""

        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

        def tell(self) -> int:
            raise io.UnsupportedOperation

    build(book, sheet_xml('<row r="2"><c r="C2"><v>1</v></c></row>'))
    stream = Stream()
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(stream, "w") as target:
        for number, name in enumerate(source.namelist()):
            info = zipfile.ZipInfo(name, (1999, 12, 31, 1, 2, 4))
            info.compress_type = zipfile.ZIP_DEFLATED if number % 2 else zipfile.ZIP_STORED
            info.comment = b"catatan"
            info.external_attr = 0o644 << 16
            info.extra = ZIP64 + OTHER_EXTRA
            with target.open(info, "w", force_zip64=number == 0) as entry:
                entry.write(source.read(name))
        target.writestr("xl/media/", b"")
        target.writestr("xl/media/gambar-é.png", b"\x89PNG" * 9)
    book.write_bytes(stream.getvalue())
    edited(book).save(output)
    with zipfile.ZipFile(book) as before, zipfile.ZipFile(output) as after:
        assert after.testzip() is None
        assert after.namelist() == before.namelist()
        assert {info.comment for info in after.infolist()[:-2]} == {b"catatan"}
        assert {info.extra for info in after.infolist()[:-2]} == {OTHER_EXTRA}
        assert not any(info.flag_bits & 8 for info in after.infolist())
        methods = [info.compress_type for info in before.infolist()]
        assert [info.compress_type for info in after.infolist()] == methods
    assert difference(book, output) == {SHEET_PART}


def test_without_changes_even_what_surrounds_the_parts_stays(rich: Path, output: Path) -> None:
    with zipfile.ZipFile(rich, "a") as archive:
        archive.comment = b"catatan arsip"
    open_workbook(rich).save(output)
    assert output.read_bytes() == rich.read_bytes()


def test_sha256_is_that_of_the_input(rich: Path) -> None:
    assert open_workbook(rich).sha256 == hashlib.sha256(rich.read_bytes()).hexdigest()


def test_saving_over_the_input(rich: Path) -> None:
    before = parts_of(rich)
    edited(rich).save(rich)
    after = parts_of(rich)
    assert {name for name in before if before[name] != after[name]} == {SHEET_PART}
    assert open_workbook(rich).sheet("PK").cell(2, 3).value == 77


def test_mode_of_the_old_output_is_kept_and_a_link_stays_a_link(rich: Path, output: Path, tmp_path: Path) -> None:
    output.write_bytes(b"lama")
    output.chmod(0o640)
    link = tmp_path / "tautan.xlsx"
    link.symlink_to(output)
    edited(rich).save(link)
    assert link.is_symlink()
    assert stat.S_IMODE(output.stat().st_mode) == 0o640
    assert open_workbook(output).sheet("PK").cell(2, 3).value == 77


@pytest.mark.parametrize("where", ["replace", "fsync"])
@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PermissionError(errno.EACCES, "denied"), Failure.IN_USE),
        (OSError(errno.ENOSPC, "full"), Failure.FULL),
        (OSError(errno.EIO, "rusak"), Failure.OTHER),
    ],
)
def test_failure_leaves_the_old_output_and_nothing_beside_it(
    rich: Path, output: Path, monkeypatch: pytest.MonkeyPatch, where: str, error: OSError, sentence: Failure
) -> None:
    output.write_bytes(b"lama")
    workbook = edited(rich)
    monkeypatch.setattr(os, where, fail_with(error))
    with pytest.raises(Unwritable) as caught:
        workbook.save(output)
    assert str(caught.value) == str(sentence.unwritable(output.name, lock="", detail="rusak"))
    assert output.read_bytes() == b"lama"
    assert sorted(path.name for path in output.parent.iterdir()) == [output.name, rich.name]


def test_interrupt_leaves_the_old_output_and_nothing_beside_it(
    rich: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output.write_bytes(b"lama")
    workbook = edited(rich)
    monkeypatch.setattr(os, "fsync", fail_with(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        workbook.save(output)
    assert output.read_bytes() == b"lama"
    assert sorted(path.name for path in output.parent.iterdir()) == [output.name, rich.name]


def test_temporary_file_that_cannot_be_made(rich: Path, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workbook = edited(rich)
    monkeypatch.setattr(Path, "open", fail_with(PermissionError(errno.EACCES, "denied")))
    with pytest.raises(Unwritable, match="mungkin sedang dibuka di Excel;"):
        workbook.save(output)
    assert not output.exists()


@pytest.mark.parametrize("lock", ["~$laporan-hasil.xlsx", ".~lock.laporan-hasil.xlsx#"])
def test_lock_beside_the_output_is_mentioned(
    rich: Path, output: Path, monkeypatch: pytest.MonkeyPatch, lock: str
) -> None:
    output.with_name(lock).write_bytes(b"Admin")
    workbook = edited(rich)
    monkeypatch.setattr(os, "replace", fail_with(PermissionError(errno.EACCES, "denied")))
    with pytest.raises(Unwritable) as caught:
        workbook.save(output)
    assert f"sedang dibuka di Excel (ada berkas penanda {lock} di sebelahnya);" in str(caught.value)


def test_output_that_is_a_folder_or_in_none(rich: Path, tmp_path: Path) -> None:
    workbook = edited(rich)
    for target, sentence in (
        (tmp_path, Failure.IS_FOLDER.unwritable(tmp_path.name)),
        (Path("/"), Failure.IS_FOLDER.unwritable("/")),
        (tmp_path / "tidak" / "ada.xlsx", Failure.NO_FOLDER.unwritable("ada.xlsx")),
        (rich / "dalam.xlsx", Failure.NO_FOLDER.unwritable("dalam.xlsx")),
    ):
        with pytest.raises(Unwritable) as caught:
            workbook.save(target)
        assert str(caught.value) == str(sentence)
    assert [path.name for path in tmp_path.iterdir()] == [rich.name]


@pytest.mark.parametrize("failure", list(Failure))
def test_every_failure_is_one_sentence_that_ends_with_what_to_do(failure: Failure) -> None:
    sentence = str(failure.unwritable("a.xlsx", lock="", detail="x"))
    assert sentence.startswith("a.xlsx ")
    assert sentence.endswith("lalu jalankan lagi.")
    assert "{" not in sentence


def test_only_refused_escapes_for_damaged_bytes(rich: Path, tmp_path: Path) -> None:
    chance = random.Random(20241231)
    original = rich.read_bytes()
    refused = 0
    for _ in range(300):
        data = bytearray(original)
        for _ in range(chance.choice((1, 3, 30))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        damaged = tmp_path / "acak.xlsx"
        damaged.write_bytes(bytes(data))
        refused += was_refused(damaged)
    assert 0 < refused < 300


def test_only_refused_escapes_for_damaged_markup(book: Path) -> None:
    rows = (
        '<row r="1" spans="1:4"><c r="A1" t="s"><v>0</v></c>'
        '<c r="B1"><f t="shared" ref="B1:B2" si="0">A1*2</f><v>1</v></c></row>'
        '<row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c><c r="C2" t="d"><v>2024-01-31</v></c></row>'
    )
    strings = {"xl/sharedStrings.xml": strings_xml("<t>a</t>")}
    whole = sheet_xml(rows, after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>')
    chance = random.Random(7)
    refused = 0
    for _ in range(400):
        at = chance.randrange(len(whole))
        damaged = whole[:at] + chance.choice(["", "9", "x", "-", '"', "<", "&#0;", "é"]) + whole[at + 1 :]
        refused += was_refused(build(book, damaged, strings))
    assert 0 < refused < 400


def was_refused(path: Path) -> bool:
    try:
        workbook = open_workbook(path)
        for name in workbook.sheet_names:
            list(workbook.sheet(name).rows())
            workbook.sheet(name).put_number(2, 2, 5)
            workbook.sheet(name).delete_rows_from(2)
        workbook.changed_parts()
    except Refused:
        return True
    return False
