"""The page "Biểu mẫu": forms looked at, made and changed by the office."""
