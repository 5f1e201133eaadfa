"""From the exports of form tools to checked applications and jurors."""
