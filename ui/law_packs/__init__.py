"""Bộ quy định: the rules in force, the law packs that were loaded, the keys that are trusted."""
