"""The preview of the PDF that will be printed."""
