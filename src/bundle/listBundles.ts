import { readdirSync } from "node:fs";

/**
 * The ids of a workspace's bundles: every real folder of `executions/`. A link is none: it could lead out of the workspace.
 * @throws when the folder exists and cannot be read.
 */
export function listBundleIds(executions: string): string[] {
  try {
    const entries = readdirSync(executions, { withFileTypes: true });
    return entries.flatMap((entry) =>
      entry.isDirectory() && !entry.name.startsWith(".") ? [entry.name] : [],
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
