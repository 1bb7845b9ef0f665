"""What is worth a look in a report. A rule is one small class with its reason; `registry.RULES` lists them all."""
