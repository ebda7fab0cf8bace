"""Finds Times New Roman or its metric twin, and a stand-in for each letter that it lacks."""

import os
import sys
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from desktop_app.errors import KnownProblem

# Regular, bold, italic, bold italic. The twins have the widths of Times New Roman.
_FAMILIES = (
    ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
    (
        "Times_New_Roman.ttf",
        "Times_New_Roman_Bold.ttf",
        "Times_New_Roman_Italic.ttf",
        "Times_New_Roman_Bold_Italic.ttf",
    ),
    (
        "Times New Roman.ttf",
        "Times New Roman Bold.ttf",
        "Times New Roman Italic.ttf",
        "Times New Roman Bold Italic.ttf",
    ),
    *(
        tuple(f"{name}-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic"))
        for name in ("LiberationSerif", "Tinos")
    ),
)
_STAND_INS = (
    "DejaVuSerif.ttf",
    "NotoSerif-Regular.ttf",
    "DejaVuSans.ttf",
    "seguisym.ttf",
    "segoeui.ttf",
    "NotoSansSymbols-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "NotoSansMath-Regular.ttf",
    "simsun.ttc",
    "msyh.ttc",
    "DroidSansFallbackFull.ttf",
    "NotoSans-Regular.ttf",
)
_VIETNAMESE = "".join(
    "aàáảãạăằắẳẵặâầấẩẫậđeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ–“”…"
)
BOX = "\u25a1"
_registering = Lock()  # a file may be written while the preview is drawn


@dataclass(frozen=True)
class Family:
    """The four faces under the names that reportlab knows them by; `shown` for people."""

    shown: str
    faces: tuple[str, str, str, str]

    def face(self, bold: bool, italic: bool) -> str:
        """The face of a style."""
        return self.faces[bold + 2 * italic]


def font_folders() -> tuple[Path, ...]:
    """The folders in which this system keeps fonts."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
        return (windows / "Fonts", local / "Microsoft/Windows/Fonts")
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/Library/Fonts"),
        Path("/System/Library/Fonts/Supplemental"),
    )


@lru_cache(maxsize=4)
def family(folders: tuple[Path, ...] | None = None) -> Family:
    """The serif family for documents, registered for PDF.

    Raises KnownProblem when no installed family has all Vietnamese letters.
    """
    files = _installed(folders or font_folders())
    for names in _FAMILIES:
        for regular in files.get(names[0].lower(), []):
            # Older Liberation fonts lack Vietnamese letters and lie beside the newer ones.
            if complete := _register_family([_beside(regular, name) for name in names]):
                return complete
    raise KnownProblem(
        "Máy chưa có phông chữ Times New Roman (hoặc phông thay thế) đủ chữ tiếng Việt, "
        "nên chưa tạo được văn bản. Dữ liệu trong sổ vẫn còn nguyên.",
        "Trên Windows, hãy cài lại phông Times New Roman; trên Linux, hãy cài gói "
        "fonts-liberation2, rồi mở lại chương trình.",
    )


def glyphs(face: str) -> frozenset[int]:
    """The code points that a registered face can draw."""
    return _glyphs(face)


@lru_cache(maxsize=64)
def stand_in(char: str) -> str | None:
    """Another registered face that has this character, or None."""
    return next((face for face in _stand_ins() if ord(char) in _glyphs(face)), None)


def _beside(regular: Path, name: str) -> Path:
    """The file of another style in the same folder, whatever the case of its name."""
    same = (path for path in regular.parent.iterdir() if path.name.lower() == name.lower())
    return next(same, regular.with_name(name))


def _register_family(paths: list[Path]) -> Family | None:
    fonts = [_loaded(path) for path in paths]
    # Checked before they are registered: reportlab keeps the first of two fonts of one name.
    if not all(font is not None and _speaks_vietnamese(font) for font in fonts):
        return None
    names = [_register(font) for font in fonts if font is not None]
    shown = pdfmetrics.getFont(names[0]).face.familyName
    name = shown.decode() if isinstance(shown, bytes) else str(shown)
    return Family(name, (names[0], names[1], names[2], names[3]))


def _speaks_vietnamese(font: TTFont) -> bool:
    table: dict[int, int] = font.face.charToGlyph
    return all(table.get(ord(char)) for char in _VIETNAMESE + _VIETNAMESE.upper())


@lru_cache(maxsize=64)
def _glyphs(face: str) -> frozenset[int]:
    table: dict[int, int] = pdfmetrics.getFont(face).face.charToGlyph
    return frozenset(code for code, glyph in table.items() if glyph)


@lru_cache(maxsize=1)
def _stand_ins() -> tuple[str, ...]:
    files = _installed(font_folders())
    paths = [path for name in _STAND_INS for path in files.get(name.lower(), [])[:1]]
    return tuple(_register(font) for path in paths if (font := _loaded(path)) is not None)


def _loaded(path: Path) -> TTFont | None:
    """A font file; None when it is damaged or has no TrueType outlines."""
    try:
        return TTFont(f"{path.stem}-{zlib.crc32(str(path).encode()):08x}", str(path))
    except (TTFError, OSError):
        return None


def _register(font: TTFont) -> str:
    """Make a font known to reportlab once; the name to call it by."""
    name = str(font.fontName)
    with _registering:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(font)
    return name


def _installed(folders: tuple[Path, ...]) -> dict[str, list[Path]]:
    """All font files by lower-case name, in the order of the folders."""
    files: dict[str, list[Path]] = {}
    for folder in folders:
        if folder.is_dir():
            for path in sorted(folder.rglob("*")):
                if path.suffix.lower() in (".ttf", ".ttc"):
                    files.setdefault(path.name.lower(), []).append(path)
    return files
