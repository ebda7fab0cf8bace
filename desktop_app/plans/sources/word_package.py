"""The parts of a Word file, taken out of its package with care for damage and bombs."""

import posixpath
import zipfile
import zlib
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec

from desktop_app.documents.refusals import damaged, locked, refusal, too_long
from desktop_app.plans.sources.doubt import CHOOSE

Element = ET.Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Word itself writes a page in some 20 KB of XML; a plan has less than 100 pages.
MAX_PART_BYTES = 24 * 1024 * 1024
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    LookupError,
    ET.ParseError,
    UnicodeError,
)


class Package(msgspec.Struct, frozen=True):
    """The parts of a Word file that bear on its text; what is absent is None or empty."""

    body: Element
    styles: Element | None = None
    numbering: Element | None = None
    footnotes: Element | None = None
    endnotes: Element | None = None
    margins: tuple[Element, ...] = ()


def open_package(path: Path) -> Package:
    """The parts of the Word file; raises UserError when it is damaged, locked or far too big."""
    try:
        with zipfile.ZipFile(path) as package:
            return _parts(package)
    except _BROKEN:
        raise damaged("Word") from None


def _parts(package: zipfile.ZipFile) -> Package:
    main = _main_part(package)
    document = _xml(package, main) if main else None
    if document is None:
        raise refusal("Tệp Word này thiếu phần nội dung chính (document.xml).", CHOOSE)
    body = document.find(f"{W}body")
    if body is None:
        raise damaged("Word")
    related = _related(package, main)
    return Package(
        body,
        _first(package, related.get("styles")),
        _first(package, related.get("numbering")),
        _first(package, related.get("footnotes")),
        _first(package, related.get("endnotes")),
        _all(package, related.get("header", []) + related.get("footer", [])),
    )


def _main_part(package: zipfile.ZipFile) -> str:
    names = package.namelist()
    for kind, targets in _relations(package, "_rels/.rels", "").items():
        for target in targets:
            if kind == "officeDocument" and target in names:
                return target
    return "word/document.xml" if "word/document.xml" in names else ""


def _related(package: zipfile.ZipFile, main: str) -> dict[str, list[str]]:
    folder, name = posixpath.split(main)
    return _relations(package, f"{folder}/_rels/{name}.rels", folder)


def _relations(package: zipfile.ZipFile, name: str, folder: str) -> dict[str, list[str]]:
    try:
        root = _xml(package, name)
    except _BROKEN:
        root = None  # the parts have their usual names in nearly every file
    found: dict[str, list[str]] = {}
    for relation in () if root is None else root.iter(_RELATION):
        target = relation.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        kind = relation.get("Type", "").rsplit("/", 1)[-1]
        found.setdefault(kind, []).append(posixpath.normpath(path))
    if root is None and folder:
        for kind in ("styles", "numbering", "footnotes", "endnotes"):
            found[kind] = [f"{folder}/{kind}.xml"]
    return found


def _first(package: zipfile.ZipFile, names: list[str] | None) -> Element | None:
    parts = _all(package, (names or [])[:1])
    return parts[0] if parts else None


def _all(package: zipfile.ZipFile, names: list[str]) -> tuple[Element, ...]:
    """The parts that can be read; a broken side part must not cost the whole document."""
    found: list[Element] = []
    for name in names:
        try:
            part = _xml(package, name)
        except _BROKEN:
            continue
        if part is not None:
            found.append(part)
    return tuple(found)


def _xml(package: zipfile.ZipFile, name: str) -> Element | None:
    if name not in package.namelist():
        return None
    info = package.getinfo(name)
    if info.flag_bits & 1:
        raise locked("Word")
    if info.file_size > MAX_PART_BYTES:
        raise too_long(f"nội dung {info.file_size // (1024 * 1024)} MB")
    with package.open(info) as part:
        data = part.read(MAX_PART_BYTES + 1)
    if len(data) > MAX_PART_BYTES:  # the size in the directory was a lie
        raise too_long(f"nội dung trên {MAX_PART_BYTES // (1024 * 1024)} MB")
    if b"<!DOCTYPE" in data[:2048] or b"<!ENTITY" in data:
        raise damaged("Word")  # Word never writes these; they can blow a small file up
    return ET.fromstring(data.replace(_STRICT.encode(), _TRANSITIONAL.encode()))


def value(element: Element | None, name: str, default: str = "") -> str:
    """The w:val of the child `name` (written without prefix), or `default`."""
    child = element.find(W + name) if element is not None else None
    return child.get(W + "val", default) if child is not None else default


def whole(text: str | None, default: int = 0) -> int:
    """A whole number as written in an attribute, or `default` when it is none."""
    try:
        return int(text or "")
    except ValueError:
        return default
