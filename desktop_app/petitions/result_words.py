"""The figures of a decision and of its enforcement in words (forms 03–05, TT 06/2025/TT-TTCP)."""

RESULT_WORDS = {
    "state_money": "Kiến nghị thu hồi cho Nhà nước: tiền",
    "state_land_dm2": "Kiến nghị thu hồi cho Nhà nước: đất",
    "back_money": "Trả lại cho tổ chức, cá nhân: tiền",
    "back_land_dm2": "Trả lại cho tổ chức, cá nhân: đất",
    "back_orgs": "Số tổ chức được trả lại quyền lợi",
    "back_persons": "Số cá nhân được trả lại quyền lợi",
    "admin_orgs": "Kiến nghị xử lý hành chính: tổ chức",
    "admin_persons": "Kiến nghị xử lý hành chính: người",
    "admin_officials": "– trong đó cán bộ, công chức, viên chức",
    "police_cases": "Chuyển cơ quan điều tra: số vụ",
    "police_persons": "Chuyển cơ quan điều tra: số người",
    "police_officials": "– trong đó cán bộ, công chức, viên chức",
    "got_money": "Đã thu cho Nhà nước: tiền",
    "got_land_dm2": "Đã thu cho Nhà nước: đất",
    "gave_money": "Đã trả lại: tiền",
    "gave_land_dm2": "Đã trả lại: đất",
    "done_orgs": "Đã xử lý hành chính: tổ chức",
    "done_persons": "Đã xử lý hành chính: người",
    "done_officials": "– trong đó cán bộ, công chức, viên chức",
    "charged_cases": "Đã khởi tố: số vụ",
    "charged_persons": "Đã khởi tố: số người",
    "charged_officials": "– trong đó cán bộ, công chức, viên chức",
}


def amount(name: str, value: int) -> str:
    """A figure with its unit: đồng for money, m² for land kept in dm²."""
    if name.endswith("_money"):
        return f"{value:,} đồng".replace(",", ".")
    if name.endswith("_dm2"):
        whole, rest = divmod(value, 100)
        digits = f"{whole:,}".replace(",", ".")
        return f"{digits}{f',{rest:02d}'.rstrip('0') if rest else ''} m²"
    return f"{value:,}".replace(",", ".")
