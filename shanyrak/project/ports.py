"""A port of this machine that nobody listens on."""

import socket


def free_port() -> int:
    """One on 127.0.0.1 that is free now; whoever wants it takes it at once."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
