"""Report forms as data: heads, formulas, identities, measures; shipped, from packs, own."""
