"""Opening files that others send: what they really are, and that they do no harm. Pure."""
