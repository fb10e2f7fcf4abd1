"""Finds the workbooks that paths stand for: a folder stands for the .xlsx in it and below it, sorted by name."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from lkj_xlsx.package import Refused, Workbook, custom_properties_of, read_file
from lkj_xlsx.read.trail import read_trail
from lkj_xlsx.rekap import PROPERTY
from lkj_xlsx.sheets import jejak, temuan

CLOSED_FOLDER = "{name} adalah folder yang tidak boleh Anda buka; mintalah izin membacanya, lalu jalankan lagi."
NO_FILE = "{name} bukan berkas biasa (pipa atau perangkat); pindahkan dari folder itu, lalu jalankan lagi."
NO_WORKBOOK = "{name} tidak memuat berkas .xlsx; periksa foldernya, lalu jalankan lagi."


@dataclass(frozen=True, slots=True)
class Item:
    """One file. ``below`` is its place under the folder that was named.

    ``refused`` says why it is not read. ``repeats``: it is an outcome whose input is there, too, so that it stands for
    nothing of its own unless its inputs were changed since.
    """

    path: Path
    below: Path
    refused: str = ""
    repeats: bool = False


def is_one_file(paths: Sequence[Path]) -> bool:
    """Tell whether a call is about one file, and not about many."""
    return len(paths) == 1 and not _is_folder(paths[0])


def find(paths: Sequence[Path], *, outcomes: bool = False, named_too: bool = False) -> list[Item]:
    """Give the files, each once. With ``outcomes`` a folder stands for nothing but outcomes of ``compute``.

    ``named_too``: an outcome may repeat its input where it was named itself, too.
    """
    found: dict[str, Item] = {}
    in_folders: set[str] = set()
    for path in paths:
        is_folder = _is_folder(path)
        items = list(_in_folder(path, Path())) if is_folder else [Item(path, Path(path.name))]
        for item in items or [Item(path, Path(), NO_WORKBOOK.format(name=path))]:
            key = os.path.realpath(item.path)
            found.setdefault(key, item)
            if is_folder or named_too:
                in_folders.add(key)
    return _without_repeats(found, in_folders, outcomes=outcomes)


def _in_folder(folder: Path, below: Path) -> Iterator[Item]:
    """Give the workbooks of a folder. Links to folders are not followed, since they may lead in circles."""
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: (entry.name.lower(), entry.name))
    except OSError:
        yield Item(folder, below, CLOSED_FOLDER.format(name=folder))
        return
    for entry in entries:
        path, place = folder / entry.name, below / entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _in_folder(path, place)
        elif entry.name.lower().endswith(".xlsx") and not entry.name.startswith("~$") and not _is_folder(path):
            yield Item(path, place, NO_FILE.format(name=entry.name) if _is_special(path) else "")


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - raises nothing, whatever the path is


def _is_special(path: Path) -> bool:
    """Tell whether a path is a pipe or a device, from which reading may wait for ever."""
    return os.path.exists(path) and not os.path.isfile(path)  # noqa: PTH110, PTH113 - they raise nothing either


def _without_repeats(found: dict[str, Item], in_folders: set[str], *, outcomes: bool) -> list[Item]:
    """Mark the outcomes of folders whose inputs are there, or leave all but outcomes away. A rekap is no unit's."""
    inputs: dict[str, str] = {}
    digests: set[str] = set()
    no_outcome: set[str] = set()
    rekaps: set[str] = set()
    for key, item in found.items():
        if item.refused:
            continue
        with suppress(OSError, ValueError, Refused):  # whoever reads the file says why it cannot be read
            data = read_file(item.path)
            digests.add(hashlib.sha256(data).hexdigest())
            if key in in_folders:
                if PROPERTY in (properties := custom_properties_of(item.path.name, data)):
                    rekaps.add(key)
                digest = _input(_facts(item.path, data, properties))
                inputs |= {} if digest is None else {key: digest}
                if digest is None:
                    no_outcome.add(key)
    if outcomes:
        return [item for key, item in found.items() if key not in no_outcome]
    units = {key: item for key, item in found.items() if key not in rekaps}
    return [replace(item, repeats=inputs.get(key) in digests) for key, item in units.items()]


def input_of(name: str, data: bytes, tool: str | None = None) -> str | None:
    """Give the digest of the input of an outcome; ``None`` for a workbook that is none (or not of this ``tool``)."""
    return _input(_facts(Path(name), data, custom_properties_of(name, data)), tool)


def inputs_of(path: Path, data: bytes) -> str | None:
    """Give the digest of what was typed in, as an outcome records it; ``None`` where it does not."""
    return _facts(path, data, custom_properties_of(path.name, data)).get(jejak.INPUTS.key)


def _facts(path: Path, data: bytes, properties: Mapping[str, str]) -> Mapping[str, str]:
    """Give the facts of Jejak, from the properties, or from Temuan where a program that saved the file dropped them."""
    if jejak.TOOL.property in properties:
        return {fact.key: properties.get(fact.property, "").strip() for fact in jejak.FACTS}
    book = Workbook(path, data)
    return read_trail(book, book.sheet(temuan.SHEET)).block if temuan.SHEET in book.sheet_names else {}


def _input(facts: Mapping[str, str], tool: str | None = None) -> str | None:
    made_by = facts.get(jejak.TOOL.key, jejak.NOT_COMPUTED)
    if made_by in ("", jejak.NOT_COMPUTED) or tool not in (None, made_by):
        return None
    return facts.get(jejak.FILE.key, "")
