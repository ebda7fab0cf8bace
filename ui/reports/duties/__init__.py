"""The page "Kỳ báo cáo": what has to be reported, when, by which text, to whom."""
