import type { JobStatus } from "../../core/jobStatus";
import type { ExecutionEvent } from "../../core/records";
import type { Diagnosis } from "./diagnosis";

/** How the main script, or a deploy script that failed, ended, when the runner still heard it. */
export interface HeardEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
}

/** The end of the main script among the events; of a deploy script alone where the main one never ended. */
export function heardEnd(events: Iterable<ExecutionEvent>): HeardEnd | null {
  let heard: HeardEnd | null = null;
  for (const event of events) {
    if (event.type !== "phase" || event.phase !== "execute") continue;
    heard = { exitCode: event.exitCode ?? null, signal: event.signal ?? null };
  }
  return heard;
}

/**
 * Why an execution that was recovered FAILED, as a person reads it.
 * @param lastSign when it last wrote something.
 * @param ended processes of its script that were ended now.
 */
export function recoveredReason(
  diagnosis: Exclude<Diagnosis, { kind: "unsealed" }>,
  heard: HeardEnd | null,
  lastSign: Date | null,
  ended: readonly number[],
): string {
  const sign = lastSign === null ? "" : ` (last sign of life ${timeText(lastSign)})`;
  const what = diagnosis.kind === "dead" ? "the runner was killed" : unknownText(diagnosis);
  const when = diagnosis.status === null ? "" : ` ${whenText(diagnosis.status, heard)}`;
  const script = ended.length === 0 ? "" : "what still ran of the script was ended; ";
  return `${what}${when}${sign}; ${script}outputs and logs up to then were kept`;
}

function unknownText({ status, why }: Extract<Diagnosis, { kind: "unknown" }>): string {
  if (status === null) return `recovered without its record (${why})`;
  return `recovered without an end (${why.charAt(0).toLowerCase()}${why.slice(1)}); it was last seen`;
}

function whenText({ state }: JobStatus, heard: HeardEnd | null): string {
  if (heard !== null) return `after the script had ended (${howText(heard)}), before its results were sealed`;
  switch (state) {
    case "STARTED":
      return "while the deploy script ran";
    case "EXECUTING":
      return "while the script ran";
    case "STOPPING":
      return "while the script was being stopped";
    default:
      return "before the script was launched";
  }
}

function howText({ exitCode, signal }: HeardEnd): string {
  return signal === null ? `exit code ${exitCode ?? "unknown"}` : signal;
}

/** `2026-11-20 12:03:04 UTC`: what stands in a bundle is read in other time zones too. */
function timeText(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
