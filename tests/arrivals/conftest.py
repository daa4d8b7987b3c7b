from tests.copies.conftest import keys

__all__ = ["keys"]
