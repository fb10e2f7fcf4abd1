"""What Excel and its add-ins put into a workbook and XlsxWriter does not: threads, printer, x14, custom XML."""

from robust.parts import RELS, WORKBOOK, sheet_part

from rich.package import SPREADSHEET_TYPE, Element, Package, child, fragment

UNKNOWN = "urn:contoh:aneh"
THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_MICROSOFT_RELS = "http://schemas.microsoft.com/office/2017/10/relationships"
_MS_TYPE = "application/vnd.ms-excel."
_PERSON, _THREAD = "{00000000-0000-4000-8000-000000000001}", "{00000000-0000-4000-8000-000000000002}"


def add_excel_parts(package: Package) -> None:
    """Add all of them to Pengukuran and the workbook; once Excel has saved it, it asks for no calculation on load."""
    part = sheet_part("Pengukuran")
    root = package.tree(part)
    _threaded_comment(package, part)
    _printer_settings(package, part, root)
    _validation(root)
    _unknown(package, part)
    _custom_xml(package)
    assert child(package.tree(WORKBOOK), "calcPr").attrib.pop("fullCalcOnLoad") == "1"


def _threaded_comment(package: Package, part: str) -> None:
    package.add(
        "xl/threadedComments/threadedComment1.xml",
        f'<ThreadedComments xmlns="{THREADS}"><threadedComment ref="H8" dT="2025-01-17T08:00:00.00" '
        f'personId="{_PERSON}" id="{_THREAD}"><text>Sumber: rapat pleno</text></threadedComment></ThreadedComments>',
        f"{_MS_TYPE}threadedcomments+xml",
    )
    package.relate(part, f"{_MICROSOFT_RELS}/threadedComment", "xl/threadedComments/threadedComment1.xml")
    package.add(
        "xl/persons/person.xml",
        f'<personList xmlns="{THREADS}"><person displayName="Perencana" id="{_PERSON}" userId="p" providerId="None"/>'
        "</personList>",
        f"{_MS_TYPE}person+xml",
    )
    package.relate(WORKBOOK, f"{_MICROSOFT_RELS}/person", "xl/persons/person.xml")


def _printer_settings(package: Package, part: str, root: Element) -> None:
    package.default_type("bin", SPREADSHEET_TYPE + "printerSettings")
    package.add("xl/printerSettings/printerSettings1.bin", bytes(range(256)))
    number = package.relate(part, "printerSettings", "xl/printerSettings/printerSettings1.bin")
    child(root, "pageSetup").set(f"{{{RELS}}}id", number)


def _validation(root: Element) -> None:
    """A list of choices that stand on another sheet, as Excel 2010 stores it."""
    child(root, "extLst").append(
        fragment(
            '<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1"><x14:dataValidation '
            'type="list" allowBlank="1"><x14:formula1><xm:f>Pengaturan!$B$60:$B$62</xm:f></x14:formula1>'
            "<xm:sqref>AB6:AB9</xm:sqref></x14:dataValidation></x14:dataValidations></ext>"
        )
    )


def _unknown(package: Package, part: str) -> None:
    """An extension and an attribute that only one add-in understands; other programs may ignore them."""
    child(package.tree(part), "extLst").append(
        fragment(
            f'<ext uri="{{12345678-0000-4000-8000-000000000000}}"><aneh:isi xmlns:aneh="{UNKNOWN}" nilai="1"/></ext>'
        )
    )
    text = package.written()[part]
    known = b'mc:Ignorable="x14ac"'
    assert known in text
    declared = f'mc:Ignorable="x14ac aneh" xmlns:aneh="{UNKNOWN}" aneh:tanda="1"'.encode()
    package.replace(part, text.replace(known, declared, 1))


def _custom_xml(package: Package) -> None:
    package.add("customXml/item1.xml", '<surat xmlns="urn:contoh:surat">95/PR.03</surat>')
    package.add(
        "customXml/itemProps1.xml",
        '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
        'ds:itemID="{00000000-0000-4000-8000-0000000000CC}"/>',
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    )
    package.relate(WORKBOOK, "customXml", "customXml/item1.xml")
    package.relate("customXml/item1.xml", "customXmlProps", "customXml/itemProps1.xml")
