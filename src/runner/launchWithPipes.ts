import { execa } from "execa";
import { environmentOf, notStarted, type Ending, type Launched, type Program } from "./launch";

/** Where there are no FIFOs and no process groups (Windows): execa finds what a name stands for there, and ends whole trees. */
export function launchWithPipes(program: Program): Launched {
  const [file = "", ...args] = program.command;
  const subprocess = execa(file, args, {
    cwd: program.workingDirectory,
    env: environmentOf(program),
    extendEnv: false,
    stdin: program.stdin,
    stdout: "pipe",
    stderr: "pipe",
    buffer: false,
    reject: false,
    stripFinalNewline: false,
    cleanup: false,
    killDescendants: true,
    windowsHide: true,
  });
  return {
    pid: subprocess.pid ?? null,
    ended: subprocess.then(endingOf),
    pipes: { out: subprocess.stdout, err: subprocess.stderr },
    signal: (signal) => {
      subprocess.kill(signal);
    },
    release: () => undefined,
  };
}

interface ExecaResult {
  readonly exitCode?: number | undefined;
  readonly signal?: string | undefined;
  readonly failed: boolean;
  readonly code?: string | undefined;
  readonly originalMessage?: string | undefined;
}

function endingOf({ exitCode, signal, failed, code, originalMessage }: ExecaResult): Ending {
  if (exitCode === undefined && signal === undefined && failed)
    return notStarted(code, originalMessage ?? "it could not be started");
  return { exitCode: exitCode ?? null, signal: signal ?? null, failure: null };
}
