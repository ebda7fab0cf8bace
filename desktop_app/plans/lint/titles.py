"""The few words above a finding: what kind of slip it is, before the sentence that tells it."""

_TITLES = {
    # Numbers and dates
    "numbering_gap": "Thiếu số thứ tự",
    "numbering_duplicate": "Trùng số thứ tự",
    "numbering_order": "Số đứng sai thứ tự",
    "numbering_restart": "Đánh số lại từ đầu",
    "document_two_dates": "Một văn bản, hai ngày",
    "number_two_kinds": "Một số, hai loại văn bản",
    "number_spacing": "Số, ký hiệu thừa dấu cách",
    "plan_before_cited": "Ban hành trước văn bản được dẫn",
    "basis_not_in_force": "Văn bản đã hết hiệu lực",
    "known_date_differs": "Sai ngày của văn bản được dẫn",
    "impossible_date": "Ngày không có trong lịch",
    "weekday_differs": "Thứ không khớp với ngày",
    "stretch_reversed": "Ngày đầu ở sau ngày cuối",
    "closing_year_differs": "Câu kết ghi năm khác",
    "letter_in_number": "Chữ cái lẫn trong số",
    # Annexes
    "caption_number_differs": "Phụ lục ghi số khác",
    "caption_date_differs": "Phụ lục ghi ngày khác",
    "annex_missing": "Thiếu phụ lục",
    "annex_not_mentioned": "Phụ lục không được nhắc đến",
    "annex_without_number": "Phụ lục chưa đánh số",
    # Tasks and units
    "task_without_date": "Nhiệm vụ chưa có thời gian",
    "task_without_lead": "Nhiệm vụ chưa có chủ trì",
    "no_schedule_column": "Bảng không có cột thời gian",
    "no_lead_column": "Bảng không có cột chủ trì",
    "table_not_read": "Bảng chưa đọc được",
    "task_outside_year": "Thời gian thuộc năm khác",
    "task_before_plan": "Hạn đã qua khi ban hành",
    "report_before_plan": "Hạn báo cáo đã qua khi ban hành",
    "unit_several_names": "Một đơn vị, nhiều tên",
    "unit_odd_name": "Tên đơn vị lạ",
    # Characters and words
    "foreign_character": "Chữ nước ngoài",
    "private_character": "Ký tự của phông riêng",
    "broken_character": "Ký tự bị hỏng",
    "hidden_character": "Ký tự ẩn",
    "lone_mark": "Dấu rời khỏi chữ",
    "mojibake": "Chữ vỡ bảng mã",
    "unbalanced_quotes": "Ngoặc kép không đủ cặp",
    "unbalanced_brackets": "Ngoặc đơn không đủ cặp",
    "repeated_word": "Lặp chữ",
    "stray_word": "Thừa chữ",
    "repeated_paragraph": "Lặp nguyên đoạn",
    "parallel_paragraphs": "Các đoạn giống nhau",
    "abbreviation_slip": "Chữ viết tắt lạ",
    "phrase_slip": "Cụm từ có thể viết nhầm",
    "impossible_syllable": "Sai chính tả",
    # Head and ending
    "number_missing": "Chưa có số, ký hiệu",
    "number_blank": "Số còn để trống",
    "number_from_annex": "Số lấy từ phụ lục",
    "date_missing": "Chưa có ngày ban hành",
    "date_incomplete": "Ngày ban hành chưa đủ",
    "issuer_missing": "Chưa có cơ quan ban hành",
    "title_missing": "Chưa có trích yếu",
    "end_mark_missing": "Thiếu dấu kết thúc “./.”",
    "signer_missing": "Chưa có người ký",
    "recipients_missing": "Chưa có nơi nhận",
    "archive_line_missing": "Nơi nhận thiếu dòng “Lưu”",
    "archive_line_not_last": "Dòng “Lưu” chưa ở cuối",
    "district_body": "Nhắc đến cấp huyện",
    "motto_incomplete": "Phương châm chưa đủ vế",
    # What the reader did
    "source_problem": "Phần của tệp không đọc được",
    "source_note": "Chú thích cuối trang",
    "old_font": "Đoạn gõ bằng phông chữ cũ",
    "paragraph_joined": "Đoạn văn đã được nối",
    "row_joined": "Hàng của bảng đã được nối",
}


def title_of(code: str) -> str:
    """A few words for a kind of finding."""
    return _TITLES.get(code, "Chỗ cần xem lại")
