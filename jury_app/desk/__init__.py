"""The juror's side without any window: the kit, the work file, the marks, the sealed ballot."""
