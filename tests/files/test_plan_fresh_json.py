"""A plan read from a file as the JSON that the command line prints."""

import json
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.jobs import Cancelled, Job
from desktop_app.plans.as_json import plan_json
from desktop_app.plans.reader import ReadPlan, read_plan

PLAN = """\
TRƯỜNG TIỂU HỌC ĐẠI THẮNG
Số: 45/KH-THĐT
Đại Thắng, ngày 22 tháng 9 năm 2026
KẾ HOẠCH
Thực hiện quy chế dân chủ trong nhà trường
Năm học 2026 - 2027

Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ;
Trường xây dựng kế hoạch như sau:

I. NHIỆM VỤ
1. Công khai
II. TỔ CHỨC
Các tổ gửi báo cáo năm chậm nhất ngày 25/5/2027.

Nơi nhận:
- Phòng VH-XH (để b/c);
- Lưu VT.
HIỆU TRƯỞNG
Mai Thị Hồng Thắm

PHỤ LỤC
LỊCH CÔNG TÁC
Ngày→Nội dung→Đơn vị→Nguồn
Trước 15/10→Họp phụ huynh→Các tổ, Ban đại diện cha mẹ→Quỹ lớp
Hằng tháng→Họp hội đồng→Văn phòng→
"""
KEYS = {
    "": {
        "doc_type",
        "number",
        "date",
        "place",
        "issuer",
        "title",
        "legal_bases",
        "sections",
        "tasks",
        "report_deadlines",
        "recipients",
        "signer",
        "findings",
    },
    "sections": {"number", "title", "level", "children"},
    "tasks": {
        "appendix",
        "group",
        "ordinal",
        "content",
        "lead",
        "coordinating",
        "schedule_text",
        "schedule",
        "deliverable",
    },
    "schedule": {"kind", "from", "to", "exclusive", "recurrence"},
    "report_deadlines": {"period", "due", "last_day", "window_from", "recurring", "text"},
    "signer": {"authority", "capacity", "title", "name"},
    "findings": {"code", "severity", "message", "line"},
}


def _read(folder: Path) -> ReadPlan:
    path = folder / "kế hoạch trường.txt"
    path.write_text(PLAN.replace("→", "\t"), encoding="utf-8")
    return read_plan(path)


def test_keys_of_the_contract(tmp_path: Path) -> None:
    found = plan_json(_read(tmp_path).plan)
    assert found.keys() >= KEYS[""]
    for name in ("sections", "tasks", "report_deadlines", "findings"):
        assert found[name], name
        assert all(item.keys() >= KEYS[name] for item in found[name])
    assert found["tasks"][0]["schedule"].keys() >= KEYS["schedule"]
    assert found["signer"].keys() == KEYS["signer"]
    assert found["sections"][0]["children"][0]["number"] == "1"
    assert json.loads(json.dumps(found)) == found


def test_values(tmp_path: Path) -> None:
    found = plan_json(_read(tmp_path).plan)
    assert found["title"] == "Thực hiện quy chế dân chủ trong nhà trường Năm học 2026 - 2027"
    assert found["legal_bases"] == [
        "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ;"
    ]
    assert found["legal_basis_documents"][0][0]["number"] == "59/2023/NĐ-CP"
    assert found["recipients"] == ["Phòng VH-XH (để b/c)", "Lưu VT."]
    first, second = found["tasks"]
    assert first["lead"] == ["Các tổ", "Ban đại diện cha mẹ"]
    assert (first["schedule_text"], first["schedule"]["exclusive"]) == ("Trước 15/10", True)
    assert first["other"] == [{"heading": "Nguồn", "text": "Quỹ lớp"}]
    assert second["schedule"]["recurrence"] == "monthly"
    assert found["report_deadlines"][0]["last_day"] == "2027-05-25"
    assert found["signer"] == {
        "authority": None,
        "capacity": None,
        "title": "HIỆU TRƯỞNG",
        "name": "Mai Thị Hồng Thắm",
    }


def test_what_is_absent_is_null_or_empty(tmp_path: Path) -> None:
    path = tmp_path / "trống.txt"
    path.write_text("Ghi chép của thôn\n", encoding="utf-8")
    found = plan_json(read_plan(path).plan)
    for key in ("number", "date", "place", "issuer", "signer"):
        assert found[key] is None
    for key in ("legal_bases", "sections", "tasks", "report_deadlines", "recipients"):
        assert found[key] == []


def test_findings_are_in_order_of_lines(tmp_path: Path) -> None:
    lines = [finding.line for finding in _read(tmp_path).plan.findings]
    assert lines == sorted(lines)


def test_the_file_itself_comes_along(tmp_path: Path) -> None:
    read = _read(tmp_path)
    assert read.name == "kế hoạch trường.txt"
    assert read.data.decode("utf-8") == PLAN.replace("→", "\t")
    assert read.source.lines[0] == "TRƯỜNG TIỂU HỌC ĐẠI THẮNG"


def test_stopping_and_what_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("KẾ HOẠCH\n", encoding="utf-8")
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        read_plan(path, job)
    path.write_bytes(b"MZ\x00\x01\x02\x03")
    with pytest.raises(UserError):
        read_plan(path)
