"""Excel files that are written: what was a text stays one, whatever it begins with (=, @, http://, 0012)."""

AS_TYPED = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
IN_MEMORY = {"in_memory": True, **AS_TYPED}
