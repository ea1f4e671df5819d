import * as vscode from "vscode";
import type { WorkspaceEntry } from "./workspaces";

/** Why executions of the window's folders cannot be listed, in the user's language; null where they can. */
export function unreadableText(entries: readonly WorkspaceEntry[]): string | null {
  const texts = entries.flatMap(({ folder, store: { problem } }) =>
    problem === null
      ? []
      : [vscode.l10n.t("The executions of {0} cannot be read: {1}.", folder.name, problem.message)],
  );
  return texts.length === 0 ? null : texts.join(" ");
}
