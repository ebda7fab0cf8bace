"""The reception tab."""
