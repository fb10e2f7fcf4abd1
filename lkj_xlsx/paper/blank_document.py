"""An empty Word document with our styles, and a document as bytes that are equal for equal contents.

python-docx begins with a template of its own, whose paper is Letter, whose styles take their fonts from a theme, and
which carries parts that contradict a changed style. Those parts are dropped, and the styles are ours.
"""

import io
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lkj_xlsx.package.zip_archive import new_entry, pack

FONT = "Arial"
INK, ALERT_INK, ALERT_FILL, HEADING_FILL = "000000", "A61C1C", "FBE9E9", "DCE6F1"

# The styles by their ids: name, what the paragraph is like, what its letters are like. Sizes in half points.
_STYLES: dict[str, tuple[str, str, str]] = {
    "Heading1": ("heading 1", '<w:keepNext/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
                 '<w:b/><w:sz w:val="26"/>'),
    "Subjudul": ("Subjudul", '<w:keepNext/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="24"/>'),
    "Isi": ("Isi", '<w:spacing w:after="180" w:line="318" w:lineRule="auto"/><w:jc w:val="both"/>',
            '<w:sz w:val="24"/>'),
    "Butir": ("Butir", '<w:spacing w:after="80" w:line="288" w:lineRule="auto"/><w:ind w:left="240" w:hanging="240"/>',
              '<w:sz w:val="21"/>'),
    "Pihak": ("Pihak", '<w:keepNext/><w:spacing w:before="20" w:after="60"/>', '<w:sz w:val="24"/>'),
    "Sel": ("Sel Tabel", '<w:spacing w:before="20" w:after="20"/>', '<w:sz w:val="18"/>'),
    "KepalaTabel": ("Kepala Tabel", '<w:keepNext/><w:spacing w:before="40" w:after="40"/><w:jc w:val="center"/>',
                    '<w:b/><w:sz w:val="18"/>'),
    "NomorKolom": ("Nomor Kolom", '<w:keepNext/><w:jc w:val="center"/>', '<w:i/><w:sz w:val="14"/>'),
    "TandaTangan": ("Tanda Tangan", '<w:keepNext/><w:jc w:val="center"/>', '<w:sz w:val="22"/>'),
    "Label": ("Label Halaman", '<w:keepNext/><w:spacing w:after="60"/>', '<w:sz w:val="20"/>'),
    "Sela": ("Sela", '<w:keepNext/><w:spacing w:line="240" w:lineRule="exact"/>', '<w:sz w:val="8"/>'),
    "Akhir": ("Akhir Bagian", '<w:spacing w:line="20" w:lineRule="exact"/>', '<w:sz w:val="2"/>'),
    "Header": ("header", '<w:jc w:val="center"/>', '<w:sz w:val="18"/>'),
    "Footer": ("footer", "", '<w:sz w:val="16"/>'),
    "Peringatan": (
        "Peringatan",
        "<w:pBdr>"
        + "".join(f'<w:{side} w:val="single" w:sz="8" w:space="3" w:color="{ALERT_INK}"/>'
                  for side in ("top", "left", "bottom", "right"))
        + f'</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{ALERT_FILL}"/><w:jc w:val="center"/>',
        f'<w:b/><w:color w:val="{ALERT_INK}"/><w:sz w:val="20"/>',
    ),
}  # fmt: skip

_SETTINGS = f"""<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="id-ID"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>"""

_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/'
    'officeDocument/2006/extended-properties"><Application>lkj-xlsx</Application></Properties>'
)
_KEPT = ("styles", "settings", "core-properties", "extended-properties", "officeDocument")


def blank_document(title: str, now: datetime) -> WordDocument:
    """Make an empty document in Indonesian with our styles and no part that it does not need."""
    document = Document()
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] not in _KEPT:
                del part.rels[key]
    _replace_children(document.styles.element, _styles())
    _replace_children(document.settings.element, _SETTINGS)
    for relation in document.part.package.rels.values():
        if relation.reltype.endswith("extended-properties") and isinstance(relation.target_part, Part):
            relation.target_part._blob = _APP.encode()
    about = document.core_properties
    about.title, about.language, about.author, about.last_modified_by = title, "id-ID", "lkj-xlsx", "lkj-xlsx"
    about.comments, about.keywords, about.subject, about.category, about.revision = "", "", "", "", 1
    about.created = about.modified = now.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    return document


def document_bytes(document: WordDocument) -> bytes:
    """Give a document as bytes that hold no time but the one it was given."""
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return pack(new_entry(name, archive.read(name)) for name in archive.namelist())


def _replace_children(element: object, xml: str) -> None:
    fresh = parse_xml(xml)
    element[:] = list(fresh)  # type: ignore[index]


def _styles() -> str:
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    own = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"{_custom(name)}><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
        for key, (name, paragraph, letters) in _STYLES.items()
    )
    return (
        f'<w:styles {nsdecls("w")}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="20"/>'
        '<w:szCs w:val="20"/><w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        "</w:style>"
        f"{own}</w:styles>"
    )


def _custom(name: str) -> str:
    return "" if name in ("heading 1", "header", "footer") else ' w:customStyle="1"'
