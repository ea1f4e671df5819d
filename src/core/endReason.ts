import { formatDuration } from "./format/duration";

const maximumLineLength = 300;

/**
 * Why a script ended badly, as a person reads it: "exit code 7 after 1.2 s; last line of stderr: …".
 * @param stderrTail the end of what it wrote to stderr.
 */
export function endReason(
  ending: { readonly exitCode: number | null; readonly signal: string | null },
  durationMs: number,
  stderrTail: string,
): string {
  const how =
    ending.signal === null ? `exit code ${ending.exitCode ?? "unknown"}` : `ended by ${ending.signal}`;
  const last = lastLine(stderrTail);
  const tail = last === null ? "nothing on stderr" : `last line of stderr: ${last}`;
  return `${how} after ${formatDuration(durationMs)}; ${tail}`;
}

function lastLine(text: string): string | null {
  const plain = text.replaceAll(ansiSequence, "");
  const line = plain
    .split(/[\r\n]+/)
    .map((candidate) => candidate.trim())
    .findLast((candidate) => candidate !== "");
  if (line === undefined) return null;
  return line.length > maximumLineLength ? `${line.slice(0, maximumLineLength)}…` : line;
}

/** ECMA-48 control sequences: colours and cursor movement. */
const ansiSequence = new RegExp("\\u001b\\[[0-?]*[ -/]*[@-~]", "g");
