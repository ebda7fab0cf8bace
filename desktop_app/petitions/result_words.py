"""The figures of a decision and of its enforcement in words (forms 03–05, TT 06/2025/TT-TTCP)."""

RESULT_WORDS = {
    "state_money": "Thu hồi cho Nhà nước: tiền",
    "state_land_dm2": "Thu hồi cho Nhà nước: đất",
    "back_money": "Trả cho tổ chức, cá nhân: tiền",
    "back_land_dm2": "Trả cho tổ chức, cá nhân: đất",
    "back_orgs": "Số tổ chức được trả quyền lợi",
    "back_persons": "Số cá nhân được trả quyền lợi",
    "admin_orgs": "Kiến nghị xử lý hành chính: tổ chức",
    "admin_persons": "Kiến nghị xử lý hành chính: cá nhân",
    "admin_officials": "Trong đó cán bộ, công chức, viên chức",
    "police_cases": "Chuyển cơ quan điều tra: vụ",
    "police_persons": "Chuyển cơ quan điều tra: người",
    "police_officials": "Trong đó cán bộ, công chức, viên chức",
    "got_money": "Đã thu cho Nhà nước: tiền",
    "got_land_dm2": "Đã thu cho Nhà nước: đất",
    "gave_money": "Đã trả cho tổ chức, cá nhân: tiền",
    "gave_land_dm2": "Đã trả cho tổ chức, cá nhân: đất",
    "done_orgs": "Đã xử lý hành chính: tổ chức",
    "done_persons": "Đã xử lý hành chính: cá nhân",
    "done_officials": "Trong đó cán bộ, công chức, viên chức",
    "charged_cases": "Đã khởi tố: vụ",
    "charged_persons": "Đã khởi tố: người",
    "charged_officials": "Trong đó cán bộ, công chức, viên chức",
}
_UNITS = {"_money": "đồng", "_dm2": "m²"}
_SQUARE = 100  # dm² in a m²


def unit_of(name: str) -> str:
    """What a figure is counted in: "đồng", "m²", or "" for persons and cases."""
    return next((unit for ending, unit in _UNITS.items() if name.endswith(ending)), "")


def label(name: str) -> str:
    """A figure's words with its unit, for where it is entered."""
    unit = unit_of(name)
    return f"{RESULT_WORDS[name]} ({unit})" if unit else RESULT_WORDS[name]


def figure(name: str, value: int) -> str:
    """ "1.250.000", or "12,5" of square metres kept in dm²."""
    if unit_of(name) != "m²":
        return _grouped(value)
    whole, rest = divmod(value, _SQUARE)
    return _grouped(whole) + (f",{rest:02d}".rstrip("0") if rest else "")


def amount(name: str, value: int) -> str:
    """A figure with its unit."""
    return f"{figure(name, value)} {unit_of(name)}".strip()


def _grouped(value: int) -> str:
    return f"{value:,}".replace(",", ".")
