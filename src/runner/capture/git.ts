import {
  commonOptions,
  environmentOfGit,
  ordinaryLimits,
  safeConfiguration,
  safeEnvironment,
  type GitAnswer,
  type GitLimits,
  type GitProgram,
} from "./gitProgram";

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
    git.env(environmentOfGit(program));
    git.outputHandler((_command, stdout) => stdout.on("data", count));
    await Promise.race([git.raw([...commonOptions, ...commandAndOptions]), passed]);
  } catch (error) {
    return { ...answer, exitCode: -1, stderr: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
  return answer;
}
