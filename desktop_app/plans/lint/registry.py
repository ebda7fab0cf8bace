"""The list of all rules, and the walk over them."""

from desktop_app.plans.lint import (
    amounts,
    captions,
    characters,
    cited,
    layout,
    repeats,
    slips,
    tables,
    tasks,
    times,
    unit_names,
)
from desktop_app.plans.lint.context import Context, Rule, UnitOf, no_directory
from desktop_app.plans.lint.numbering import check_numbering
from desktop_app.plans.model import Finding, Plan, Severity
from desktop_app.plans.source import Source

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

RULES: tuple[Rule, ...] = (
    Rule(
        {
            "numbering_gap": (_W, "Thiếu một số trong dãy đề mục, điểm, nhóm hoặc số thứ tự"),
            "numbering_duplicate": (_E, "Một số có hai lần trong cùng một dãy"),
            "numbering_order": (_E, "Số đứng sai thứ tự"),
            "numbering_restart": (_W, "Đánh số lại từ đầu trong cùng một phần"),
        },
        "Viện dẫn “mục 3 phần II” chỉ đúng khi mỗi số có và chỉ có một lần.",
        check_numbering,
    ),
    Rule(
        {
            "document_two_dates": (_E, "Một văn bản được dẫn với hai ngày khác nhau"),
            "number_two_kinds": (_W, "Một số, ký hiệu được gọi bằng hai loại văn bản"),
        },
        "Người đọc không biết phải tìm văn bản nào.",
        cited.check_cited_dates,
    ),
    Rule(
        {"number_spacing": (_I, "Số, ký hiệu có dấu cách thừa")},
        "Các nhóm của số, ký hiệu viết liền nhau (Nghị định 30/2020/NĐ-CP).",
        cited.check_number_form,
    ),
    Rule(
        {"plan_before_cited": (_E, "Ngày ban hành trước ngày của văn bản được dẫn")},
        "Kế hoạch không thể thực hiện một văn bản chưa ban hành: một trong hai ngày bị nhầm.",
        cited.check_plan_date,
    ),
    Rule(
        {
            "basis_not_in_force": (_W, "Văn bản được dẫn đã hết hiệu lực"),
            "known_date_differs": (_E, "Ngày của một văn bản quen thuộc ghi sai"),
            "known_number_differs": (_W, "Số của một văn bản quen thuộc ghi sai"),
        },
        "Căn cứ ban hành phải là văn bản đang có hiệu lực (dữ liệu: resources/law/documents.toml).",
        cited.check_in_force,
    ),
    Rule(
        {"impossible_date": (_E, "Ngày không có trong lịch (30/02, 31/4)")},
        "Không ai thực hiện được một hạn không tồn tại.",
        cited.check_impossible_dates,
    ),
    Rule(
        {"weekday_differs": (_E, "Thứ trong tuần không khớp với ngày")},
        "Người được mời không biết đến vào ngày nào.",
        times.check_weekdays,
    ),
    Rule(
        {"stretch_reversed": (_E, "Khoảng thời gian có ngày đầu ở sau ngày cuối")},
        "Một trong hai ngày bị ghi nhầm.",
        times.check_stretches,
    ),
    Rule(
        {"closing_year_differs": (_W, "Câu kết ghi năm khác với trích yếu")},
        "Thường là chép từ kế hoạch năm trước mà chưa sửa năm.",
        times.check_closing_year,
    ),
    Rule(
        {"letter_in_number": (_E, "Chữ “l”, “O” đứng thay cho số 1, số 0")},
        "Lỗi của máy nhận dạng chữ: nhìn thì giống, nhưng máy không hiểu là số.",
        times.check_digits,
    ),
    Rule(
        {"amount_words_differ": (_E, "Số ghi bằng chữ khác số ghi bằng số")},
        "Không biết con số nào là đúng.",
        amounts.check_amounts,
    ),
    Rule(
        {
            "caption_number_differs": (_E, "Số ghi ở phụ lục khác số của kế hoạch"),
            "caption_date_differs": (_E, "Ngày ghi ở phụ lục khác ngày của kế hoạch"),
        },
        "Phụ lục phải chỉ đúng văn bản mà nó kèm theo.",
        captions.check_captions,
    ),
    Rule(
        {
            "annex_missing": (_W, "Có nhắc đến phụ lục nhưng không có phụ lục"),
            "annex_not_mentioned": (_I, "Có phụ lục nhưng nội dung không nhắc đến"),
            "annex_without_number": (_W, "Có nhiều phụ lục mà không đánh số"),
        },
        "Thiếu phụ lục là thiếu một phần của kế hoạch.",
        captions.check_annexes,
    ),
    Rule(
        {
            "task_without_date": (_W, "Nhiệm vụ không ghi thời gian"),
            "task_without_lead": (_W, "Nhiệm vụ không ghi đơn vị chủ trì"),
            "no_schedule_column": (_W, "Bảng nhiệm vụ không có cột thời gian"),
            "no_lead_column": (_W, "Bảng nhiệm vụ không có cột đơn vị chủ trì"),
        },
        "Nhiệm vụ không có hạn hoặc không có người làm thì không theo dõi được.",
        tasks.check_tasks,
    ),
    Rule(
        {"table_not_read": (_W, "Có bảng nhưng không nhận ra nhiệm vụ nào")},
        "Nhiệm vụ trong một bảng không đọc được sẽ không có ai theo dõi mà không ai hay.",
        tables.check_tables,
    ),
    Rule(
        {
            "task_outside_year": (_W, "Thời gian của nhiệm vụ ở trước, hoặc quá xa, năm kế hoạch"),
            "task_before_plan": (_W, "Hạn của nhiệm vụ đã qua khi kế hoạch ban hành"),
        },
        "Thường là chép từ kế hoạch năm trước mà chưa sửa năm.",
        tasks.check_task_dates,
    ),
    Rule(
        {"report_before_plan": (_W, "Hạn báo cáo đã qua khi kế hoạch ban hành")},
        "Thường là chép từ kế hoạch năm trước mà chưa sửa năm.",
        tasks.check_report_dates,
    ),
    Rule(
        {
            "unit_several_names": (_I, "Một đơn vị được ghi bằng nhiều tên"),
            "unit_odd_name": (_W, "Tên đơn vị gần giống một tên khác dùng nhiều hơn"),
        },
        "Khi giao việc và tổng hợp theo đơn vị, mỗi đơn vị nên có một tên.",
        unit_names.check_units,
    ),
    Rule(
        {
            "foreign_character": (_E, "Chữ nước ngoài lẫn trong văn bản"),
            "private_character": (_E, "Ký tự của phông chữ riêng"),
            "broken_character": (_E, "Ký tự bị hỏng"),
            "hidden_character": (_I, "Ký tự ẩn"),
            "lone_mark": (_E, "Dấu rời không ghép được với chữ"),
            "mojibake": (_E, "Chữ bị vỡ do sai bảng mã"),
        },
        "Những ký tự này không in được, không tìm được, hoặc làm người đọc hiểu sai.",
        characters.check_characters,
    ),
    Rule(
        {
            "source_problem": (_W, "Phần của tệp không đọc được (hình ảnh, công thức, chỗ hỏng)"),
            "source_note": (_I, "Chú thích cuối trang được đặt ngay sau đoạn của nó"),
            "old_font": (_W, "Đoạn gõ bằng phông chữ cũ (TCVN3, VNI)"),
        },
        "Bản đã đọc có thể khác tệp gốc ở những chỗ này; cần xem tệp gốc.",
        characters.check_source,
    ),
    Rule(
        {
            "unbalanced_quotes": (_W, "Dấu ngoặc kép không đủ cặp"),
            "unbalanced_brackets": (_W, "Dấu ngoặc đơn không đủ cặp"),
        },
        "Không rõ lời trích hay chú thích kết thúc ở đâu.",
        characters.check_balance,
    ),
    Rule(
        {"repeated_word": (_W, "Một chữ viết lặp hai lần liền nhau")},
        "Lỗi gõ thường gặp; từ láy (“luôn luôn”) không bị nhắc.",
        repeats.check_repeated_words,
    ),
    Rule(
        {"stray_word": (_W, "Thừa một giới từ trước động từ (“được ở triển khai”)")},
        "Lỗi sót lại khi sửa câu.",
        repeats.check_stray_words,
    ),
    Rule(
        {
            "repeated_paragraph": (_W, "Một đoạn dài lặp lại nguyên văn trong cùng một mục"),
            "parallel_paragraphs": (_I, "Các mục khác nhau có những đoạn dài giống nhau"),
        },
        "Thường là dán nhầm hai lần, hoặc chép từ mục trên mà chưa sửa.",
        repeats.check_repeated_paragraphs,
    ),
    Rule(
        {"abbreviation_slip": (_W, "Chữ viết tắt khác một chữ cái với chữ viết tắt quen dùng")},
        "Người đọc không tra được chữ viết tắt lạ.",
        repeats.check_abbreviations,
    ),
    Rule(
        {
            "phrase_slip": (_W, "Cụm từ có vẻ viết nhầm dấu hoặc thiếu chữ"),
            "impossible_syllable": (_W, "Chữ không thể có trong chính tả tiếng Việt"),
        },
        "So với các cụm từ hành chính quen dùng và với chính văn bản này; chỉ nêu, không tự sửa.",
        slips.check_slips,
    ),
    Rule(
        {
            "number_missing": (_W, "Không có số và ký hiệu"),
            "date_missing": (_W, "Không có ngày ban hành"),
            "issuer_missing": (_W, "Không có cơ quan ban hành"),
            "title_missing": (_W, "Không có trích yếu"),
        },
        "Thành phần bắt buộc của thể thức (Nghị định 30/2020/NĐ-CP).",
        layout.check_head,
    ),
    Rule(
        {
            "end_mark_missing": (_W, "Không có dấu kết thúc “./.”"),
            "signer_missing": (_W, "Không có người ký"),
            "recipients_missing": (_W, "Không có “Nơi nhận”"),
            "archive_line_missing": (_W, "“Nơi nhận” không có dòng “Lưu”"),
            "archive_line_not_last": (_W, "Dòng “Lưu” không đứng cuối “Nơi nhận”"),
        },
        "Thành phần bắt buộc của thể thức (Nghị định 30/2020/NĐ-CP).",
        layout.check_ending,
    ),
    Rule(
        {"district_body": (_I, "Nhắc đến cơ quan cấp huyện sau ngày 01/7/2025")},
        "Từ 01/7/2025 chính quyền địa phương có hai cấp (Luật 72/2025/QH15).",
        layout.check_districts,
    ),
    Rule(
        {"motto_incomplete": (_I, "Phương châm thiếu vế hoặc khác chữ")},
        "Phương châm có sáu vế, theo Luật Thực hiện dân chủ ở cơ sở.",
        layout.check_motto,
    ),
)


def lint(plan: Plan, source: Source, known_units: UnitOf = no_directory) -> tuple[Finding, ...]:
    """All findings of all rules, each once, in the order of their lines; nothing is changed.

    `known_units` is the office's directory: a name that it knows is not taken for a slip.
    """
    context = Context(plan, source, known_units)
    found = {finding for rule in RULES for finding in rule.check(context)}
    return tuple(sorted(found, key=lambda f: (f.line, f.code, f.excerpt, f.message)))
