"""The petition book: papers (đơn), cases (vụ việc), their steps and clocks."""
