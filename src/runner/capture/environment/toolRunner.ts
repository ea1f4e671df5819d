import { spawn } from "node:child_process";

export interface ToolQuestion {
  /** Absolute path of the program. */
  readonly program: string;
  readonly args: readonly string[];
  readonly timeLimitMs: number;
}

/** Asks a program: what it prints on standard output, or the reason why it gave no answer. Never throws. */
export type ToolRunner = (question: ToolQuestion) => Promise<ToolAnswer>;

export type ToolAnswer =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

export interface ToolSurroundings {
  /** Of the script. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  /** Called as soon as a tool has ended. */
  readonly onExit: () => void;
}

const maximumBytes = 32 * 1024 * 1024;

/** What a tool needs to know of the script's environment; secrets stand in none of these. */
const passedNames =
  /^(?:PATH|PATHEXT|HOME|USERPROFILE|SYSTEMROOT|TEMP|TMP|TMPDIR|LOCALAPPDATA|APPDATA|PYENV_VERSION|PYENV_ROOT|ASDF_[A-Z_]+|MISE_[A-Z_]+|VIRTUAL_ENV|CONDA_PREFIX|CONDA_DEFAULT_ENV|PYTHONPATH|PYTHONNOUSERSITE|PYTHONUSERBASE|LD_LIBRARY_PATH|DYLD_[A-Z_]+)$/i;

/** Starts tools beside a script, each ended at its time limit with all that it printed thrown away. */
export function toolRunner({ environment, workingDirectory, onExit }: ToolSurroundings): ToolRunner {
  const passed = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => value !== undefined && passedNames.test(name)),
  );
  return ({ program, args, timeLimitMs }) =>
    new Promise((resolve) => {
      const fail = (reason: string): void => resolve({ ok: false, reason: `${program} ${reason}` });
      const child = spawn(program, args, {
        cwd: workingDirectory,
        env: passed,
        stdio: ["ignore", "pipe", "ignore"],
        windowsHide: true,
      });
      const pieces: Buffer[] = [];
      let bytes = 0;
      const giveUp = (reason: string): void => {
        clearTimeout(limit);
        child.kill("SIGKILL");
        child.stdout.destroy();
        fail(reason);
      };
      const limit = setTimeout(() => giveUp(`gave no answer within ${timeLimitMs / 1000} s`), timeLimitMs);
      child.stdout.on("data", (piece: Buffer) => {
        pieces.push(piece);
        bytes += piece.length;
        if (bytes > maximumBytes) giveUp("printed more than 32 MB");
      });
      child.on("error", (error) => {
        clearTimeout(limit);
        fail(`could not be started: ${error.message}`);
      });
      child.on("exit", onExit);
      child.on("close", (exitCode) => {
        clearTimeout(limit);
        if (exitCode === 0) resolve({ ok: true, text: Buffer.concat(pieces).toString("utf8") });
        else fail(exitCode === null ? "was ended" : `ended with exit code ${exitCode}`);
      });
    });
}
