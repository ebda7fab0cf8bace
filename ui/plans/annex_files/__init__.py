"""The preview of a workbook that came back."""
