import type { Readable } from "node:stream";
import type { ScriptStream, StreamPair } from "./streamPair";

/** A program to run, without a shell. */
export interface Program {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
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
}

/** Starts a program in a process group of its own, its streams going to the FIFOs (or to pipes where there are none). */
export async function launch(program: Program, streams: StreamPair | null): Promise<Launched> {
  const { execa } = await import("execa");
  const [file = "", ...args] = program.command;
  // Any descriptor is handed on as it is; execa's types name the standard ones alone.
  const to = (stream: ScriptStream | undefined): 1 | "pipe" => (stream?.writeEnd as 1 | undefined) ?? "pipe";
  const subprocess = execa(file, args, {
    cwd: program.workingDirectory,
    env: { ...program.environment },
    extendEnv: false,
    stdin: program.stdin,
    stdout: to(streams?.out),
    stderr: to(streams?.err),
    buffer: false,
    reject: false,
    stripFinalNewline: false,
    cleanup: false,
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const { stdout, stderr } = subprocess;
  return {
    pid: subprocess.pid ?? null,
    ended: subprocess.then(endingOf),
    pipes: stdout !== null && stderr !== null ? { out: stdout, err: stderr } : null,
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
    return {
      exitCode: null,
      signal: null,
      failure: { missing: code === "ENOENT", message: originalMessage ?? "it could not be started" },
    };
  return { exitCode: exitCode ?? null, signal: signal ?? null, failure: null };
}
