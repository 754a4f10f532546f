"""Fixtures of the Recurrence study's tests."""

from tests.studies.recurrence.shelf import filled, shelf

__all__ = ["filled", "shelf"]
