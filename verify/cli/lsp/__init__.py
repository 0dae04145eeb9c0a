"""The language server: diagnostics and code actions in an editor."""
