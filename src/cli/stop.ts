import { setTimeout as wait } from "node:timers/promises";
import { formatDuration } from "../core/format/duration";
import { stateLabel } from "../core/format/stateLabel";
import { mayDelete, type ExecutionState } from "../core/lifecycle";
import type { ExecutionSummary } from "../core/summary";
import { requestStop } from "../runner/stopRequest";
import { readState } from "../store/readState";
import { readStatus } from "../store/readSummary";
import { countOption, namedExecutions } from "./arguments";
import { printOutcome, type Refusal } from "./outcome";
import { jsonOption, type Verb, type VerbCall } from "./verb";

const pollMs = 50;
/** Grace, SIGTERM, SIGKILL and sealing large outputs fit well into this. */
const defaultWaitSeconds = 120;
/** What takes longer is worth a line for the person who waits. */
const quietMs = 1500;

/** `executions stop ID...`: asks each to stop and waits for its end, at most as long as `--wait` says. */
export const stopVerb: Verb = {
  usage: "ID... [--wait SECONDS] [--no-wait] [--json]",
  summary: "Stop executions that are running",
  options: {
    wait: {
      type: "string",
      value: "SECONDS",
      help: `how long to wait for their ends; ${defaultWaitSeconds} where it is not given`,
    },
    "no-wait": { type: "boolean", help: "ask only; do not wait until they have ended" },
    ...jsonOption,
  },
  async run(call) {
    const executions = namedExecutions(call, "stop ID...");
    const seconds = countOption(call, "wait") ?? defaultWaitSeconds;
    const waitMs = call.options.flag("no-wait") ? null : seconds * 1000;
    const answers = await Promise.all(executions.map((execution) => stop(call, execution, waitMs)));
    const refused = answers.filter((answer) => typeof answer !== "string");
    const done = answers.filter((answer) => typeof answer === "string");
    return printOutcome(call, waitMs === null ? "Stopping" : "Stopped", { done, refused });
  },
};

/**
 * @param waitMs how long to wait for the end; null: not at all.
 * @returns the id, or why it was not stopped.
 */
async function stop(
  call: VerbCall,
  { id, path }: ExecutionSummary,
  waitMs: number | null,
): Promise<string | Refusal> {
  const answer = await requestStop(call.layout, id);
  if (!answer.ok) return { id, reason: answer.reason };
  if (waitMs === null) return id;
  const begun = performance.now();
  let isTold = false;
  let state: ExecutionState = readState(path);
  for (; !mayDelete(state); state = readState(path)) {
    const waited = performance.now() - begun;
    if (waited >= waitMs) return { id, reason: notYet(path, state, waitMs) };
    if (waited > quietMs && !isTold) {
      call.console.say(`Waiting for ${id} to end …`);
      isTold = true;
    }
    await wait(pollMs);
  }
  return state === "STOPPED" ? id : { id, reason: otherwise(path, state) };
}

function otherwise(path: string, state: ExecutionState): string {
  const status = readStatus(path);
  const reason = "problem" in status ? status.problem : status.reason;
  return `it ended otherwise: ${stateLabel(state)}${reason === null ? "" : ` (${reason})`}`;
}

/** A script that cleans up, outputs that are large, or a runner that hangs: which of them, only a person can tell. */
function notYet(path: string, state: ExecutionState, waitMs: number): string {
  const status = readStatus(path);
  const pid = "problem" in status ? null : (status.owner?.pid ?? null);
  const runner = pid === null ? "the process that runs it" : `the process that runs it (${pid})`;
  return `it was asked to stop and is ${stateLabel(state)} after ${formatDuration(waitMs)}; it goes on ending by itself. Where ${runner} hangs, kill that process; the execution is then shown as Dead`;
}
