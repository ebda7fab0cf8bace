"""Pictures of screens in a third of the size."""

from pathlib import Path

from PIL import Image


def small(path: Path) -> None:
    """Write a picture again with a palette: a screen has few colours."""
    with Image.open(path) as found:
        found.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
