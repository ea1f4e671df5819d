/** Names an execution everywhere outside the store: the workspace that holds it and its id. */
export interface ExecutionTarget {
  /** Absolute path of the workspace folder. */
  readonly workspace: string;
  readonly id: string;
}

/** Whether a value that came from outside (a tree node, a saved page state) names an execution. */
export function isExecutionTarget(value: unknown): value is ExecutionTarget {
  if (typeof value !== "object" || value === null) return false;
  const { workspace, id } = value as Partial<Record<keyof ExecutionTarget, unknown>>;
  return typeof workspace === "string" && typeof id === "string";
}
