import * as vscode from "vscode";
import type { WorkspaceLayout } from "../bundle/layout";
import { defaultTrashDays } from "../core/trashDays";

/** Takes away what has lain in the trash longer than `executions.trash.days`. Never throws. */
export async function sweepTrash(layout: WorkspaceLayout): Promise<void> {
  const scope = vscode.Uri.file(layout.workspace);
  const days = vscode.workspace.getConfiguration("executions", scope).get("trash.days", defaultTrashDays);
  try {
    const { purgeTrash } = await import("../bundle/trash/purgeTrash");
    await purgeTrash(layout, days);
  } catch {
    // What cannot be taken away now waits for the next time.
  }
}
