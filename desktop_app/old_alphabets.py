"""The letters of the old alphabets TCVN3 (ABC) and VNI, as they look when read as Windows text.

TCVN 5712:1993 (VN3) gives every small letter with a tone a byte of its own and has capitals without
tones only. VNI writes a letter and behind it a byte for its mark.
"""

_TCVN3 = (
    "µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞị"
    "ßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợïùóúñủòũôụ\xadưõừøứöử÷ữùựúỳýýûỷüỹþỵ®đ"
    "¡Ă¢Â§Đ£Ê¤Ô¥Ơ¦Ư"
)
TCVN3 = {ord(_TCVN3[i]): _TCVN3[i + 1] for i in range(0, len(_TCVN3), 2)}

_VNI_AFTER = {  # the letter, then (mark as read, letter meant) one after another
    "a": "ùáøàûảõãïạêăéắèằúẳüẵëặââáấàầåẩãẫäậ",
    "e": "ùéøèûẻõẽïẹâêáếàềåểãễäệ",
    "o": "ùóøòûỏõõïọâôáốàồåổãỗäộ",
    "u": "ùúøùûủõũïụ",
    "y": "ùýøỳûỷõỹ",
    "ô": "ùớøờûởõỡïợ",  # stands for ơ
    "ö": "ùứøừûửõữïự",  # stands for ư
}
_VNI_ALONE = "ôơöưííììæỉóĩòịîỵñđ"


def _vni() -> dict[str, str]:
    table = {}
    for letter, pairs in _VNI_AFTER.items():
        for mark, meant in zip(pairs[::2], pairs[1::2], strict=True):
            table[letter + mark] = meant
            # Capitals carry capital marks, though a small mark behind a capital is met too.
            table[letter.upper() + mark.upper()] = meant.upper()
            table[letter.upper() + mark] = meant.upper()
    for read, meant in zip(_VNI_ALONE[::2], _VNI_ALONE[1::2], strict=True):
        table[read], table[read.upper()] = meant, meant.upper()
    return table


VNI = _vni()
