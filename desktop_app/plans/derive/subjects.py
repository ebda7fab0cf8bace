"""Who a sentence is about: "UBND các xã, phường xây dựng kế hoạch …" → the units and the rest."""

import re
from functools import lru_cache

from desktop_app.plans.structure.units import STARTERS

_LEAD_IN = re.compile(
    r"(?:(?:đối với|giao|giao cho|đề nghị|yêu cầu|trách nhiệm của|phân công)\s+)?", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"(?:căn cứ|trên cơ sở|hằng năm|hàng năm|định kỳ)\b[^,:;]{0,160},\s*", re.IGNORECASE
)
_VERBS = (
    "chủ động|chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|căn cứ|xây dựng|tổ chức|triển khai"
    "|thực hiện|tiếp tục|tăng cường|đẩy mạnh|nâng cao|quán triệt|rà soát|ban hành|tham mưu"
    "|hướng dẫn"
    "|kiểm tra|giám sát|theo dõi|đôn đốc|tuyên truyền|chỉ đạo|niêm yết|công khai|báo cáo|gửi|lập"
    "|bố trí|định kỳ|thường xuyên|phân công|đăng tải|đăng|đưa|biên soạn|cử|bảo đảm|đảm bảo"
    "|tập trung"
    "|tạo điều kiện|kịp thời|nghiêm túc|rút kinh nghiệm|tổng hợp|đánh giá|xử lý|tiếp nhận"
    "|giải quyết"
    "|kiện toàn|củng cố|đối thoại|tiếp|mở|duy trì|gắn|phát huy|khen thưởng|đề xuất|quan tâm"
    "|chú trọng"
    "|đa dạng hóa|đổi mới|khuyến khích|ứng dụng|vận động|phổ biến|cập nhật|chuẩn bị|bồi dưỡng"
    "|tập huấn"
)
_VERB = re.compile(rf"(?<!\w)(?:{_VERBS})(?!\w)", re.IGNORECASE)
_UNIT = re.compile(
    rf"(?:{STARTERS}|chính quyền|công chức|xã|phường|thôn|địa phương|cơ quan|đơn vị)(?!\w)",
    re.IGNORECASE,
)
_NO_UNIT = re.compile(
    r"(?:các|những)\s+(?:nội dung|nhiệm vụ|giải pháp|hình thức|văn bản|quy định|chế độ|hội nghị)\b"
    r"|hội nghị\b|trường hợp\b|tổ chức\b|công tác\b",
    re.IGNORECASE,
)
_UNIT_NOUN = re.compile(
    r"(?<!\w)(?:UBND|(?:ủy|uỷ) ban|cơ quan|đơn vị|phòng|ban|sở|trung tâm|văn phòng|MTTQ|mặt trận"
    r"|HĐND"
    r"|hội|đoàn|công an|quân sự|thanh tra|địa phương|xã|phường|thủ trưởng|trưởng|công chức|thôn"
    r"|tổ dân phố|khu phố|ngành|đài|báo|liên đoàn|hội đồng|chi cục|kho bạc)(?!\w)",
    re.IGNORECASE,
)
# Names of bodies and set words that hold a verb.
_NAMES = re.compile(
    r"(?:ủy|uỷ) ban kiểm tra|ban tiếp công dân|(?:ban|đoàn|tổ) (?:giám sát|kiểm tra|chỉ đạo|tổ chức"
    r"|tuyên giáo|công tác)|sự nghiệp công lập|công lập|(?:các|những) tổ chức|tổ chức (?:chính trị"
    r"|xã hội|đoàn thể|thành viên)|đơn vị, tổ chức|cơ quan, tổ chức|thường trực|báo cáo viên|có thể"
    r"|bầu cử|ứng cử|đề cử|cử tri|gửi kèm",
    re.IGNORECASE,
)
_LONGEST = 200


@lru_cache(maxsize=4096)
def subject(text: str) -> tuple[str, str]:
    """The units that a sentence begins with, and what they are to do; ("", text) without any."""
    words = " ".join(text.split())
    start = _LEAD_IN.match(words)
    at = start.end() if start else 0
    clause = _CLAUSE.match(words, at)
    at = clause.end() if clause else at
    if not _UNIT.match(words, at) or _NO_UNIT.match(words, at):
        return "", words
    masked = _NAMES.sub(lambda found: "_" * len(found[0]), words)
    verb = _VERB.search(masked, at)
    colon = words.find(":", at)
    end = verb.start() if verb else len(words)
    if 0 <= colon < end:
        end = colon
    name = words[at:end].strip(" ,:;.-–")
    if end == at or len(name) > _LONGEST or not _UNIT_NOUN.search(name):
        return "", words
    return name, without_duty_words(words[end:])


def begins_with_a_verb(text: str) -> bool:
    """Whether a sentence tells what is to be done."""
    return _VERB.match(text.strip()) is not None


def without_duty_words(text: str) -> str:
    """The sentence without "có trách nhiệm" at its beginning."""
    return re.sub(r"^(?:có|chịu) trách nhiệm\s+", "", text.strip(" ,:;"), flags=re.IGNORECASE)
