"""A dress rehearsal: the whole chain, on an organiser's own text, in a house that is thrown away afterwards."""
