from embedded_stack.testing import embedded_infrastructure

__all__ = ["embedded_infrastructure"]
