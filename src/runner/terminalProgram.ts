import { execFile } from "node:child_process";
import { findOnPath } from "./interpreter/findOnPath";
import { MissingProgram } from "./runPlan";

/** script(1), the program that gives another one a terminal of its own, as it is called on this machine. */
export interface TerminalProgram {
  readonly path: string;
  readonly kind: "util-linux" | "bsd";
  /** Whether it can be told to show what is typed though its own input is no terminal (util-linux 2.35). */
  readonly echoes: boolean;
}

const wish = "The setting executions.run.terminal is pty";

/**
 * Looks for it on PATH.
 * @throws {MissingProgram} where there is none that serves; the message says what was looked for.
 */
export async function findTerminalProgram(environment: NodeJS.ProcessEnv): Promise<TerminalProgram> {
  if (process.platform === "win32")
    throw new MissingProgram(`${wish}, which is not there on Windows: choose pipes.`);
  const path = findOnPath("script", environment);
  if (path === null)
    throw new MissingProgram(
      `${wish}, which needs the program script(1) (of util-linux, or of BSD), and it is not on the PATH; install it, or choose pipes.`,
    );
  if (process.platform !== "linux") return { path, kind: "bsd", echoes: false };
  const version = /util-linux (\d+)\.(\d+)/.exec(await versionOf(path));
  if (version === null)
    throw new MissingProgram(`${wish}, but ${path} is not the script(1) of util-linux; choose pipes.`);
  const [major = 0, minor = 0] = version.slice(1).map(Number);
  return { path, kind: "util-linux", echoes: major > 2 || (major === 2 && minor >= 35) };
}

function versionOf(path: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(path, ["--version"], { timeout: 5000 }, (_error, stdout) => resolve(stdout));
  });
}
