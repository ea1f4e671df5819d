import * as vscode from "vscode";
import { updateAnnotations } from "../bundle/annotations";
import type { Annotations } from "../core/records";
import { chooseExecution, chooseExecutions, type Chosen } from "./chooseExecution";
import { parseTags } from "../forms/tags";
import type { Services } from "./services";

/** `executions.editName` */
export async function editName({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecution(workspaces, args);
  if (chosen === undefined) return;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t("Name of {0}", chosen.execution.id),
    prompt: vscode.l10n.t("Empty: it is called by its id."),
    value: chosen.execution.name ?? "",
  });
  if (name !== undefined) annotate(chosen, { name: name.trim() === "" ? null : name.trim() });
}

/** `executions.editNote` */
export async function editNote({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecution(workspaces, args);
  if (chosen === undefined) return;
  const note = await vscode.window.showInputBox({
    title: vscode.l10n.t("Note on {0}", chosen.execution.name ?? chosen.execution.id),
    prompt: vscode.l10n.t("What this run was for, or what it showed. It is no part of the signed record."),
    value: chosen.execution.note ?? "",
  });
  if (note !== undefined) annotate(chosen, { note: note.trim() === "" ? null : note });
}

/** `executions.editTags`, on one or several: what is told replaces the tags of each. */
export async function editTags({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecutions(workspaces, args);
  const [first] = chosen;
  if (first === undefined) return;
  const text = await vscode.window.showInputBox({
    title:
      chosen.length === 1
        ? vscode.l10n.t("Tags of {0}", first.execution.name ?? first.execution.id)
        : vscode.l10n.t("Tags of {0} Executions", chosen.length),
    prompt: vscode.l10n.t("Separated by commas."),
    value: chosen.length === 1 ? first.execution.tags.join(", ") : "",
  });
  if (text === undefined) return;
  const tags = parseTags(text);
  for (const each of chosen) annotate(each, { tags });
}

function annotate({ entry, execution }: Chosen, change: Partial<Annotations>): void {
  updateAnnotations(entry.layout, execution.id, (present) => ({ ...present, ...change }), new Date());
  entry.store.followJournal();
}
