import { existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { describeWriteFailure } from "../bundle/ensureWorkspace";
import { HumanError } from "../core/humanError";
import { makeRepository } from "../host/makeRepository";
import type { Services } from "./services";

const folderName = "penguins";

/** `executions.openSample`: a copy of the sample project, with a git repository in it, in a folder that the user picks; a window without a folder opens it. */
export async function openSample({ context, log }: Services): Promise<void> {
  const [parent] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Where shall the sample project be copied to?"),
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: vscode.l10n.t("Copy Here"),
    })) ?? [];
  if (parent === undefined) return;
  const folder = freeName(parent.fsPath);
  try {
    await cp(context.asAbsolutePath("media/sample"), folder, {
      recursive: true,
      errorOnExist: true,
      force: false,
    });
  } catch (error) {
    throw new HumanError(
      vscode.l10n.t("The sample project cannot be copied to {0}: {1}.", folder, describeWriteFailure(error)),
      3,
      { cause: error },
    );
  }
  const problem = await makeRepository(folder);
  if (problem !== null) log.warn(`No git repository in ${folder}: ${problem}`);
  const uri = vscode.Uri.file(folder);
  if (problem === null && vscode.workspace.workspaceFolders === undefined) {
    await vscode.commands.executeCommand("vscode.openFolder", uri, { forceReuseWindow: true });
    return;
  }
  const open = vscode.l10n.t("Open");
  const openNew = vscode.l10n.t("Open in New Window");
  const text =
    problem === null
      ? vscode.l10n.t("The sample project is in {0}.", folder)
      : vscode.l10n.t("The sample project is in {0}, without a git repository: {1}.", folder, problem);
  const choice = await vscode.window.showInformationMessage(text, open, openNew);
  if (choice === undefined) return;
  await vscode.commands.executeCommand("vscode.openFolder", uri, { forceNewWindow: choice === openNew });
}

function freeName(parent: string): string {
  let folder = join(parent, folderName);
  for (let number = 2; existsSync(folder); number += 1) folder = join(parent, `${folderName}-${number}`);
  return folder;
}
