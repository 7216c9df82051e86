"""PlanForge: one YAML definition of a partnership becomes the agreement that the partners sign."""

__version__ = "0.1.0"
