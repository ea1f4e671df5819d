import { existsSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { report } from "../host/commandEdge";
import type { DetailsIntent } from "../shared/details/detailsMessages";
import type { DetailsView, SourcePlace } from "../shared/details/detailsView";
import type { ExecutionTarget } from "../shared/executionTarget";
import { mayLook } from "../store/placesToRead";
import type { BundleFiles } from "./bundleFiles";
import { copyText } from "./copyText";
import { openBundleFile } from "./openBundleFile";
import type { ChangesDocuments } from "./changesDocuments";
import { openScript } from "./openScript";

interface ActionServices {
  readonly changes: ChangesDocuments;
  readonly log: vscode.LogOutputChannel;
  openExecution(id: string): void;
}

/** What concerns the code or a file of the execution, not the execution itself. */
interface CodeOrFile {
  readonly type: "openFile" | "revealFile" | "saveFileAs" | "openPlace" | "openScript" | "openChanges";
}

/** Does what the user asks for on the page. */
export class DetailsActions {
  constructor(
    private readonly target: ExecutionTarget,
    private readonly files: BundleFiles,
    private readonly services: ActionServices,
    private readonly view: () => DetailsView | null,
  ) {}

  /** Never throws: what goes wrong is told to the user. */
  perform(intent: DetailsIntent): void {
    this.act(intent).catch((error: unknown) => {
      report(error, `details page, ${intent.type}`, this.services.log);
    });
  }

  private async act(intent: DetailsIntent): Promise<void> {
    switch (intent.type) {
      case "openFile":
      case "revealFile":
      case "saveFileAs":
        await this.withFile(intent.type, this.existing(intent.uri));
        return;
      case "openPlace":
        await this.openPlace(intent.place);
        return;
      case "openScript":
        await openScript(this.target, this.files, this.services.changes);
        return;
      case "openChanges":
        await this.openChanges(intent.path);
        return;
      default:
        await this.actOnExecution(intent);
    }
  }

  private async actOnExecution(intent: Exclude<DetailsIntent, CodeOrFile>): Promise<void> {
    switch (intent.type) {
      case "command":
        await vscode.commands.executeCommand(`executions.${intent.verb}`, this.target);
        return;
      case "openExecution":
        this.services.openExecution(intent.id);
        return;
      case "exportProvenance":
        await vscode.commands.executeCommand(
          "executions.exportProvenance",
          this.target,
          undefined,
          intent.standard,
        );
        return;
      case "copyText":
        await copyText(intent.text);
    }
  }

  private async openChanges(path: string | null): Promise<void> {
    await this.services.changes.open(this.target, this.files.bundle, this.view()?.code ?? null, path);
  }

  private async withFile(action: "openFile" | "revealFile" | "saveFileAs", path: string): Promise<void> {
    if (action === "openFile") await this.openFile(path);
    else if (action === "revealFile") await reveal(vscode.Uri.file(path));
    else await saveAs(path);
  }

  private existing(uri: string): string {
    const path = this.files.locate(uri);
    if (!mayLook(this.files, path, this.view()?.bundle.imported !== true))
      throw new HumanError(
        vscode.l10n.t(
          "{0} is not looked at: the imported execution names it, and it lies outside of the workspace.",
          path,
        ),
      );
    if (existsSync(path)) return path;
    throw new HumanError(
      vscode.l10n.t("{0} is not there any more: it was moved or deleted after the execution used it.", path),
    );
  }

  private async openFile(path: string): Promise<void> {
    const uri = vscode.Uri.file(path);
    if (statSync(path).isDirectory()) {
      await reveal(uri);
      return;
    }
    await openBundleFile(this.files, path);
  }

  private async openPlace({ path, line }: SourcePlace): Promise<void> {
    const position = new vscode.Position(Math.max(0, line - 1), 0);
    await vscode.window.showTextDocument(vscode.Uri.file(this.existing(path)), {
      selection: new vscode.Range(position, position),
    });
  }
}

/** In the Explorer where the file belongs to the window, else in the system's file manager. */
async function reveal(uri: vscode.Uri): Promise<void> {
  const known = await vscode.commands.getCommands(true);
  const inWindow = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const command = inWindow || !known.includes("revealFileInOS") ? "revealInExplorer" : "revealFileInOS";
  await vscode.commands.executeCommand(command, uri);
}

async function saveAs(path: string): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
  const to = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(join(folder.fsPath, basename(path))),
    title: vscode.l10n.t("Save {0} As", basename(path)),
  });
  if (to !== undefined) await vscode.workspace.fs.copy(vscode.Uri.file(path), to, { overwrite: true });
}
