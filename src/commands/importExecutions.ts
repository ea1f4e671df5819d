import * as vscode from "vscode";
import { HumanError, messageOf } from "../core/humanError";
import { withCancellableProgress } from "../host/cancellableProgress";
import type { WorkspaceEntry } from "../host/workspaces";
import { chooseFolder } from "./chooseFolder";
import type { Services } from "./services";
import { importBundles } from "../bundle/import/importBundles";

interface Outcome {
  /** Null: it was refused, for the reason in `text`. */
  readonly id: string | null;
  readonly text: string | null;
  readonly isNew: boolean;
}

/** `executions.import`: archives of executions into a workspace; named by what was dropped, else by a dialog. */
export async function importExecutions(services: Services, args: readonly unknown[]): Promise<void> {
  const [place, dropped] = args;
  const entry = await chooseWorkspace(services, place);
  if (entry === undefined) return;
  const archives = Array.isArray(dropped)
    ? dropped.filter((uri) => uri instanceof vscode.Uri)
    : await askArchives(entry);
  if (archives.length === 0) return;
  const outcomes = await withCancellableProgress(vscode.l10n.t("Importing"), async (signal, report) => {
    const done: Outcome[] = [];
    for (const [index, archive] of archives.entries()) {
      report(index / archives.length, vscode.workspace.asRelativePath(archive));
      try {
        const results = await importBundles(entry.layout.workspace, archive.fsPath, { signal });
        for (const result of results)
          done.push(
            "reason" in result
              ? { id: null, text: result.reason, isNew: false }
              : { id: result.id, text: null, isNew: result.outcome === "imported" },
          );
      } catch (error) {
        if (!(error instanceof HumanError)) throw error;
        done.push({ id: null, text: messageOf(error), isNew: false });
      }
    }
    return done;
  });
  entry.store.rescan();
  tell(entry, outcomes);
}

function tell(entry: WorkspaceEntry, outcomes: readonly Outcome[]): void {
  const refused = outcomes.flatMap(({ text }) => (text === null ? [] : [text]));
  const ids = outcomes.flatMap(({ id }) => (id === null ? [] : [id]));
  if (refused.length > 0) void vscode.window.showErrorMessage(refused.join(" "));
  const [first] = ids;
  if (first === undefined) return;
  const details = vscode.l10n.t("Open Details");
  const text =
    ids.length > 1
      ? vscode.l10n.t("Imported {0} executions.", ids.length)
      : outcomes.some(({ isNew }) => isNew)
        ? vscode.l10n.t("Imported {0}.", first)
        : vscode.l10n.t("{0} is already here.", first);
  void vscode.window.showInformationMessage(text, details).then(async (choice) => {
    if (choice === details)
      await vscode.commands.executeCommand("executions.openDetails", {
        workspace: entry.layout.workspace,
        id: first,
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
