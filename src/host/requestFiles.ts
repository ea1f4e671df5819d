import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "../core/json";
import { HumanError } from "../core/humanError";
import { describeWriteFailure, ensureWorkspace } from "../bundle/ensureWorkspace";
import { workspaceLayout } from "../bundle/layout";

/** The files that hand a form's values to the runner: for the user's eyes alone, and gone once they were read. */
export class RequestFiles {
  private readonly written = new Map</* run */ string, string>();

  /**
   * @returns the absolute path of the file.
   * @throws {HumanError} when the workspace cannot be written to.
   */
  write(workspace: string, run: string, inputs: Readonly<Record<string, Json>>): string {
    const layout = workspaceLayout(workspace);
    ensureWorkspace(layout);
    const folder = join(layout.cache, "requests");
    const path = join(folder, `${run}.json`);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(path, JSON.stringify(inputs), { mode: 0o600 });
    } catch (error) {
      rmSync(path, { force: true });
      throw new HumanError(
        `Cannot write to ${folder}: ${describeWriteFailure(error)}. Nothing was started.`,
        3,
        {
          cause: error,
        },
      );
    }
    this.written.set(run, path);
    return path;
  }

  remove(run: string): void {
    const path = this.written.get(run);
    if (path === undefined) return;
    rmSync(path, { force: true });
    this.written.delete(run);
  }
}
