"""The tab Báo cáo: what is due, the forms with their figures, what was sent."""
