"""The words of our letters, one file a language. No logic here: who mends a sentence needs no Python."""
