import { devNull } from "node:os";

/** What a git process said. */
export interface GitAnswer {
  /** 0 when it went well; never 0 when git could not be started or was ended by the time limit. */
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface GitProgram {
  /** Absolute path of git. */
  readonly path: string;
  /** The folder that it runs in. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** More `key=value` configuration for this repository, beside what keeps it from running programs. */
  readonly configuration: readonly string[];
  /** Where the files lie, whatever the configuration (`core.worktree`) says; by default as git finds them. */
  readonly workTree?: string;
}

export interface GitLimits {
  /** After so long git is ended, and no longer waited for: a program that it started could keep its streams open. */
  readonly timeLimitMs: number;
  /** Of standard output, which is held in memory. */
  readonly maximumBytes: number;
}

const ordinaryLimits: GitLimits = { timeLimitMs: 60_000, maximumBytes: 1024 * 1024 * 1024 };

/** What a hostile repository could set to run programs or to write the index (git-config(1)). */
const safeConfiguration = [
  "core.fsmonitor=false",
  `core.hooksPath=${devNull}`,
  "core.untrackedCache=false",
  "diff.autoRefreshIndex=false",
  // A file that is missing there would end git.
  "diff.orderFile=/dev/null",
];

/** No fetch of a missing object in a partial clone: `GIT_NO_LAZY_FETCH` from git 2.44 on, no protocol before it. */
const safeEnvironment = {
  GIT_NO_LAZY_FETCH: "1",
  GIT_ALLOW_PROTOCOL: "none",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  LC_ALL: "C",
};

/** Programs that the environment names; simple-git refuses to start beside them when the environment is given. */
const programVariables = /^(?:git_.*|editor|visual|pager|prefix|ssh_askpass)$/i;

/**
 * Runs one git command that reads, so that nothing of the repository's configuration runs but clean filters, and the
 * index is not written. `GIT_*` of the surrounding environment are not passed on. Answers, never throws, when git fails.
 * @param commandAndOptions constants, and paths after `--`
 */
export async function runGit(
  program: GitProgram,
  commandAndOptions: readonly string[],
  limits: Partial<GitLimits> = {},
): Promise<GitAnswer> {
  const { timeLimitMs, maximumBytes } = { ...ordinaryLimits, ...limits };
  const { simpleGit } = await import("simple-git");
  let answer: GitAnswer = { exitCode: -1, stdout: Buffer.alloc(0), stderr: "git gave no answer" };
  const limit = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let bytes = 0;
  let count: (piece: Uint8Array) => void = () => undefined;
  const passed = new Promise<never>((_, reject) => {
    const giveUp = (reason: string): void => {
      reject(new Error(reason));
      limit.abort();
    };
    timer = setTimeout(() => giveUp(`git did not end within ${timeLimitMs / 1000} s`), timeLimitMs);
    count = (piece) => {
      bytes += piece.length;
      if (bytes > maximumBytes) giveUp(`it is more than ${Math.round(maximumBytes / 1024 / 1024)} MB`);
    };
  });
  try {
    const git = simpleGit({
      baseDir: program.folder,
      binary: program.path,
      config: [...safeConfiguration, ...program.configuration],
      unsafe: {
        allowUnsafeFsMonitor: true,
        allowUnsafeHooksPath: true,
        allowUnsafeCustomBinary: true,
        allowUnsafeFilter: true,
      },
      allowEnvironment: [...Object.keys(safeEnvironment), "GIT_WORK_TREE"],
      // Its default gives up 50 ms after the exit, with what was read of a long output until then.
      completion: { onClose: true, onExit: false },
      abort: limit.signal,
      // The only place where simple-git hands out the bytes of standard output and the exit code.
      errors: (error, result) => {
        answer = {
          exitCode: error instanceof Error ? -1 : result.exitCode,
          stdout: Buffer.concat(result.stdOut),
          stderr: error instanceof Error ? error.message : Buffer.concat(result.stdErr).toString("utf8"),
        };
        return undefined;
      },
    });
    const place = program.workTree === undefined ? {} : { GIT_WORK_TREE: program.workTree };
    git.env({ ...withoutPrograms(program.environment), ...safeEnvironment, ...place });
    git.outputHandler((_command, stdout) => stdout.on("data", count));
    await Promise.race([git.raw(["--no-pager", "--no-optional-locks", ...commandAndOptions]), passed]);
  } catch (error) {
    return { ...answer, exitCode: -1, stderr: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
  return answer;
}

function withoutPrograms(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !programVariables.test(name)));
}
