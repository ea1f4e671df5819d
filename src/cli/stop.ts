import { setTimeout as wait } from "node:timers/promises";
import { stateLabel } from "../core/format/stateLabel";
import { mayDelete, type ExecutionState } from "../core/lifecycle";
import type { ExecutionSummary } from "../core/summary";
import type { WorkspaceLayout } from "../bundle/layout";
import { requestStop } from "../runner/stopRequest";
import { readState } from "../store/readState";
import { readStatus } from "../store/readSummary";
import { namedExecutions } from "./arguments";
import { printOutcome, type Refusal } from "./outcome";
import { jsonOption, type Verb } from "./verb";

const pollMs = 50;

/** `executions stop ID...`: asks each to stop and waits for its end. */
export const stopVerb: Verb = {
  usage: "ID... [--no-wait] [--json]",
  summary: "Stop executions that are running",
  options: {
    "no-wait": { type: "boolean", help: "ask only; do not wait until they have ended" },
    ...jsonOption,
  },
  async run(call) {
    const executions = namedExecutions(call, "stop ID...");
    const waits = !call.options.flag("no-wait");
    const answers = await Promise.all(executions.map((execution) => stop(call.layout, execution, waits)));
    const refused = answers.filter((answer) => typeof answer !== "string");
    const done = answers.filter((answer) => typeof answer === "string");
    return printOutcome(call, waits ? "Stopped" : "Stopping", { done, refused });
  },
};

/** @returns the id, or why it was not stopped. */
async function stop(
  layout: WorkspaceLayout,
  { id, path }: ExecutionSummary,
  waits: boolean,
): Promise<string | Refusal> {
  const answer = await requestStop(layout, id);
  if (!answer.ok) return { id, reason: answer.reason };
  if (!waits) return id;
  let state: ExecutionState = readState(path);
  while (!mayDelete(state)) {
    await wait(pollMs);
    state = readState(path);
  }
  return state === "STOPPED" ? id : { id, reason: notStopped(path, state) };
}

function notStopped(path: string, state: ExecutionState): string {
  const status = readStatus(path);
  const reason = "problem" in status ? status.problem : status.reason;
  return `it ended otherwise: ${stateLabel(state)}${reason === null ? "" : ` (${reason})`}`;
}
