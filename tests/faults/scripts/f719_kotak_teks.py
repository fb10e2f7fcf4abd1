"""A white text box with "112,30" lies over the mean of the unit (Ringkasan!C12).

START is the outcome of `compute` on samples/kpu-kota-binjai-2024-diperbaiki.xlsx. Right: `verify OUT` says berbeda
(exit 1) and names the place.
"""

from pathlib import Path

from faults.parts import load, save, sub

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def main(start: Path, out: Path) -> None:
    parts = load(start)
    drawing = "xl/drawings/drawing1.xml"
    box = (
        "<xdr:twoCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>11</xdr:row>"
        "<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff>"
        '<xdr:row>12</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp macro="" textlink=""><xdr:nvSpPr>'
        '<xdr:cNvPr id="77" name="TextBox 1"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>'
        f'<xdr:spPr><a:prstGeom {A} prst="rect"><a:avLst/></a:prstGeom><a:solidFill {A}><a:srgbClr val="FFFFFF"/>'
        f"</a:solidFill></xdr:spPr><xdr:txBody><a:bodyPr {A}/><a:p {A}><a:r><a:t>112,30</a:t></a:r></a:p></xdr:txBody>"
        "</xdr:sp><xdr:clientData/></xdr:twoCellAnchor>"
    )
    sub(parts, drawing, "</xdr:wsDr>", box + "</xdr:wsDr>")
    save(parts, out)
