import { constants as osConstants } from "node:os";
import { join } from "node:path";
import { describeWriteFailure } from "../bundle/ensureWorkspace";
import { bundlePaths } from "../bundle/layout";
import { readTail } from "../bundle/readTail";
import type { Link } from "../core/jobStatus";
import { asksForTerminal, terminalHint } from "../core/asksForTerminal";
import { endReason } from "../core/endReason";
import { formatDuration } from "../core/format/duration";
import type { PhaseOutcome } from "./runPhases";
import { stopExitCodes, stopReasons, type StopCause } from "./stopper";

const tailBytes = 8 * 1024;

/** How an execution ended, for its record and for the command line. */
export interface EndState {
  readonly state: "COMPLETED" | "FAILED" | "STOPPED" | "CACHED";
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly reason: string | null;
  readonly message: string;
  /** What the command line exits with (design, section 6). */
  readonly commandExitCode: number;
  /** To what else it belongs. */
  readonly links?: readonly Link[];
}

/** @param result the phase that decides; null when a stop came before anything was launched. */
export function endStateOf(
  result: PhaseOutcome | null,
  cause: StopCause | null,
  logFailure: unknown,
  bundle: string,
): EndState {
  const lost = result !== null && result.group !== null ? result.ending.failure : null;
  if (lost !== null) return failedBeforeLaunch(`it could not be stopped: ${lost.message}`, 3);
  if (cause !== null) return stopped(result, cause);
  if (result === null) throw new Error("an execution that was neither launched nor stopped has no end");
  if (result.ending.failure !== null) return notStarted(result.ending.failure);
  if (logFailure !== null) return unrecorded(result, logFailure);
  return ended(result, bundle);
}

/** An end that is not the script's own: nothing was launched, or we failed. */
export function failedBeforeLaunch(reason: string, commandExitCode: number): EndState {
  return { state: "FAILED", exitCode: null, signal: null, reason, message: "Failed", commandExitCode };
}

function stopped(result: PhaseOutcome | null, cause: StopCause): EndState {
  const after = result === null ? "before it was launched" : `after ${formatDuration(result.durationMs)}`;
  const reason = `${stopReasons[cause]} ${after}`;
  const { exitCode = null, signal = null } = result?.ending ?? {};
  return {
    state: "STOPPED",
    exitCode,
    signal,
    reason,
    message: "Stopped",
    commandExitCode: stopExitCodes[cause],
  };
}

function notStarted(failure: { readonly missing: boolean; readonly message: string }): EndState {
  return failedBeforeLaunch(`it could not be started: ${failure.message}`, failure.missing ? 127 : 126);
}

function unrecorded({ ending }: PhaseOutcome, failure: unknown): EndState {
  const reason = `what it printed could not be recorded: ${describeWriteFailure(failure)}`;
  return { state: "FAILED", ...ending, reason, message: "Failed", commandExitCode: 3 };
}

function ended({ phase, ending, durationMs, merged }: PhaseOutcome, bundle: string): EndState {
  const { exitCode, signal } = ending;
  if (exitCode === 0)
    return { state: "COMPLETED", exitCode, signal, reason: null, message: "Completed", commandExitCode: 0 };
  const which = phase === "deploy" ? "deploy script: " : "";
  const printed = readTail(join(bundle, merged ? bundlePaths.stdout : bundlePaths.stderr), tailBytes);
  const asked = !merged && asksForTerminal(printed) ? `; ${terminalHint}` : "";
  const reason = `${which}${endReason(ending, durationMs, printed, merged ? "output" : "stderr")}${asked}`;
  return {
    state: "FAILED",
    exitCode,
    signal,
    reason,
    message: "Failed",
    commandExitCode: exitCode ?? 128 + signalNumber(signal),
  };
}

function signalNumber(signal: string | null): number {
  const numbers: Readonly<Record<string, number>> = osConstants.signals;
  return numbers[signal ?? ""] ?? 0;
}
