"""What a preview is asked to show, and what can be saved from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop_app.documents.atomic import Saved

Writer = Callable[[Path], object]

# How each kind of file is called; a request may offer any of them.
KINDS = {"pdf": ("PDF", "Tệp PDF (*.pdf)"), "docx": ("Word", "Tệp Word (*.docx)")}
KINDS |= {"xlsx": ("Excel", "Tệp Excel (*.xlsx)")}


@dataclass(frozen=True)
class PreviewRequest:
    """A document to be printed.

    `make` writes the PDF that is shown, printed and saved: one layout for all three. `save_as`
    holds further kinds by their ending ("docx", "xlsx"). `file_name` has no ending and no marks.
    The writers fill a passing file on the file thread and must not touch the services; the file
    that the person keeps is then written completely or not at all. With `switch` ("Dấu DỰ THẢO") a
    button of that name shows `off` in its place when it is let up.
    """

    title: str
    make: Writer
    file_name: str
    save_as: Mapping[str, Writer] = field(default_factory=dict)
    switch: str = ""
    off: "PreviewRequest | None" = None

    def written(self, kind: str, scratch: Path) -> tuple[bytes, str]:
        """The content of one kind, and what its writer has to say; nothing stays on the disk."""
        scratch.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=scratch, ignore_cleanup_errors=True) as folder:
            target = Path(folder) / f"{self.file_name}.{kind}"
            done = (self.make if kind == "pdf" else self.save_as[kind])(target)
            note = done.note if isinstance(done, Saved) else ""
            return target.read_bytes(), note
