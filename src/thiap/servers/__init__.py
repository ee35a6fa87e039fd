"""The library for other programs: tools over the Model Context Protocol, diagnostics for an editor."""
