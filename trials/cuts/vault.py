"""What is sealed stays sealed."""

from cuts.cut import Cut

SEALING = "tests/vault/test_sealing.py::"

CUTS = (
    Cut(
        "a sealed value opens in another column",
        "shanyrak/vault/fields.py",
        "return join(self._place, row_id.bytes)",
        "return join(row_id.bytes)",
        (SEALING + "test_a_moved_ciphertext_is_detected",),
    ),
    Cut(
        "erasing leaves the wrapped key",
        "shanyrak/vault/models.py",
        "            row.update(wrapped_key=ERASED, session=None, **blank)",
        "            row.update(**blank)",
        (SEALING + "test_an_erased_row_is_gone_for_everybody",),
    ),
    Cut(
        "an update writes a sealed column in clear",
        "shanyrak/vault/models.py",
        "            if isinstance(_field_named(self.model, name), _SealedField):",
        "            if _field_named(self.model, name) is None:",
        (SEALING + "test_update_cannot_touch_a_sealed_column",),
    ),
    Cut(
        "who wrote can be joined across appeals",
        "shanyrak/vault/blind.py",
        'info = join(b"blind index 1", purpose.encode(), scope.encode())',
        'info = join(b"blind index 1", purpose.encode())',
        ("tests/vault/test_blind.py::test_the_same_value_meets_itself_only_in_its_own_scope",),
    ),
)
