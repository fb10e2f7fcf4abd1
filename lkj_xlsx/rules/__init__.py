"""The rules of an LKj, each with its two faces: a Python function and the workbook formula.

A rule is pure: it knows neither files nor frames. Both faces stand under one docstring that gives the
rule and its source, and the tests hold them equal through LibreOffice.
"""
