"""What is shown of a rule before anyone signs it: order, cliffs, limits that never bite, parts that never count, each with the figures."""
