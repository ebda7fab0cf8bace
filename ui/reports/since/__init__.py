"""What changed in the books since a report was sent."""
