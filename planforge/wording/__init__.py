"""How values are said: money, percentages, dates, periods, lists and places in the plan's locale.

The only room that knows Babel. It is imported when a document is composed, never by `check` alone.
"""

from planforge.wording.locale import LOCALES, PAGE_WORDS, Locale
from planforge.wording.spelling import spell

__all__ = ["LOCALES", "PAGE_WORDS", "Locale", "spell"]
