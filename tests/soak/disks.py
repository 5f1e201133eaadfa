"""Small disks in a file, to be filled up and to have their power cut; Linux and root alone can."""

import fcntl
import os
import shutil
import struct
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

SHUTDOWN = 0x8004587D  # FS_IOC_SHUTDOWN, of ext4 and of XFS
WITHOUT_FLUSHING = 2
MEGABYTES = {"ext4": 48, "xfs": 320}  # the smallest that each takes, and room for a journal
MAKE = {"ext4": ("mkfs.ext4", "-q", "-F"), "xfs": ("mkfs.xfs", "-q", "-f")}


def why_not(*kinds):
    """Return why there can be no such disks here, or nothing."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root on Linux can mount a disk that is a file"
    known = Path("/proc/filesystems").read_text(encoding="ascii").split()
    for kind in kinds:
        if kind not in known:
            return f"this kernel has no {kind}"
        if kind in MAKE and not shutil.which(MAKE[kind][0]):
            return f"{MAKE[kind][0]} is not installed"
    if not Path("/dev/loop-control").exists():
        return "there is no /dev/loop-control"
    return None


class Disk:
    """A file system in a file, mounted in a folder."""

    def __init__(self, kind, place, megabytes=None):
        self.folder = place / f"{kind}-mounted"
        self.folder.mkdir()
        self._image = place / f"{kind}.img"
        with self._image.open("wb") as image:
            image.truncate((megabytes or MEGABYTES[kind]) << 20)
        run(*MAKE[kind], self._image)

    def mount(self):
        """Mount it; what its journal holds is put in place first."""
        run("mount", "-o", "loop", self._image, self.folder)

    def unmount(self):
        """Let go of it."""
        run("umount", self.folder)

    def cut(self):
        """Cut the power: what has not reached the disk never will."""
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, SHUTDOWN, struct.pack("I", WITHOUT_FLUSHING))
        finally:
            os.close(handle)


@contextmanager
def mounted(disk):
    """Mount a disk for a while."""
    disk.mount()
    try:
        yield disk
    finally:
        disk.unmount()


@contextmanager
def memory_disk(folder, kilobytes):
    """Mount a disk of a size, in memory, over a folder."""
    folder.mkdir(exist_ok=True)
    run("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder)
    try:
        yield folder
    finally:
        run("umount", folder)


def run(*command):
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
