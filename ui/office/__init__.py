"""The settings of the office: its own data, lists, backup and lock."""
