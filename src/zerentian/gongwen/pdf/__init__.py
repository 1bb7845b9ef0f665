"""Documents as PDF, and pictures of its pages."""
