import type { ExecutionState } from "../core/lifecycle";
import { readStatus, stateOf } from "./readSummary";

/** The state of a bundle (absolute path) now, without reading the rest of it. */
export function readState(bundle: string): ExecutionState {
  const status = readStatus(bundle);
  return "problem" in status ? "UNKNOWN" : stateOf(status);
}
