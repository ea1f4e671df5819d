import { formatDuration } from "./format/duration";

const maximumLineLength = 300;

/**
 * Why a script ended badly, as a person reads it: "exit code 7 after 1.2 s; last line of stderr: …".
 * @param tail the end of what it wrote to this stream.
 */
export function endReason(
  ending: { readonly exitCode: number | null; readonly signal: string | null },
  durationMs: number,
  tail: string,
  stream: "stderr" | "output" = "stderr",
): string {
  const how =
    ending.signal === null ? `exit code ${ending.exitCode ?? "unknown"}` : `ended by ${ending.signal}`;
  const last = lastLine(tail);
  const told = last === null ? `nothing on ${stream}` : `last line of ${stream}: ${last}`;
  return `${how} after ${formatDuration(durationMs)}; ${told}`;
}

/** The last line; of a Node script that threw, the error itself, which stands above its stack and Node's version. */
function lastLine(text: string): string | null {
  const lines = text
    .replaceAll(ansiSequence, "")
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const last = lines.at(-1);
  if (last === undefined) return null;
  const thrown = nodeVersion.test(last) ? lines.findLast((line) => thrownError.test(line)) : undefined;
  const line = thrown ?? last;
  return line.length > maximumLineLength ? `${line.slice(0, maximumLineLength)}…` : line;
}

const nodeVersion = /^Node\.js v\d/;
const thrownError = /^(?:Uncaught )?[\w.]*(?:Error|Exception)\b(?: \[\w+\])?:/;

/** ECMA-48 control sequences: colours and cursor movement. */
const ansiSequence = new RegExp("\\u001b\\[[0-?]*[ -/]*[@-~]", "g");
