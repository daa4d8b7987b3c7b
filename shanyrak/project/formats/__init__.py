"""How days and hours are written on the desk, where Django's own way is American."""
