"""The errors of a file that cannot be read or written, by the names that other programs may rely on."""

from lkj_xlsx.package import Refused, Unwritable

__all__ = ["Refused", "Unwritable"]
