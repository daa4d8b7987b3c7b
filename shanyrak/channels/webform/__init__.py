"""An office's web form: a recipe card for the supporter, never a robot."""

from shanyrak.channels.webform.guiding import Content, FormField, Recipe, WebFormGuide

__all__ = ["Content", "FormField", "Recipe", "WebFormGuide"]
