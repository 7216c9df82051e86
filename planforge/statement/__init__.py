"""Statements of fees: deals swept through the fees of the plan, line by line, with the reason for every figure and for every nought."""

from planforge.statement.rules import Revision
from planforge.statement.statement import Asked, Statement
from planforge.statement.values import ByHand, Line, Total

__all__ = ["Asked", "ByHand", "Line", "Revision", "Statement", "Total"]
