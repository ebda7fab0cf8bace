"""The words by which the parts of an official paper are known: tables of patterns, no logic.

Patterns named `*_FOLDED` are matched against folded text (no marks, lower case); the others against
the text as written, because capitals tell a heading from a sentence.
"""

import re

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"

# Kinds of paper (NĐ 30/2020, Phụ lục III) by their name in the head.
DOC_TYPES = {
    "kế hoạch": "plan",
    "báo cáo": "report",
    "chương trình": "programme",
    "quyết định": "decision",
    "nghị quyết": "resolution",
    "chỉ thị": "directive",
    "thông báo": "notice",
    "hướng dẫn": "guidance",
    "công văn": "letter",
    "quy chế": "other",
    "quy định": "other",
    "phương án": "other",
    "đề án": "other",
    "dự án": "other",
    "tờ trình": "other",
    "biên bản": "other",
    "công điện": "other",
    "thông cáo": "other",
    "giấy mời": "other",
    "kế hoạch phối hợp": "plan",
    "kế hoạch liên tịch": "plan",
    "chương trình hành động": "programme",
    "chương trình công tác": "programme",
}

# In a narrow column the country's name and the motto are broken; the rest stands on its own line.
NATION = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ(?:\s+NGHĨA(?:\s+VIỆT(?:\s+NAM)?)?)?"
    r"|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT(?:\s+NAM)?",
    re.IGNORECASE,
)
MOTTO = re.compile(
    r"Độc\s+lập\s*[-–—]\s*Tự\s+do(?:\s*[-–—](?:\s*Hạnh(?:\s+phúc)?)?)?", re.IGNORECASE
)
MOTTO_REST = re.compile(r"(?:NGHĨA )?(?:VIỆT )?NAM|(?:[-–—]\s*)?(?:Hạnh )?phúc", re.IGNORECASE)
RULE_LINE = re.compile(r"[\s_\-–—=*~.…•o]{3,}|[*\-–—_]{1,2}")
# Read from paper, "Số" may have lost its mark or bear another; the number behind it tells.
SO_LETTERS = r"Số|S[ổôồỗộóòỏo0]|5[ốo]"
SO = r"(?:Số|(?P<misread>S[ổôồỗộóòỏo0]|5[ốo])(?=\s*:?\s*\d{1,5}\s*[/-]\s*(?-i:[A-ZĐ])))"
NUMBER_LINE = re.compile(rf"(?i)(?<!\w){SO}\s*:\s*(?P<number>[^:]*?)\s*$")
NUMBER_ANYWHERE = re.compile(
    rf"(?<!\w){SO}\s*:?\s*(?P<number>[\d.…_\s]*[/\-]\s*[A-ZĐ][\w&\-–/. ]*?)"
    r"(?=\s{2,}|\s+[^\s]*[,]?\s*ngày\b|$)"
)
NUMBER_START = re.compile(r"\d{0,5}\s*[/-]\s*[A-ZĐ][\w&]*(?:\s?[-–/]\s?[A-ZĐ][\w&]*)*(?=\s)")
SYMBOL = re.compile(r"(?P<digits>\d{1,5}[a-zA-Z]?)?[\s.…_]*(?P<joint>[/\-])\s*(?P<symbol>[A-ZĐ].*)")
# Read from paper, "l1" stands for "11" and "O2" for "02"; the lint names such letters.
PLACE_DATE = re.compile(
    r"(?P<place>[^,;:()\n]{2,60}?)\s*,\s*(?P<date>ng[àaảáãạ]y\b[\s.…_]*(?P<day>[\dlIO]{1,2})?"
    r"[\s.…_]*th[áaàảãạ]ng\b[\s.…_]*(?P<month>[\dlIO]{1,2})?[\s.…_]*n[ăaâàắằẳẵặ]m\b[\s.…_]*"
    r"(?P<year>[\dlIO]{2,4})?[\s.…_]*)",
    re.IGNORECASE,
)
PLACE_DATE_SHORT = re.compile(
    r"(?P<place>[^,;:()\n]{2,60}?)\s*,\s*(?P<date>ng[àaảáãạ]y\s+(?P<day>\d{1,2})\s*[/.-]\s*"
    r"(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4}))\s*$",
    re.IGNORECASE,
)
HEAD_DATE_WORDS = ("ngày", "tháng", "năm")
DATE_IN_TEXT = re.compile(
    r"ngày\s+(?P<day>\d{1,2})\s*(?:/|-|\.|tháng)\s*(?P<month>\d{1,2})\s*(?:/|-|\.|năm)\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
SUBJECT_LINE = re.compile(r"(?i)^\s*\(?V/v\b\s*:?\s*|^\s*Về việc\s+")
DRAFT = re.compile(r"(?i)^\W*(?:DỰ THẢO|HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)\b.{0,20}$")
ADDRESSEE = re.compile(r"(?i)^Kính gửi\b")

# Bodies whose name in the head begins a new line of its own; what follows without such a word
# ("XÃ …", "THÀNH PHỐ …") goes on with the name before.
BODY_START = re.compile(
    r"(?:(?:ỦY|UỶ) BAN|UBND|UBMTTQ(?:VN)?|HĐND|HỘI|ĐẢNG|(?:THÀNH|TỈNH|HUYỆN|QUẬN|THỊ) (?:ỦY|UỶ)"
    r"|PHÒNG|BAN|SỞ|BỘ|VĂN PHÒNG|TRUNG TÂM|TRƯỜNG|CÔNG (?:AN|ĐOÀN|TY)|THANH TRA|CỤC|CHI CỤC|LIÊN"
    r"|MẶT TRẬN|TỔNG|CHÍNH PHỦ|(?:TÒA|TOÀ) ÁN|VIỆN|BỆNH VIỆN|HỌC VIỆN|THƯ VIỆN|BẢO TÀNG|ĐẠI HỌC"
    r"|TRẠM|ĐOÀN|CHI (?:BỘ|NHÁNH|HỘI)|TỔ|THÔN|BCĐ|MTTQ|KHO BẠC|HẠT|ĐỘI|TIỂU BAN|QUỸ|NGÂN HÀNG|ĐÀI"
    r"|BẢO HIỂM|ĐỒN|NHÀ (?:TRẺ|VĂN (?:HÓA|HOÁ)|MÁY|THIẾU NHI)|HỢP TÁC XÃ|VƯỜN QUỐC GIA|XÍ NGHIỆP)"
    r"(?!\w)"
)
# Where parent and issuer stand on one line: a body of its own behind the place of the one before.
SECOND_BODY = re.compile(
    r"(?<=\s)(?:(?:ỦY|UỶ) BAN|UBND|UBMTTQ|HĐND|HỘI ĐỒNG|ĐẢNG (?:ỦY|UỶ|BỘ)|CÔNG AN|BAN (?:CHỈ|QUẢN"
    r"|CHẤP|THƯỜNG|TỔ|TUYÊN|XÂY)|MẶT TRẬN|TRƯỜNG (?:TIỂU|TRUNG|MẦM|MẪU|THCS|THPT|TH|PTDT|PHỔ|ĐẠI)"
    r"|BỆNH VIỆN|TRUNG TÂM|VĂN PHÒNG|TRẠM Y TẾ|LIÊN ĐOÀN|CÔNG ĐOÀN|THANH TRA)(?!\w)"
)
BODY_WITH_PLACE = re.compile(
    r"\b(?:XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TP\.?|TỈNH)\s+\w+"
)
# A body in capitals before the place, where two columns were written on one line.
BODY_BEFORE_PLACE = re.compile(
    r"(?P<body>(?:[" + UPPER + r"]{2,}[\s,-]+){2,})(?=[" + UPPER + r"][^\W\d_" + UPPER + r"])"
)
# What ends so goes on in the next line, whatever that begins with.
BODY_GOES_ON = re.compile(r"(?:,|[-–]|\s(?:VÀ|CỦA|VỀ|CÁC|TẠI|CẤP|THUỘC))$")

ANNEX_HEADING = re.compile(
    r"(?P<word>PHỤ\s*LỤC|Phụ\s+lục)(?:\s+(?:số|SỐ)?\s*(?P<number>[IVXL]{1,5}|\d{1,2}|[A-H])(?!\w))?"
    r"\s*(?P<rest>.*)"
)
ANNEX_BY_NAME = re.compile(
    r"(?P<word>BIỂU|Biểu|MẪU|Mẫu|BẢNG|DANH MỤC|DANH SÁCH)(?:\s+(?:mẫu\s+|MẪU\s+)?(?:số|SỐ)?\s*"
    r"(?P<number>[IVXL]{1,5}|\d{1,2}))?(?!\w)(?P<rest>.*)"
)
CAPTION = re.compile(r"\(?\s*(?:Ban hành\s+)?(?:kèm theo|đính kèm)\b", re.IGNORECASE)
CAPTION_BEHIND = re.compile(r"\(\s*(?:Ban hành\s+)?(?:kèm theo|đính kèm)\b[^()]*\)$", re.IGNORECASE)
CONTINUED = re.compile(r"\W*tiếp(?:\s+theo)?\W*", re.IGNORECASE)
CAPTION_ISSUER = re.compile(r"\bcủa\s+(?P<issuer>[^()]+?)\s*[).;]*\s*$")
CAPTION_NUMBER = re.compile(
    r"(?i)\bsố\s*:?\s*(?P<number>\d{1,5}[a-zA-Z]?\s*[/-]\s*[A-ZĐ][\w&Đ-]*(?:[-/][\w&Đ]+)*)"
)

# How the first section is called where it has no number.
FIRST_SECTION = re.compile(r"(?:MỤC ĐÍCH|Mục đích)(?:\s*$|\s*[,:–-]|\s+(?:VÀ|và)\s)")
BASIS = re.compile(
    r"(?:Căn\s+cứ|Thực\s+hiện|Theo\s+(?:đề\s+nghị|chỉ\s+đạo|tinh\s+thần)|Xét\s+đề\s+nghị|Triển\s+khai"
    r"\s+(?:thực\s+hiện\s+)?(?:Nghị|Kế|Chỉ|Quyết|Kết|Luật|Chương|Hướng|Công|Thông|Quy)|Thi\s+hành"
    r"|Tiếp\s+tục\s+thực\s+hiện|Chấp\s+hành|Trên\s+cơ\s+sở)\b",
    re.IGNORECASE,
)
# The sentence that says who sets up the plan.
OPENING_ISSUER = re.compile(
    r"(?:^|[.;,:”\"]\s+)(?P<issuer>[" + UPPER + r"][^.;,:]{3,120}?)\s+"
    r"(?:xây\s+dựng|ban\s+hành|đề\s+ra|lập|triển\s+khai|báo\s+cáo|thông\s+báo)\b"
    r"[^.;]{0,40}?\b(?:[Kk]ế\s+hoạch|[Cc]hương\s+trình|[Bb]áo\s+cáo|[Hh]ướng\s+dẫn|[Tt]hông\s+báo)\b"
)
CLOSING = re.compile(
    r"(?i)^(?:Trên đây là|Trên đây|Trong quá trình|Quá trình (?:triển khai|thực hiện)|Yêu cầu\b"
    r"|Đề nghị (?:các|Thủ trưởng|thủ trưởng)|Nhận được"
    r"|Căn cứ (?:nội dung )?kế hoạch này|Kế hoạch này|Với nội dung|Nếu có (?:khó khăn|vướng mắc)"
    r"|Đây là|(?:UBND|Ủy ban nhân dân)\b.{0,60}\b(?:yêu cầu|đề nghị)\b)"
)
# What a plan rests on, by the name of a paper: never the rest of a title above it.
CITED_BASIS = re.compile(
    r"Căn\s+cứ\s|(?:Thực\s+hiện|Triển\s+khai(?:\s+thực\s+hiện)?|Thi\s+hành|Theo)\s+(?:Nghị|Kế|Chỉ"
    r"|Quyết|Kết|Luật|Chương|Hướng|Công|Thông|Quy)[^\W\d_]*\b.{0,60}?(?:\bsố\s*:?\s*\d|\bngày\s+\d)"
)
END_MARK = re.compile(r"\s*\.\s*/\s*\.?\s*(?:[*_(]*\s*hết\s*[*_)]*)?\s*$", re.IGNORECASE)

RECIPIENTS = re.compile(r"^\s*Nơi\s+nhận\b\s*[:.]?\s*", re.IGNORECASE)
TAG = re.compile(
    r"\(\s*((?:để\s+)?[A-Za-zĐđ]{1,3}\s*/\s*[A-Za-zĐđ]{1,3}|để\s+[^)]{2,25}|qua\s+[^)]{2,30})\s*\)"
)
# Two recipients on one line, and the notes printed below the last of them.
OFFICE_BEHIND = re.compile(
    r"(?P<one>[-–+•]\s.*?[;.)])\s+"
    r"(?P<office>(?:(?:TM|KT|TL|TUQ|Q)\s*\.\s*)?[" + UPPER + r"\s,&-]{6,})"
)
RECIPIENT_BEHIND = re.compile(r"(?<=;)\s*(?=[-–+]\s+[" + UPPER + r"\d])")
FOOTNOTE = re.compile(r"^\s*\[\d{1,2}\]\s*\S")
FILED = re.compile(r"^[-–—+•*\s]*Lưu\b", re.IGNORECASE)
SIGNED = re.compile(
    r"(?i)^\W*(?:đã ký(?: tên)?(?:[ ,]+(?:và )?đóng dấu)?|ký tên.{0,20}|\(?ký.{0,30}đóng dấu\)?"
    r"|ký số|chữ ký.{0,20}|dấu|\[?daky\]?)\W*$"
)
AUTHORITY = re.compile(r"^T\s*[./]?\s*M\s*[.\s]\s*(?=[" + UPPER + r"])")
CAPACITY = re.compile(
    r"^(?:K\s*[./]?\s*T|T\s*[./]?\s*L|T\s*[./]?\s*U\s*[./]?\s*Q|Q)"
    r"(?:\s*\.\s*(?=[" + UPPER + r"])|\s+(?=(?:CHỦ|PHÓ|GIÁM|TRƯỞNG|CHÁNH|BÍ|HIỆU|THỦ|CHỈ)\s))"
)
SIGNER_SPLIT = re.compile(r"\s+(?=(?:KT|TL|TUQ|Q)\s*\.\s*[" + UPPER + r"])")
CAPACITY_SPLIT = re.compile(r"(?<=\S)\s+(?=PHÓ\s+[" + UPPER + r"])")
OFFICES = re.compile(
    r"CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|CHÁNH|BÍ THƯ|CHỈ HUY|THƯỜNG TRỰC|ỦY VIÊN|UỶ VIÊN|CHỦ NHIỆM"
    r"|THỦ TRƯỞNG|PHÓ\b|TỔNG BIÊN TẬP|CHÍNH TRỊ VIÊN"
)
RANK = re.compile(
    r"(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tá|úy|tướng)\s+"
    r"|(?i:PGS|GS|TS|ThS|BS|KS|CN|BSCK(?:I|II|1|2)?|DS)(?:\s*[.,]\s*|\s+)){1,3}"
)
PLACE_WORDS = re.compile(
    r"^(?:XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TP\.?|TỈNH|THÔN)\s"
)

# What only goes on with a sentence: a date, an amount; read from paper "l0/6" may stand for "10/6".
NUMBER_BEGINS = re.compile(
    r"[\dlIO]{1,2}\s?[/-]\s?[\dlIO]{1,2}(?!\w)|\d+\s+[^\W\d_]|[IVX]{1,4}/\d{4}"
)
COUNTED = re.compile(r"\s(?:quý|Điều|khoản|điểm|mục|tuần|kỳ)$")
CITES = re.compile(r"\s(?:tại|theo|của|và|với|khoản|điểm|ở|trong)$")
# Where several bases stand in one paragraph.
BASIS_BEHIND = re.compile(r"(?<=;)\s+(?=(?:Căn\s+cứ|Theo\s+đề\s+nghị|Xét\s+đề\s+nghị)\s)")
# Words after which no line of any kind ends, not even a heading.
NEVER_LAST = re.compile(r"\s(?:của|và|với|về|tại|theo|thuộc|các|những|được|để|bằng)$")
# Words after which a Vietnamese sentence cannot end.
GOES_ON = re.compile(
    r"(?:^|[\s(])(?:của|và|về|các|những|cho|với|trong|tại|ở|theo|do|là|được|để|từ|đến|hoặc|số|ngày"
    r"|tháng|năm|trên|bằng|như|khi|mà|vì|thuộc|cùng|đối với|hay|bị|nhằm|qua|giữa|gồm|một|mỗi|không"
    r"|sự|việc|Luật|Nghị quyết|Nghị định|&|-|–|,)$"
)
