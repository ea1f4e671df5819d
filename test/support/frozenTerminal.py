"""Runs a program on a pseudo-terminal that is read as told: `frozenTerminal.py never PROGRAM ARGS`, or
`frozenTerminal.py late TEXT PROGRAM ARGS`: from when the file `printed` is there on; once it got TEXT, it makes the file
`caught-up`.

Prints the exit code on the first line, then what a late reader got.
"""

import os
import pty
import sys
import time

how = sys.argv[1]
text, program = (sys.argv[2].encode(), sys.argv[3:]) if how == "late" else (None, sys.argv[2:])
pid, master = pty.fork()
if pid == 0:
    os.execvp(program[0], program)
got = b""
if text is not None:
    while not os.path.exists("printed"):
        time.sleep(0.05)
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        got += part
        if text in got[-len(part) - len(text) :]:
            open("caught-up", "w").close()
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(b"%d\n" % os.waitstatus_to_exitcode(status) + got)
