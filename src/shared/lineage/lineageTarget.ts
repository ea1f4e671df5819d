/** What the lineage page is about: an execution, a file or any node of a workspace. */
export interface LineageTarget {
  /** Absolute path of the workspace folder. */
  readonly workspace: string;
  readonly of: "execution" | "file" | "node";
  /** The execution's id, the file's absolute path, or the node's id. */
  readonly name: string;
}

/** Whether what was kept names a lineage. */
export function isLineageTarget(value: unknown): value is LineageTarget {
  if (typeof value !== "object" || value === null) return false;
  const { workspace, of, name } = value as Partial<Record<keyof LineageTarget, unknown>>;
  return (
    typeof workspace === "string" &&
    typeof name === "string" &&
    (of === "execution" || of === "file" || of === "node")
  );
}
