import { isAbsolute, join, relative, sep } from "node:path";
import { wrongUse } from "../core/humanError";
import type { WorkspaceLayout } from "./layout";

/** The id of the execution that a path lies in, or is; null outside of all. @param path absolute. */
export function enclosingBundle({ executions }: WorkspaceLayout, path: string): string | null {
  const inside = relative(executions, path);
  const [id = ""] = inside.split(sep);
  return id === "" || id === ".." || isAbsolute(inside) ? null : id;
}

/**
 * Keeps what is exported out of executions: one more file breaks their seal.
 * @param target where something is to be written, absolute.
 * @throws {HumanError} wrong use, when that lies in an execution of the workspace.
 */
export function refuseInsideBundle(layout: WorkspaceLayout, target: string): void {
  const id = enclosingBundle(layout, target);
  if (id === null) return;
  throw wrongUse(
    `${target} lies in ${join(layout.executions, id)}: choose a place outside of the executions, which are sealed.`,
  );
}
