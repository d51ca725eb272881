"""The typed graph: models, loader, queries, exports, local server."""
