import { execFile } from "node:child_process";
import { join } from "node:path";
import type { CommandLine } from "./commandLine";
import { repositoryRoot } from "./repositoryRoot";

/** What is typed once the terminal shows a text. */
export interface Typed {
  readonly after: string;
  readonly text: string;
}

export interface TerminalResult {
  /** All that the terminal was sent. */
  readonly shown: string;
  readonly code: number;
}

/** Runs `program…` under a pseudo-terminal of 111 columns and 33 rows; it is the one that a keyboard sends signals to. */
const driver = `
import fcntl, json, os, pty, struct, sys, termios
program, typed = sys.argv[2:], json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 33, 111, 0, 0))
    os.execvp(program[0], program)
shown = b''
while True:
    try: part = os.read(terminal, 65536)
    except OSError: break
    if not part: break
    shown += part
    while typed and typed[0]['after'].encode() in shown:
        text = typed.pop(0)['text'].encode()
        # Nobody may be there any more to hear it.
        try: os.write(terminal, text)
        except OSError: break
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

/** Runs `executions ARGS` as a person does: in a terminal, typing what is asked for. */
export function inTerminal(
  executions: CommandLine,
  args: readonly string[],
  typed: readonly Typed[],
  environment: Readonly<Record<string, string>> = {},
): Promise<TerminalResult> {
  const program = [process.execPath, join(repositoryRoot(), "dist", "cli.js"), ...args];
  return new Promise((resolve, reject) => {
    execFile(
      "python3",
      ["-c", driver, JSON.stringify(typed), ...program],
      { cwd: executions.workspace, env: { ...executions.variables, ...environment } },
      (error, shown) => {
        const code: unknown = error === null ? 0 : error.code;
        if (typeof code === "number") resolve({ shown, code });
        else reject(error ?? new Error("it did not end"));
      },
    );
  });
}
