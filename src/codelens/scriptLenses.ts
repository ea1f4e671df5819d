import { relative, sep } from "node:path";
import * as vscode from "vscode";
import { isScriptPath } from "../core/scriptEndings";
import { isMoreThanProgress } from "../host/isMoreThanProgress";
import type { Workspaces } from "../host/workspaces";
import { translate } from "../host/translate";
import { lastRunTitle } from "./lastRunTitle";

const relativeTimeInterval = 60_000;

/** Over the first line of each script: run it, open its last execution, run it again. */
export class ScriptLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable;
  private readonly timer: NodeJS.Timeout;

  readonly onDidChangeCodeLenses = this.changes.event;

  constructor(private readonly workspaces: Workspaces) {
    const draw = (): void => {
      this.changes.fire();
    };
    this.subscriptions = vscode.Disposable.from(
      workspaces.onDidChange((change) => {
        if (isMoreThanProgress(change)) draw();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(draw),
      vscode.workspace.onDidSaveTextDocument(draw),
    );
    this.timer = setInterval(draw, relativeTimeInterval);
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const entry = this.workspaces.of(uri);
    if (entry === undefined || !isScriptPath(uri.fsPath) || !vscode.workspace.isTrusted) return [];
    const path = relative(entry.layout.workspace, uri.fsPath).split(sep).join("/");
    if (path.startsWith(".executions/")) return [];
    const range = new vscode.Range(0, 0, 0, 0);
    const run = new vscode.CodeLens(range, {
      title: `$(play) ${vscode.l10n.t("Run as Execution")}`,
      command: "executions.runScript",
      arguments: [uri],
    });
    const executions = entry.store.list().filter(({ script }) => script === path);
    const [last] = executions;
    if (last === undefined) return [run];
    return [
      run,
      new vscode.CodeLens(range, {
        title: lastRunTitle(last, executions.length, new Date(), translate),
        tooltip: vscode.l10n.t("Open the details of the last execution"),
        command: "executions.openDetails",
        arguments: [{ workspace: entry.layout.workspace, id: last.id }],
      }),
      new vscode.CodeLens(range, {
        title: vscode.l10n.t("Run again"),
        tooltip: vscode.l10n.t("With the last arguments, without a form"),
        command: "executions.runScriptAgain",
        arguments: [uri],
      }),
    ];
  }

  dispose(): void {
    clearInterval(this.timer);
    this.subscriptions.dispose();
    this.changes.dispose();
  }
}
