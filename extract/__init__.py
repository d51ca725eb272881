"""Text in, validated claims out; knows no database."""
