"""The denouncer's shield: identities in a compartment of their own, and no way out by accident."""
