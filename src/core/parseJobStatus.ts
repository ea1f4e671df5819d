import type { JobStatus, Link, Owner, StateChange } from "./jobStatus";
import { isJsonObject, numberOf, objectOf, textOf } from "./json";
import { isRecordedState, ogcStatusOf, type RecordedState } from "./lifecycle";

/**
 * What stands in a `jobStatus.json`; of CCP's (no `state`) the state is told from the OGC status.
 * @returns the record, or the reason why it is none.
 */
export function parseJobStatus(value: unknown): JobStatus | { readonly problem: string } {
  if (!isJsonObject(value)) return { problem: "jobStatus.json is not a JSON object" };
  const state = isRecordedState(value["state"]) ? value["state"] : stateOfOgcStatus(value["status"]);
  if (state === null) return { problem: "jobStatus.json has neither a known state nor a known status" };
  return {
    jobID: textOf(value["jobID"]) ?? "",
    processID: textOf(value["processID"]) ?? "",
    type: "process",
    status: ogcStatusOf(state),
    message: textOf(value["message"]) ?? "",
    progress: numberOf(value["progress"]) ?? 0,
    ...parseTimes(value),
    links: parseList(value["links"]) as unknown as Link[],
    state,
    exitCode: numberOf(value["exitCode"]),
    signal: textOf(value["signal"]),
    reason: textOf(value["reason"]),
    owner: parseOwner(value["owner"]),
    history: parseList(value["history"]).flatMap(parseStateChange),
  };
}

function parseTimes(
  value: Record<string, unknown>,
): Pick<JobStatus, "created" | "started" | "finished" | "updated"> {
  const started = textOf(value["started"]);
  const finished = textOf(value["finished"]);
  const created = textOf(value["created"]) ?? started ?? "";
  return {
    created,
    ...(started === null ? {} : { started }),
    ...(finished === null ? {} : { finished }),
    updated: textOf(value["updated"]) ?? created,
  };
}

/** Who runs an execution, as a record says; null when it does not. */
export function parseOwner(value: unknown): Owner | null {
  const owner = objectOf(value);
  const pid = numberOf(owner?.["pid"]);
  if (owner === null || pid === null) return null;
  return {
    machineId: textOf(owner["machineId"]) ?? "",
    bootId: textOf(owner["bootId"]) ?? "",
    pidNamespace: textOf(owner["pidNamespace"]) ?? "",
    pid,
    startTime: numberOf(owner["startTime"]) ?? 0,
    processGroup: numberOf(owner["processGroup"]),
    host: textOf(owner["host"]) ?? "",
  };
}

function parseStateChange(entry: Record<string, unknown>): StateChange[] {
  const at = textOf(entry["at"]);
  if (!isRecordedState(entry["state"]) || at === null) return [];
  return [{ state: entry["state"], at, message: textOf(entry["message"]) ?? "" }];
}

function parseList(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function stateOfOgcStatus(status: unknown): RecordedState | null {
  switch (status) {
    case "accepted":
      return "CREATED";
    case "running":
      return "EXECUTING";
    case "successful":
      return "COMPLETED";
    case "failed":
      return "FAILED";
    case "dismissed":
      return "STOPPED";
    default:
      return null;
  }
}
