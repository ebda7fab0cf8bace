"""The header of a sheet on paper: its page number, which the first page does not show."""

from xlsxwriter.worksheet import Worksheet


class NumberedSheet(Worksheet):  # type: ignore[misc]  # it has no types
    """A sheet whose pages are numbered from the second on, as those of a paper are.

    xlsxwriter knows no header of the first page alone, so that element is written here.
    """

    _first_header = ""

    def number_pages(self, font: str, mark: str, margin: float) -> None:
        """The number in the middle; the mark ("DỰ THẢO") at the right, on the first page too."""
        self._first_header = f"&R{font}{mark}" if mark else ""
        self.set_header(f"&C{font}&P{self._first_header}", {"margin": margin})

    def _write_header_footer(self) -> None:
        self._xml_start_tag("headerFooter", [("differentFirst", 1)])
        self._write_odd_header()
        if self._first_header:
            self._xml_data_element("firstHeader", self._first_header)
        self._xml_end_tag("headerFooter")
