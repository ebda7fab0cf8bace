"""What several files of tests here may use."""

import pytest


@pytest.fixture(scope="session")
def office_profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Settings for LibreOffice, as an address: making them takes longer than a conversion."""
    return (tmp_path_factory.mktemp("libreoffice") / "hồ sơ").as_uri()
