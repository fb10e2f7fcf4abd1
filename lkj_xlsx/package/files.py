"""Files on disk: read if they begin like a zip, written whole or not at all."""

import contextlib
import errno
import os
import secrets
import shutil
import stat
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from .refusals import MAX_FILE, MEGABYTE, Failure, Reason, Unfinished, Unwritable

_ZIP: Final = b"PK\x03\x04"
_ZIP_END: Final = b"PK\x05\x06"
_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_NO_HARD_LINKS: Final = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL)


def write_whole(path: Path, data: bytes, *, replace: bool = True) -> None:
    """Put the bytes at the path in one step; ``Unwritable`` (or an interrupt) leaves everything as it was.

    Without ``replace`` a file that stands there by then, perhaps since a moment ago, is not written over.
    """
    # A link keeps pointing where it did: the file behind it is replaced.
    target = Path(os.path.realpath(path))
    check_target(path, replace=replace)
    temporary = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.tmp")
    try:
        _write_through(temporary, data, target, replace=replace)
    except (OSError, ValueError) as error:
        raise _reason(path, target, error) from error


def check_target(path: Path, *, replace: bool, sources: Iterable[Path] = ()) -> None:
    """Raise ``Unwritable`` where a file cannot be written: over a source, a folder, a device, or a file to be kept."""
    name = path.name or str(path)
    try:
        found = path.stat()
        if any(path.samefile(source) for source in sources):
            raise Failure.IS_SOURCE.unwritable(name)
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise _reason(path, Path(os.path.realpath(path.parent)) / path.name, error) from error
    if stat.S_ISDIR(found.st_mode):
        raise Failure.IS_FOLDER.unwritable(name)
    if not stat.S_ISREG(found.st_mode):
        raise Failure.NO_FILE.unwritable(name)
    if not replace:
        raise Failure.EXISTS.unwritable(name)


def check_not_open(path: Path) -> None:
    """Raise ``Unwritable`` where a file is open in Word, Excel or LibreOffice, as the mark beside it tells.

    Elsewhere than under Windows it could be written over all the same, and what is typed there would be lost.
    """
    lock = _lock_beside(path) if path.is_file() else None
    if lock is not None:
        raise Failure.OPEN.unwritable(path.name, lock=f" (ada berkas penanda {lock} di sebelahnya)")


def _lock_beside(path: Path) -> str | None:
    """Name the mark of a program that has a file open. Word leaves letters of a long name out: ~$poran.docx."""
    left_out = min(max(len(path.stem) - 6, 0), 2)
    marks = (f"~${path.name}", f"~${path.name[left_out:]}", f".~lock.{path.name}#")
    return next((one for one in marks if path.with_name(one).exists()), None)


def _write_through(temporary: Path, data: bytes, target: Path, *, replace: bool) -> None:
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            if target.is_file():
                shutil.copymode(target, temporary)
            os.replace(temporary, target)  # noqa: PTH105 - the same call, and the one that tests make fail
        else:
            _move_without_replacing(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _move_without_replacing(temporary: Path, target: Path) -> None:
    """Give the file its name; ``FileExistsError`` where another file has it by then."""
    if os.name == "nt":
        temporary.rename(target)  # replaces nothing there
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        target.open("xb").close()  # takes the name, which replacing it then keeps
        os.replace(temporary, target)  # noqa: PTH105 - the call that tests make fail
    else:
        temporary.unlink()


def _reason(path: Path, target: Path, error: OSError | ValueError) -> Unwritable:
    name, code = path.name or str(path), error.errno if isinstance(error, OSError) else errno.EINVAL
    if code == errno.ENAMETOOLONG:
        return Failure.LONG_NAME.unwritable(name)
    if isinstance(error, FileExistsError):
        return Failure.EXISTS.unwritable(name)
    if isinstance(error, PermissionError) and not _may_be_entered(target.parent):
        return Failure.NO_ACCESS.unwritable(name)
    if not os.path.isdir(target.parent):  # noqa: PTH112 - raises nothing, whatever the folder is
        return Failure.NO_FOLDER.unwritable(name)
    lock = _lock_beside(target)
    beside = f" (ada berkas penanda {lock} di sebelahnya)" if lock else ""
    if isinstance(error, PermissionError):
        return Failure.IN_USE.unwritable(name, lock=beside)
    if code in (errno.ENOSPC, errno.EDQUOT):
        return Failure.FULL.unwritable(name, lock=beside)
    detail = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
    return Failure.OTHER.unwritable(name, lock=beside, detail=detail)


def _may_be_entered(folder: Path) -> bool:
    """Tell whether files can be made in a folder; where it is not there, whether its place can be looked into."""
    return os.access(folder, os.W_OK | os.X_OK) or (
        not os.path.lexists(folder) and folder != folder.parent and os.access(folder.parent, os.X_OK)
    )


def read_file(path: Path) -> bytes:
    """Read the bytes of a file whose first bytes are those of a zip; ``Refused`` for all that is not."""
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise Reason.FOLDER.refused(name)
        if name.startswith("~$"):
            raise Reason.LOCK.refused(name, target=name.removeprefix("~$"))
        size = path.stat().st_size
        if size > MAX_FILE:
            raise Reason.TOO_BIG.refused(name, megabytes=-(-size // MEGABYTE))
        # The size may have grown since, and a pipe tells none.
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise Reason.MISSING.refused(name) from None
    except (OSError, ValueError):  # ValueError: a NUL in the name
        raise Reason.UNREADABLE.refused(name) from None
    if len(data) > MAX_FILE:
        raise Reason.TOO_BIG.refused(name, megabytes=-(-len(data) // MEGABYTE))
    if reason := _not_a_zip(data):
        raise reason.refused(name)
    return data


def read_settled(path: Path, *, pause: float = 2.0) -> bytes:
    """Read a file that someone may be writing: one that ends early or changes meanwhile is read once more.

    ``Refused`` where it still does after the pause.
    """
    before = _size_and_time(path)
    with contextlib.suppress(Unfinished):
        data = read_file(path)
        if _size_and_time(path) == before:
            return data
    time.sleep(pause)
    before, data = _size_and_time(path), read_file(path)
    if _size_and_time(path) != before:
        raise Reason.BUSY.refused(path.name)
    return data


def _size_and_time(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):  # whoever reads it says why
        return None
    return found.st_size, found.st_mtime_ns


def _not_a_zip(data: bytes) -> Reason | None:
    if data.startswith(_ZIP):
        return None if _ZIP_END in data[-65557:] else Reason.CUT
    if not data:
        return Reason.EMPTY
    if _OLE.startswith(data[:8]):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return Reason.PASSWORD
        old_excel = any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book"))
        return Reason.XLS if old_excel else Reason.OFFICE
    if _ZIP.startswith(data[:4]):
        return Reason.CUT
    return _kind_of_text(data)


def _kind_of_text(data: bytes) -> Reason:
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")) or b"<table" in head:
        return Reason.HTML
    if head.startswith(b"<?xml"):
        return Reason.XML
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Reason.TEXT
    control = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in data[:4096])
    return Reason.UNKNOWN if control or data.startswith(b"%PDF") else Reason.TEXT
