"""Write data/styles/report.docx, the styles of reports as Word files: pandoc's reference file with other fonts and a page number."""

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pypandoc
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

INK, SOFT, RULE = RGBColor(0x1F, 0x29, 0x33), RGBColor(0x5B, 0x67, 0x70), "D9DEE3"
SERIF, SANS = "Cambria", "Calibri"
# Style: font, size in points, colour, bold, points before and after.
LOOKS: dict[str, tuple[str, float, RGBColor, bool, float, float]] = {
    "Normal": (SERIF, 10.5, INK, False, 0, 6), "Body Text": (SERIF, 10.5, INK, False, 3, 6),
    "First Paragraph": (SERIF, 10.5, INK, False, 3, 6), "Compact": (SANS, 8, INK, False, 1, 1),
    "Title": (SANS, 24, INK, True, 0, 4), "Subtitle": (SANS, 10, SOFT, False, 2, 4), "Author": (SANS, 12, INK, False, 0, 2),
    "Heading 1": (SANS, 17, INK, True, 24, 6), "Heading 2": (SANS, 12.5, INK, True, 16, 4), "Heading 3": (SANS, 11, INK, True, 10, 4),
    "Table Caption": (SANS, 9, SOFT, False, 8, 3), "Image Caption": (SANS, 9, SOFT, False, 2, 8),
    "Summary": (SERIF, 10.5, INK, False, 3, 6), "Lead": (SERIF, 12.5, INK, False, 4, 8), "Note": (SANS, 8.5, SOFT, False, 3, 6),
    "Status": (SANS, 8.5, SOFT, False, 3, 3),
}  # fmt: skip


def main() -> None:
    """Make the file."""
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"]
    document: Any = Document(BytesIO(subprocess.run(command, check=True, capture_output=True).stdout))
    for name, look in LOOKS.items():
        known = [style.name for style in document.styles]
        style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        dress(style, *look)
    document.styles.add_style("Pale", WD_STYLE_TYPE.CHARACTER).font.color.rgb = SOFT
    for name in ("Summary", "Status", "Table Caption", "Captioned Figure", "Heading 1", "Heading 2", "Heading 3"):
        document.styles[name].paragraph_format.keep_with_next = True
    for name in ("Title", "Subtitle", "Author"):
        document.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    lines(document.styles["Table"])
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2.3)
    number(section.footer.paragraphs[0])
    for core in ("author", "title", "comments", "last_modified_by"):
        setattr(document.core_properties, core, "")
    document.save(Path(__file__).resolve().parents[1] / "data" / "styles" / "report.docx")


def dress(style: Any, font: str, size: float, colour: RGBColor, bold: bool, before: float, after: float) -> None:
    """Give a style its looks; fonts of a theme would go before the one that is named."""
    style.font.name, style.font.size, style.font.bold, style.font.italic = font, Pt(size), bold, False
    style.font.color.rgb = colour
    for spread in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spread)
    fonts = style.element.rPr.rFonts
    for key in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[key]
    for key in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), font)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def lines(style: Any) -> None:
    """Thin lines between the rows of a table, a strong one below its head."""
    properties = style.element.find(qn("w:tblPr"))
    borders = OxmlElement("w:tblBorders")
    for side, size, colour in (("bottom", "4", RULE), ("insideH", "4", RULE)):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", colour)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    properties.insert(0, borders)


def number(paragraph: Any) -> None:
    """The number of the page, counted by the program that shows it."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    field.append(run)
    paragraph._p.append(field)


if __name__ == "__main__":
    main()
