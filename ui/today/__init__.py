"""The Today tab: the morning's board, the month, the charts, the printed sheet."""
