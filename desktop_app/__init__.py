"""The office's rules and actions; nothing here knows Qt."""
