"""How large a file of deals may be, as CSV. A file past a limit is refused at once: a stranger's file costs neither time nor memory."""

from __future__ import annotations

from typing import Final

LINE: Final = 100_000
"""Bytes in one line."""
LINES_OF_ROW: Final = 100
"""Lines that one row may take, its cells having line breaks in quotes."""
COLUMNS: Final = 200
"""Columns of the table."""
CELL: Final = 2_000
"""Characters in one cell."""
ROWS: Final = 10_000_000
"""Rows of the table."""
FINDINGS: Final = 1_000
"""Errors told of one file, and as many warnings; the others are counted."""
SHOWN: Final = 1_000_000
"""Bytes up to which the text of a file is kept, to show the lines that findings speak of."""
