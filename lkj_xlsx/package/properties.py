"""The custom document properties of a workbook."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from .parts import Package

PROPERTY: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"


def custom_properties_of(name: str, data: bytes) -> Mapping[str, str]:
    """Give the custom properties of a workbook of which nothing else is wanted; ``Refused`` if it is damaged."""
    return custom_properties(Package(name, data))


def custom_properties(package: Package) -> Mapping[str, str]:
    """Give the custom properties, each as text."""
    part = package.related("", "custom-properties")
    if part is None:
        return MappingProxyType({})
    items = package.tree(part).iterchildren(PROPERTY)
    return MappingProxyType({item.get("name", ""): "".join(map(str, item.itertext())) for item in items})
