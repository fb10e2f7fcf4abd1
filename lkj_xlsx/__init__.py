"""lkj-xlsx: Excel workbooks for LKj, the yearly performance report of Indonesian government units."""

__version__ = "0.1.0"
