"""What this program is, its version, where its data lies."""

from importlib.metadata import PackageNotFoundError, version

from desktop_app.paths import Paths


def program_version() -> str:
    """The version written in pyproject.toml, as the installed or built program carries it."""
    try:
        return version("so-dan-chu")
    except PackageNotFoundError:
        return "chưa đóng gói"


def about_text(paths: Paths) -> tuple[str, str]:
    """A line and its details."""
    details = (
        "Sổ làm việc ngoại tuyến về thực hiện dân chủ ở cơ sở cho xã, phường, đặc khu.\n"
        "Giấy phép Apache-2.0. Chương trình không kết nối mạng.\n"
        f"Dữ liệu: {paths.root}\nNhật ký lỗi: {paths.logs}"
    )
    return f"Sổ Dân chủ {program_version()}", details
