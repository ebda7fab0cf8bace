"""The styles of a Word document: one for each kind of paragraph, named in Vietnamese."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from desktop_app.documents.layout import LOOKS
from desktop_app.documents.word_xml import (
    FLAT,
    element,
    run_properties,
    style_properties,
    twips,
)

# Key of layout.LOOKS: (style id, name in Word's list).
STYLES = {
    "quoc_hieu": ("QuocHieu", "Quốc hiệu"),
    "tieu_ngu": ("TieuNgu", "Tiêu ngữ"),
    "parent_issuer": ("CoQuanChuQuan", "Cơ quan chủ quản"),
    "issuer": ("CoQuanBanHanh", "Cơ quan ban hành"),
    "number": ("SoKyHieu", "Số, ký hiệu"),
    "place_date": ("DiaDanhNgayThang", "Địa danh, ngày tháng"),
    "subject_line": ("TrichYeuCongVan", "Trích yếu công văn"),
    "type_name": ("TenLoai", "Tên loại văn bản"),
    "subject": ("TrichYeu", "Trích yếu"),
    "addressee": ("KinhGui", "Kính gửi"),
    "addressee_item": ("DanhSachKinhGui", "Danh sách kính gửi"),
    "basis": ("CanCu", "Căn cứ"),
    "body": ("LoiVan", "Lời văn"),
    "recipients_title": ("NoiNhan", "Nơi nhận"),
    "recipient": ("DanhSachNoiNhan", "Danh sách nơi nhận"),
    "signer": ("NguoiKy", "Người ký"),
    "signer_note": ("GhiChuKy", "Ghi chú dưới chữ ký"),
    "after": ("GhiThem", "Ghi thêm"),
    "appendix_label": ("PhuLuc", "Phụ lục"),
    "appendix_title": ("TenPhuLuc", "Tên phụ lục"),
    "appendix_caption": ("KemTheo", "Dòng kèm theo"),
    "table_head": ("DauBang", "Đầu bảng"),
    "table_code": ("MaCot", "Ký hiệu cột"),
    "table_cell": ("OBang", "Ô bảng"),
    "dense_head": ("DauSo", "Đầu sổ"),
    "dense_code": ("MaCotSo", "Ký hiệu cột của sổ"),
    "dense_cell": ("OSo", "Ô sổ"),
    "party_tieu_ngu": ("TieuDeDang", "Tiêu đề văn bản Đảng"),
    "party_parent_issuer": ("DangCapTren", "Tổ chức đảng cấp trên"),
    "party_issuer": ("DangBanHanh", "Tổ chức đảng ban hành"),
    "party_number": ("SoKyHieuDang", "Số, ký hiệu của Đảng"),
    "party_place_date": ("DiaDanhDang", "Địa danh, ngày tháng của Đảng"),
    "party_type_name": ("TenLoaiDang", "Tên loại văn bản Đảng"),
}
HEADINGS = 6
RULE_STYLE = ("KeNgang", "Kẻ ngang")


def set_styles(document: WordDocument) -> None:
    """Replace the template's look by the official one."""
    _set_defaults(document)
    _rebuild(document.styles["Normal"].element, "body", based=False)
    _rebuild(document.styles["Header"].element, "page_number")
    for level in range(1, HEADINGS + 1):
        style = document.styles[f"Heading {level}"].element
        _rebuild(style, "heading")
        block = style.find(qn("w:pPr"))
        block.insert(0, element("keepNext"))
        block.append(element("outlineLvl", val=level - 1))
    for look, (identifier, name) in STYLES.items():
        _add(document, identifier, name, look)
    label = document.styles[STYLES["appendix_label"][1]].element
    label.find(qn("w:pPr")).append(element("outlineLvl", val=0))
    caps = document.styles[STYLES["appendix_title"][1]].element
    caps.find(qn("w:rPr")).append(element("caps"))
    _order_caps(caps.find(qn("w:rPr")))
    _add(document, *RULE_STYLE, "rule")
    flat = document.styles[RULE_STYLE[1]].element.find(qn("w:pPr")).find(qn("w:spacing"))
    flat.set(qn("w:line"), str(twips(FLAT)))
    flat.set(qn("w:lineRule"), "exact")


def _add(document: WordDocument, identifier: str, name: str, look: str) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.element.set(qn("w:styleId"), identifier)
    style.quick_style = True
    _rebuild(style.element, look)


def _rebuild(style: Any, look: str, *, based: bool = True) -> None:
    for tag in ("pPr", "rPr", "basedOn", "next", "link"):
        for old in style.findall(qn(f"w:{tag}")):
            style.remove(old)
    if based:
        style.find(qn("w:name")).addnext(element("basedOn", val="Normal"))
    style.extend(style_properties(LOOKS[look]))


def _order_caps(properties: Any) -> None:
    """The schema wants caps before the colour."""
    properties.find(qn("w:color")).addprevious(properties.find(qn("w:caps")))


def _set_defaults(document: WordDocument) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    runs = run_properties(LOOKS["body"].size)
    runs.append(element("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"))
    holder = defaults.find(qn("w:rPrDefault"))
    holder.clear()
    holder.append(runs)
    blocks = defaults.find(qn("w:pPrDefault"))
    if blocks is not None:
        blocks.clear()
        blocks.append(element("pPr"))
