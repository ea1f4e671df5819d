import { spawn, type ChildProcess } from "node:child_process";
import { messageOf } from "../../core/humanError";
import {
  commonOptions,
  environmentOfGit,
  ordinaryLimits,
  safeConfiguration,
  type GitAnswer,
  type GitLimits,
  type GitProgram,
} from "./gitProgram";

/**
 * What {@link runGit} does, for the questions of every run: to load simple-git and to go through it takes 13 ms of each.
 * @param commandAndOptions constants, and paths after `--`
 */
export function askGit(
  program: GitProgram,
  commandAndOptions: readonly string[],
  limits: Partial<GitLimits> = {},
): Promise<GitAnswer> {
  try {
    return answerOf(startGit(program, commandAndOptions), { ...ordinaryLimits, ...limits });
  } catch (error) {
    // Some of what the system refuses Node throws: arguments that are too long, memory that is not there.
    return Promise.resolve(failed(messageOf(error)));
  }
}

function startGit(program: GitProgram, commandAndOptions: readonly string[]): ChildProcess {
  const settings = [...safeConfiguration, ...program.configuration].flatMap((setting) => ["-c", setting]);
  return spawn(program.path, [...settings, ...commonOptions, ...commandAndOptions], {
    cwd: program.folder,
    env: environmentOfGit(program),
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
}

function answerOf(git: ChildProcess, { timeLimitMs, maximumBytes }: GitLimits): Promise<GitAnswer> {
  return new Promise((resolve) => {
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    const fail = (reason: string): void => {
      clearTimeout(timer);
      resolve(failed(reason));
    };
    const giveUp = (reason: string): void => {
      fail(reason);
      abandon(git);
    };
    const timer = setTimeout(() => giveUp(`git did not end within ${timeLimitMs / 1000} s`), timeLimitMs);
    let bytes = 0;
    git.stdout?.on("data", (piece: Buffer) => {
      out.push(piece);
      bytes += piece.length;
      if (bytes > maximumBytes) giveUp(`it is more than ${Math.round(maximumBytes / 1024 / 1024)} MB`);
    });
    git.stderr?.on("data", (piece: Buffer) => err.push(piece));
    git.on("error", (error) => fail(error.message));
    git.on("close", (code) => {
      clearTimeout(timer);
      resolve({
        exitCode: code ?? -1,
        stdout: Buffer.concat(out),
        stderr: Buffer.concat(err).toString("utf8"),
      });
    });
  });
}

function failed(reason: string): GitAnswer {
  return { exitCode: -1, stdout: Buffer.alloc(0), stderr: reason };
}

/** It is ended, and not waited for: a program that it started could keep its streams open. */
function abandon(git: ChildProcess): void {
  git.kill();
  git.stdout?.destroy();
  git.stderr?.destroy();
  git.unref();
}
