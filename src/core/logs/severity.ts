import type { Severity } from "./logLine";

/**
 * What tells of an error: levels of loggers, exceptions of Python, Node, Java and R, compilers and the shell. A metric
 * such as "error: 0.31" or "mean_squared_error" tells of none.
 */
const errors = [
  String.raw`\b(?:ERROR|FATAL|CRITICAL|SEVERE|PANIC)\b(?![=_])`,
  String.raw`^[ \t]*Traceback \(most recent call last\)`,
  String.raw`^[ \t]*(?:Uncaught )?(?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Interrupt)(?::|$| \[)`,
  String.raw`^Exception in thread\b`,
  String.raw`^Caused by: `,
  String.raw`(?:^|[:\]] ?)(?:fatal )?[Ee]rror: (?!-?[\d.]|nan\b|inf\b)`,
  String.raw`^Error in `,
  String.raw`^Execution halted`,
  String.raw`\b[Ss]egmentation fault\b`,
  String.raw`\(core dumped\)`,
  String.raw`^panic: `,
  String.raw`^npm ERR!`,
].join("|");

const warnings = [
  String.raw`\bWARN(?:ING)?\b(?![=_])`,
  String.raw`\b[A-Z]\w*Warning\b(?::|$| \[)`,
  String.raw`(?:^|[:\]] ?)[Ww]arning: `,
  String.raw`^Warning (?:message|in )`,
  String.raw`^\(node:\d+\) (?:\[\w+\] )?Warning`,
].join("|");

const isError = new RegExp(errors, "m");
const isWarning = new RegExp(warnings, "m");

/** What a line tells of; null: nothing of note. @param line without colours. */
export function severityOf(line: string): Severity | null {
  if (isError.test(line)) return "error";
  return isWarning.test(line) ? "warning" : null;
}

/** Finds all places that tell of an error or a warning in many lines at once; a line may hold several. */
export const severityPatterns: Readonly<Record<Severity, RegExp>> = {
  error: new RegExp(errors, "gm"),
  warning: new RegExp(warnings, "gm"),
};
