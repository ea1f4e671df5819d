import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "../core/json";
import { HumanError } from "../core/humanError";
import { describeWriteFailure, ensureWorkspace } from "../bundle/ensureWorkspace";
import { workspaceLayout } from "../bundle/layout";

/**
 * Writes what hands a form's values to the runner, for the user's eyes alone.
 * @returns the absolute path of the file.
 * @throws {HumanError} when the workspace cannot be written to.
 */
export function writeRequestFile(
  workspace: string,
  run: string,
  inputs: Readonly<Record<string, Json>>,
): string {
  const layout = workspaceLayout(workspace);
  ensureWorkspace(layout);
  const folder = join(layout.cache, "requests");
  const path = join(folder, `${run}.json`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(path, JSON.stringify(inputs), { mode: 0o600 });
    return path;
  } catch (error) {
    rmSync(path, { force: true });
    throw new HumanError(
      `Cannot write to ${folder}: ${describeWriteFailure(error)}. Nothing was started.`,
      3,
      { cause: error },
    );
  }
}
