"""Measuring any .docx against GB/T 9704—2012 by what Word would show, and mending its settings without touching a word."""

from zerentian.gongwen.measuring.checking import findings
from zerentian.gongwen.measuring.measured import Finding, Measured
from zerentian.gongwen.measuring.measuring import measure
from zerentian.gongwen.measuring.mending import Mended, mended

__all__ = ["Finding", "Measured", "Mended", "findings", "measure", "mended"]
