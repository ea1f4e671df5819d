import { existsSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { bundlePaths } from "../bundle/layout";
import { HumanError } from "../core/humanError";
import { patchUri } from "../host/patchDocuments";
import { chooseReadable } from "./chooseReadable";
import type { Services } from "./services";

/** `executions.openChanges`: the uncommitted changes that an execution ran on, as a read-only document. */
export async function openChanges({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseReadable(workspaces, args, "metadata", ({ dirty }) => dirty === true);
  if (chosen === undefined) return;
  const { execution } = chosen;
  if (!existsSync(join(execution.path, bundlePaths.patch)))
    throw new HumanError(
      vscode.l10n.t(
        "{0} ran on committed code alone: there are no uncommitted changes.",
        execution.name ?? execution.id,
      ),
      2,
    );
  const document = await vscode.workspace.openTextDocument(patchUri(execution.path));
  await vscode.languages.setTextDocumentLanguage(document, "diff");
  await vscode.window.showTextDocument(document, { preview: true });
}
