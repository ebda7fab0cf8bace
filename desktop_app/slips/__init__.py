"""Slips: papers filled from a record by a template that an office can edit."""
