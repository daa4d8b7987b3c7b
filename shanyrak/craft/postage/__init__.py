"""What a letter on paper costs, and how long it travels: tables that people keep, each row with its source."""

from shanyrak.craft.postage.table import Journey, Postage, PostageTable, Unreadable, read_table, usual_table

__all__ = ["Journey", "Postage", "PostageTable", "Unreadable", "read_table", "usual_table"]
