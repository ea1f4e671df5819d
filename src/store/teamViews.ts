import { join } from "node:path";
import { HumanError } from "../core/humanError";
import { isJsonObject, type JsonObject } from "../core/json";
import { parseViews, withoutView, withView, type ReadViews, type SavedView } from "../core/savedView";
import { writeFileAtomic } from "../bundle/atomicWrite";
import { describeWriteFailure, ensureWorkspace } from "../bundle/ensureWorkspace";
import type { WorkspaceLayout } from "../bundle/layout";
import { readJson } from "../bundle/readJson";

/** The file of the views that a team shares, absolute (design, section 3). */
export function teamViewsFile({ root }: WorkspaceLayout): string {
  return join(root, "views.json");
}

/** The team's views; a missing file has none, what is damaged is told. */
export function readTeamViews(layout: WorkspaceLayout): ReadViews {
  const read = readJson(teamViewsFile(layout));
  if (read.ok) return parseViews(read.value);
  return { views: [], problems: read.reason === "missing" ? [] : [read.reason] };
}

/**
 * Adds a view to the team's, or replaces the one of its name.
 * @throws {HumanError} when the file is damaged (it is left as it is) or cannot be written.
 */
export function saveTeamView(layout: WorkspaceLayout, view: SavedView): void {
  change(layout, (file) => withView(file, view));
}

/** Takes a view out of the team's. @throws {HumanError} as `saveTeamView`. */
export function deleteTeamView(layout: WorkspaceLayout, name: string): void {
  change(layout, (file) => withoutView(file, name));
}

function change(layout: WorkspaceLayout, edit: (file: JsonObject) => JsonObject): void {
  const path = teamViewsFile(layout);
  const read = readJson(path);
  const file = read.ok ? read.value : read.reason === "missing" ? {} : null;
  if (!isJsonObject(file) || (file["version"] ?? 1) !== 1)
    throw new HumanError(
      `${path} cannot be changed: ${read.ok ? "it is not of version 1" : read.reason}. Repair or delete it, then try again.`,
    );
  ensureWorkspace(layout);
  try {
    writeFileAtomic(path, `${JSON.stringify(edit(file), null, 2)}\n`);
  } catch (error) {
    throw new HumanError(`Cannot write ${path}: ${describeWriteFailure(error)}. Nothing was changed.`, 3, {
      cause: error,
    });
  }
}
