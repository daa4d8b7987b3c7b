"""Where a letter's closing ends and its signature begins: between them paper leaves room for a hand."""


def part_signature(body: str, name: str) -> tuple[str, str]:
    """
    Part the letter before the writer's name in its last paragraph: what stands above, and the signature.

    >>> part_signature("Stop.\\n\\nYours,\\nRuth\\nBristol\\n", "Ruth")
    ('Stop.\\n\\nYours,', 'Ruth, Bristol')

    A letter that does not close with the name comes back whole, with the name as its signature.
    """
    lines = body.rstrip().split("\n")
    name = " ".join(name.split())
    for back, line in enumerate(reversed(lines)):
        if not line.strip():
            break
        if name and " ".join(line.split()) == name and back + 1 < len(lines):
            at = len(lines) - 1 - back
            return "\n".join(lines[:at]), ", ".join(line.strip() for line in lines[at:])
    return body, name
