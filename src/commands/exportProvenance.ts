import { existsSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { describeWriteFailure } from "../bundle/ensureWorkspace";
import { bundlePaths } from "../bundle/layout";
import { HumanError } from "../core/humanError";
import { chooseReadable } from "./chooseReadable";
import type { Services } from "./services";

/** `executions.exportProvenance`: the PROV-XML document to a file. */
export async function exportProvenance({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseReadable(workspaces, args, "metadata");
  if (chosen === undefined) return;
  const { execution, entry } = chosen;
  const source = join(execution.path, bundlePaths.provenance);
  if (!existsSync(source))
    throw new HumanError(
      vscode.l10n.t(
        "{0} has no provenance document yet: it is written when the execution ends.",
        execution.id,
      ),
      2,
    );
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export Provenance"),
    defaultUri: vscode.Uri.joinPath(entry.folder.uri, `${execution.id}.provo.xml`),
    filters: { "PROV-XML": ["xml"] },
  });
  if (target === undefined) return;
  try {
    await copyFile(source, target.fsPath);
  } catch (error) {
    throw new HumanError(`Cannot write ${target.fsPath}: ${describeWriteFailure(error)}.`, 3, {
      cause: error,
    });
  }
  vscode.window.setStatusBarMessage(vscode.l10n.t("Exported to {0}", target.fsPath), 5000);
}
