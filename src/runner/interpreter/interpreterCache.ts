import { join } from "node:path";
import type { WorkspaceLayout } from "../../bundle/layout";

/** Where the versions of a workspace's interpreters are remembered. */
export function interpreterCache(layout: WorkspaceLayout): string {
  return join(layout.cache, "interpreters.json");
}
