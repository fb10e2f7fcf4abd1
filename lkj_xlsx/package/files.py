"""Files on disk: read if they begin like a zip, written whole or not at all."""

import errno
import os
import secrets
import shutil
from pathlib import Path
from typing import Final

from .refusals import MAX_FILE, MEGABYTE, Failure, Reason, Unwritable

_ZIP: Final = b"PK\x03\x04"
_ZIP_END: Final = b"PK\x05\x06"
_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")


def write_whole(path: Path, data: bytes) -> None:
    """Put the bytes at the path in one step; ``Unwritable`` (or an interrupt) leaves everything as it was."""
    # A link keeps pointing where it did: the file behind it is replaced.
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise Failure.IS_FOLDER.unwritable(path.name or str(path))
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        _write_through(temporary, data, target)
    except OSError as error:
        raise _reason(path, target, error) from error


def _write_through(temporary: Path, data: bytes, target: Path) -> None:
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.is_file():
            shutil.copymode(target, temporary)
        os.replace(temporary, target)  # noqa: PTH105 - the same call, and the one that tests make fail
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _reason(path: Path, target: Path, error: OSError) -> Unwritable:
    if not target.parent.is_dir():
        return Failure.NO_FOLDER.unwritable(path.name)
    locks = (f"~${target.name}", f".~lock.{target.name}#")
    lock = next((name for name in locks if target.with_name(name).exists()), None)
    beside = f" (ada berkas penanda {lock} di sebelahnya)" if lock else ""
    if isinstance(error, PermissionError):
        return Failure.IN_USE.unwritable(path.name, lock=beside)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Failure.FULL.unwritable(path.name, lock=beside)
    return Failure.OTHER.unwritable(path.name, lock=beside, detail=error.strerror or type(error).__name__)


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
