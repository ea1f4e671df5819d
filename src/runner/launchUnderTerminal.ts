import { spawn, type ChildProcess } from "node:child_process";
import type { Writable } from "node:stream";
import { spawned, type Launched, type Program } from "./launch";
import { readProcesses } from "./processEntries";
import type { StreamPair } from "./streamPair";
import type { TerminalProgram } from "./terminalProgram";

const defaultSize = { columns: 80, rows: 24 };
const ctrlC = 3;
const secretsDescriptor = 3;

/**
 * Starts a program under a real terminal through script(1): what it writes to either stream comes as one. What is typed
 * in our own terminal goes to it byte by byte; Ctrl+C stays ours, as everywhere.
 */
export function launchUnderTerminal(
  program: Program,
  streams: StreamPair,
  terminal: TerminalProgram,
): Launched {
  const feeds = program.stdin === "inherit" && process.stdin.isTTY;
  const child = spawn(terminal.path, argumentsOf(terminal, program, feeds), {
    cwd: program.workingDirectory,
    env: { TERM: "xterm-256color", ...program.environment, SHELL: "/bin/sh" },
    stdio: [
      feeds ? "pipe" : program.stdin,
      streams.out.writeEnd,
      streams.err.writeEnd,
      ...(hasSecrets(program) ? ["pipe" as const] : []),
    ],
    detached: true,
  });
  handSecrets(child, program);
  const launched = spawned(child, (pid, signal) => signalInner(pid, signal));
  const release = feeds ? feed(child) : () => undefined;
  void launched.ended.then(release);
  return launched;
}

function argumentsOf({ kind, echoes }: TerminalProgram, program: Program, feeds: boolean): string[] {
  const line = commandLine(program);
  if (kind === "bsd") return ["-q", "/dev/null", "/bin/sh", "-c", line];
  return ["-q", "-e", "-f", ...(echoes && feeds ? ["-E", "always"] : []), "-c", line, "/dev/null"];
}

/** Sets the size of our own terminal, gives the program its SHELL back and its secrets, and becomes it. */
function commandLine(program: Program): string {
  const { columns, rows } = sizeOfOurs();
  const { command, environment } = program;
  const { SHELL: shell } = environment;
  const restored = shell === undefined ? "unset SHELL" : `SHELL=${quoted(shell)}; export SHELL`;
  return [
    `stty rows ${rows} cols ${columns} 2>/dev/null`,
    restored,
    ...(hasSecrets(program) ? [takeSecrets] : []),
    `exec ${command.map(quoted).join(" ")}`,
  ].join("; ");
}

function hasSecrets({ secretEnvironment }: Program): boolean {
  return Object.keys(secretEnvironment).length > 0;
}

/**
 * Anyone of this user may read the environment that a process was started with, and script(1) stays there beside the
 * program: secrets come to the shell that becomes the program by a pipe, as assignments. Only what a shell does itself
 * is used: no other program gets to see them.
 */
const takeSecrets = `executions_secrets=; while IFS= read -r executions_line <&${secretsDescriptor}; do \
executions_secrets="$executions_secrets$executions_line
"; done; exec ${secretsDescriptor}<&-; eval "$executions_secrets"; unset executions_secrets executions_line`;

function handSecrets(child: ChildProcess, { secretEnvironment }: Program): void {
  const pipe = child.stdio[secretsDescriptor] as Writable | null | undefined;
  // A program that could not be started takes none.
  pipe?.on("error", () => undefined);
  const lines = Object.entries(secretEnvironment).map(
    ([name, value]) => `${name}=${quoted(value)}; export ${name}\n`,
  );
  pipe?.end(lines.join(""));
}

function sizeOfOurs(): { readonly columns: number; readonly rows: number } {
  const shown = [process.stdout, process.stderr].find(({ isTTY }) => isTTY);
  return shown === undefined ? defaultSize : { columns: shown.columns, rows: shown.rows };
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/**
 * Hands on what is typed; our terminal shows nothing of it by itself meanwhile, as the inner one does.
 * @returns ends it.
 */
function feed({ stdin: input }: ChildProcess): () => void {
  if (input === null) return () => undefined;
  input.on("error", () => undefined);
  const { stdin } = process;
  const take = (bytes: Buffer): void => pass(bytes, input);
  const end = (): void => void input.end();
  stdin.setRawMode(true).on("data", take).on("end", end).on("error", end);
  return () => {
    stdin.off("data", take).off("end", end).setRawMode(false).pause().unref();
    input.destroy();
  };
}

/** In this mode the keyboard sends no signals: Ctrl+C is a byte. It is a wish to stop, as from any terminal. */
function pass(bytes: Buffer, input: Writable): void {
  const others = bytes.filter((byte) => byte !== ctrlC);
  if (others.length > 0) input.write(others);
  for (let count = bytes.length - others.length; count > 0; count -= 1) process.kill(process.pid, "SIGINT");
}

/** script(1) makes a session of its own: its groups are meant; it ends by itself when they have. */
function signalInner(pid: number, signal: NodeJS.Signals): void {
  const all = readProcesses();
  const inner = all.filter(({ parent }) => parent === pid).map((entry) => entry.pid);
  const groups = all
    .filter((entry) => inner.includes(entry.pid) || inner.includes(entry.session))
    .map(({ group }) => group);
  const targets = signal === "SIGKILL" ? [...groups, pid] : groups;
  for (const group of new Set(targets))
    try {
      process.kill(-group, signal);
    } catch {
      // It is gone already.
    }
}
