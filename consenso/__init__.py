"""Consenso: an open platform for intergovernmental forums."""

__version__ = "0.1.0"
