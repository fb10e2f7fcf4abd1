"""Writing a file whole or not at all."""

import errno
import os
import secrets
import shutil
from pathlib import Path

from .refusals import Failure, Unwritable


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
        raise _sentence(path, target, error) from error


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


def _sentence(path: Path, target: Path, error: OSError) -> Unwritable:
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
