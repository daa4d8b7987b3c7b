"""Post: laid into the print tray by us, or printed and posted by the supporter."""

from shanyrak.channels.post.batches import PrintBatches
from shanyrak.channels.post.carrying import PostCarrier
from shanyrak.channels.post.guiding import PostGuide
from shanyrak.channels.post.printing import print_letter
from shanyrak.channels.post.tray import PrintTray, TrayEvidence

__all__ = ["PostCarrier", "PostGuide", "PrintBatches", "PrintTray", "TrayEvidence", "print_letter"]
