import * as vscode from "vscode";
import { HumanError, messageOf } from "../core/humanError";
import { withCancellableProgress } from "../host/cancellableProgress";
import { translate } from "../host/translate";
import type { WorkspaceEntry } from "../host/workspaces";
import { chooseFolder } from "./chooseFolder";
import { importedText, type Imported } from "./importedText";
import type { Services } from "./services";
import { importBundles } from "../bundle/import/importBundles";

/** `executions.import`: archives of executions into a workspace; named by what was dropped, else by a dialog. */
export async function importExecutions(services: Services, args: readonly unknown[]): Promise<void> {
  const [place, dropped] = args;
  const entry = await chooseWorkspace(services, place);
  if (entry === undefined) return;
  const archives = Array.isArray(dropped)
    ? dropped.filter((uri) => uri instanceof vscode.Uri)
    : await askArchives(entry);
  if (archives.length === 0) return;
  const imported: Imported[] = [];
  const refused: string[] = [];
  try {
    await withCancellableProgress(vscode.l10n.t("Importing"), async (signal, report) => {
      for (const [index, archive] of archives.entries()) {
        signal.throwIfAborted();
        report(index / archives.length, vscode.workspace.asRelativePath(archive));
        try {
          for (const result of await importBundles(entry.layout.workspace, archive.fsPath, { signal }))
            if ("reason" in result) refused.push(result.reason);
            else imported.push({ id: result.id, isNew: result.outcome === "imported" });
        } catch (error) {
          if (!(error instanceof HumanError)) throw error;
          refused.push(messageOf(error));
        }
      }
    });
  } finally {
    entry.store.rescan();
    tell(entry, imported, refused);
  }
}

function tell(entry: WorkspaceEntry, imported: readonly Imported[], refused: readonly string[]): void {
  if (refused.length > 0) void vscode.window.showErrorMessage(refused.join(" "));
  const text = importedText(imported, translate);
  const first = imported.find(({ isNew }) => isNew) ?? imported[0];
  if (first === undefined || text === null) return;
  const details = vscode.l10n.t("Open Details");
  void vscode.window.showInformationMessage(text, details).then(async (choice) => {
    if (choice === details)
      await vscode.commands.executeCommand("executions.openDetails", {
        workspace: entry.layout.workspace,
        id: first.id,
      });
  });
}

async function askArchives(entry: WorkspaceEntry): Promise<vscode.Uri[]> {
  return (
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Import Executions"),
      canSelectMany: true,
      defaultUri: entry.folder.uri,
      filters: { [vscode.l10n.t("Archive")]: ["zip"] },
      openLabel: vscode.l10n.t("Import"),
    })) ?? []
  );
}

async function chooseWorkspace(
  { workspaces }: Services,
  place: unknown,
): Promise<WorkspaceEntry | undefined> {
  const named =
    typeof place === "object" && place !== null ? (place as { workspace?: unknown }).workspace : null;
  if (typeof named === "string") return workspaces.at(named);
  return await chooseFolder(workspaces, vscode.l10n.t("Into which folder?"));
}
