"""Official books printed for a period: heads repeated, page totals, signatures."""
