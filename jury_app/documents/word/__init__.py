"""Documents as texts that a word processor opens, edits and prints."""

from jury_app.documents.word.package import write_word
from jury_app.documents.word.story import WordStory

__all__ = ["WordStory", "write_word"]
