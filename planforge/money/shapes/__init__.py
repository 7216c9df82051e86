"""The shapes of an amount, one module each: how it is computed, said and drawn up as a table. `planforge.money.nodes` is their table."""
