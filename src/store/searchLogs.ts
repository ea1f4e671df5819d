import { join } from "node:path";
import { messageOf } from "../core/humanError";
import type { ExecutionSummary } from "../core/summary";
import { bundlePaths } from "../bundle/layout";
import { searchArchivedLog } from "./archivedLogs";
import { searchLog } from "./searchLog";

/** A line that an execution printed and in which something was found. */
export interface ExecutionLogHit {
  readonly id: string;
  readonly stream: "out" | "err";
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** A hit, or an execution that could not be looked into and why. */
export type LogFinding = ExecutionLogHit | { readonly id: string; readonly reason: string };

const streams = [
  ["out", bundlePaths.stdout],
  ["err", bundlePaths.stderr],
] as const;

type LoggedExecution = Pick<ExecutionSummary, "id" | "path" | "archived">;

/** The lines of the logs of executions in which a pattern is found, in the order of the executions, as they are read. */
export async function* searchLogs(
  executions: Iterable<LoggedExecution>,
  pattern: RegExp,
): AsyncGenerator<LogFinding> {
  for (const execution of executions) yield* searchLogsOf(execution, pattern);
}

async function* searchLogsOf(
  { id, path, archived }: LoggedExecution,
  pattern: RegExp,
): AsyncGenerator<LogFinding> {
  for (const [stream, file] of streams)
    try {
      const found = archived ? searchArchivedLog(path, file, pattern) : searchLog(join(path, file), pattern);
      for await (const { line, text } of found) yield { id, stream, line, text };
    } catch (error) {
      if (!archived) throw error;
      yield { id, reason: messageOf(error) };
      return;
    }
}

/**
 * What to look for: a text as it is, or a regular expression; `word`: it begins and ends where words do.
 * @throws {SyntaxError} when it is no regular expression.
 */
export function logPattern(
  text: string,
  options: { readonly regex: boolean; readonly case: boolean; readonly word?: boolean },
): RegExp {
  const source = options.regex ? text : text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  const flags = options.case ? "m" : "im";
  // Read alone first: what is wrong is told of what was typed.
  const pattern = new RegExp(source, flags);
  return options.word === true ? new RegExp(`(?<!\\w)(?:${source})(?!\\w)`, flags) : pattern;
}
