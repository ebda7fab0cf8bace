"""The life of a plan: draft, submitted, issued, then amended or superseded by a new version."""
