"""What tests of whole ways may ask for."""

from tests.interfaces.desk.conftest import second_factor_offered

__all__ = ["second_factor_offered"]
