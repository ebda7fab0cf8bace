"""The petition tab."""
