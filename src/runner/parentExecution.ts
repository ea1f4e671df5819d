import { isExecutionId } from "../core/executionId";
import type { RunnerEnvironment } from "./runRequest";

/**
 * The execution whose script starts this one, as its environment says; it may lie in another workspace. Null where none
 * does, or where what stands there is no id: anyone may set a variable.
 */
export function parentOf({
  environment,
  say,
}: Pick<RunnerEnvironment, "environment" | "say">): string | null {
  const id = environment["EXECUTION_ID"] ?? "";
  if (isExecutionId(id)) return id;
  if (id !== "") say("Warning: EXECUTION_ID is no id of an execution: none is recorded as the parent");
  return null;
}
