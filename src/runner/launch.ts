import { spawn, type ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import type { StreamPair } from "./streamPair";
import type { TerminalProgram } from "./terminalProgram";

/** A program to run, without a shell. */
export interface Program {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** What holds secrets: for the script alone, over `environment`; see {@link environmentOf}. */
  readonly secretEnvironment: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  readonly stdin: "inherit" | "ignore";
}

export interface Ending {
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** Why it could not be started, else null. */
  readonly failure: { readonly missing: boolean; readonly message: string } | null;
}

export interface Launched {
  /** Also the process group; null when it could not be started. */
  readonly pid: number | null;
  readonly ended: Promise<Ending>;
  /** What is read of it where it has no FIFOs. */
  readonly pipes: { readonly out: Readable; readonly err: Readable } | null;
  /** Sends a signal to it and all that it started. */
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Waits for it no longer: our own end does not depend on it any more. */
  readonly release: () => void;
}

/** Starts a program in a process group of its own, its streams going to the FIFOs, or to pipes where there are none; on wish under a terminal of its own. */
export async function launch(
  program: Program,
  streams: StreamPair | null,
  terminal: TerminalProgram | null = null,
): Promise<Launched> {
  if (streams !== null && terminal !== null) {
    const { launchUnderTerminal } = await import("./launchUnderTerminal");
    return launchUnderTerminal(program, streams, terminal);
  }
  if (streams !== null) return launchWithFifos(program, streams);
  const { launchWithPipes } = await import("./launchWithPipes");
  return launchWithPipes(program);
}

/** Node's own spawn: a group of its own and two descriptors are all that is needed, and loading execa takes 15 ms of each run. */
function launchWithFifos(program: Program, streams: StreamPair): Launched {
  const [file = "", ...args] = program.command;
  const child = spawn(file, args, {
    cwd: program.workingDirectory,
    env: environmentOf(program),
    stdio: [program.stdin, streams.out.writeEnd, streams.err.writeEnd],
    detached: true,
  });
  return spawned(child, signalGroup);
}

/** A program that was started in a group of its own. @param signal to this group. */
export function spawned(
  child: ChildProcess,
  signal: (group: number, signal: NodeJS.Signals) => void,
): Launched {
  const { pid = null } = child as { readonly pid?: number };
  const ended = new Promise<Ending>((resolve) => {
    child.on("error", (error: NodeJS.ErrnoException) => {
      if (pid === null) resolve(notStarted(error.code, error.message));
    });
    child.on("exit", (exitCode, signal) => resolve({ exitCode, signal, failure: null }));
  });
  return {
    pid,
    ended,
    pipes: null,
    signal: (name) => {
      if (pid !== null) signal(pid, name);
    },
    release: () => child.unref(),
  };
}

/** All that a program finds in its environment. */
export function environmentOf({ environment, secretEnvironment }: Program): Record<string, string> {
  return { ...environment, ...secretEnvironment };
}

/** A program that was never started. */
export function notStarted(code: string | undefined, message: string): Ending {
  return { exitCode: null, signal: null, failure: { missing: code === "ENOENT", message } };
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // It is gone already.
  }
}
