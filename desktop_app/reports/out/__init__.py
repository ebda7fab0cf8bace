"""Reports as files: the official workbook, the paper with its forms, charts, the bundle."""
