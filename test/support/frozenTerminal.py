"""Runs a program on a pseudo-terminal that is read as told: `frozenTerminal.py never|late PROGRAM ARGS`.

Prints the exit code on the first line, then what a late reader got.
"""

import os
import pty
import sys
import time

how, program = sys.argv[1], sys.argv[2:]
pid, master = pty.fork()
if pid == 0:
    os.execvp(program[0], program)
got = b""
if how == "late":
    time.sleep(1.5)
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        got += part
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(b"%d\n" % os.waitstatus_to_exitcode(status) + got)
