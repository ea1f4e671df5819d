import { join } from "node:path";
import { mayStop } from "../core/lifecycle";
import { stateLabel } from "../core/format/stateLabel";
import type { Owner } from "../core/jobStatus";
import { parseJobStatus } from "../core/parseJobStatus";
import { readControlAddress } from "../bundle/controlAddress";
import { bundlePaths, type WorkspaceLayout } from "../bundle/layout";
import { conditionOf } from "../bundle/owner";
import { readJsonOrNull } from "../bundle/readJson";
import { askControl } from "./askControl";

export type StopAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/**
 * Asks a running execution to stop: over its control socket, else by SIGTERM to its owner. It answers when the wish was
 * taken, not when the run has ended.
 */
export async function requestStop(layout: WorkspaceLayout, id: string): Promise<StopAnswer> {
  const status = parseJobStatus(readJsonOrNull(join(layout.executions, id, bundlePaths.jobStatus)));
  if ("problem" in status) return { ok: false, reason: status.problem };
  if (status.state === "STOPPING") return { ok: true };
  if (!mayStop(status.state))
    return { ok: false, reason: `it is not running: its state is ${stateLabel(status.state)}` };
  const address = readControlAddress(layout, id);
  if (address !== null && (await askControl(address, { type: "stop" }))) return { ok: true };
  return signalOwner(status.owner, id);
}

function signalOwner(owner: Owner | null, id: string): StopAnswer {
  const condition = owner === null ? "elsewhere" : conditionOf(owner);
  if (owner === null || condition === "elsewhere")
    return { ok: false, reason: "it runs on another machine; stop it there" };
  if (condition === "dead")
    return {
      ok: false,
      reason: `the process that ran it is gone; what still runs of its script is ended by: executions recover ${id}`,
    };
  try {
    process.kill(owner.pid, "SIGTERM");
    // One that is suspended (Ctrl+Z) takes the signal when it goes on.
    if (process.platform !== "win32") process.kill(owner.pid, "SIGCONT");
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: `its process ${owner.pid} could not be told: ${(error as Error).message}` };
  }
}
