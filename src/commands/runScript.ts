import { basename, relative, sep } from "node:path";
import * as vscode from "vscode";
import { findMethodForScript } from "../bundle/methods/readMethods";
import { HumanError } from "../core/humanError";
import { isScriptPath } from "../core/scriptEndings";
import { requireTrust } from "../host/trust";
import type { WorkspaceEntry } from "../host/workspaces";
import { runWithForm } from "./runWithForm";
import { recordedArguments } from "./recordedArguments";
import { methodOfBundle } from "./methodOfBundle";
import { secretsWithoutForm } from "./secretsWithoutForm";
import type { Services } from "./services";
import { showArgumentsForm } from "../forms/argumentsForm";
import { interpreterOfScript } from "../forms/interpreterOfScript";
import { historyText } from "../forms/argumentsHistory";

/** A script of a workspace folder. */
export interface Script {
  readonly entry: WorkspaceEntry;
  /** Relative to the workspace, POSIX. */
  readonly path: string;
}

/**
 * `executions.runScript`: on the file of the Explorer, the lens or the editor; else on one that is picked. A script with
 * a descriptor gets its form, another one the field of arguments.
 */
export async function runScript(services: Services, args: readonly unknown[]): Promise<void> {
  requireTrust();
  const uri = await chooseScript(args[0]);
  if (uri === undefined) return;
  await saveFirst(uri);
  const script = scriptAt(services, uri);
  const method = findMethodForScript(script.entry.layout, script.path);
  const files = await services.methods.list(script.entry);
  const described = files.find((file) => file.ok && file.method.id === method?.id);
  if (described?.ok === true) {
    await runWithForm(services, { entry: script.entry, method: described.method, path: described.path });
    return;
  }
  await runWithArguments(services, script);
}

/** `executions.runScriptAgain`: the last arguments or inputs, and no form. */
export async function runScriptAgain(services: Services, args: readonly unknown[]): Promise<void> {
  requireTrust();
  const uri = await chooseScript(args[0]);
  if (uri === undefined) return;
  await saveFirst(uri);
  const { entry, path } = scriptAt(services, uri);
  const last = entry.store.list().find(({ script }) => script === path);
  if (last === undefined)
    throw new HumanError(vscode.l10n.t("{0} has not run here yet: run it as an execution first.", path), 2);
  const method = methodOfBundle(last);
  const secrets = await secretsWithoutForm(services, entry.layout.workspace, method);
  if (secrets === undefined) return;
  await services.launcher.start({
    workspace: entry.layout.workspace,
    subject: { kind: "rerun", id: last.id },
    title: basename(path),
    inputs: null,
    secrets,
    args: null,
    name: null,
    note: null,
    tags: [],
  });
}

/** The script that a file is. @throws {HumanError} when it lies in no open folder, or is no script. */
function scriptAt({ workspaces }: Services, uri: vscode.Uri): Script {
  const entry = workspaces.of(uri);
  if (entry === undefined)
    throw new HumanError(
      vscode.l10n.t("{0} lies in no open folder. Open its folder: executions are kept there.", uri.fsPath),
      2,
    );
  if (!isScriptPath(uri.fsPath))
    throw new HumanError(vscode.l10n.t("{0} has no ending of a script that can be run.", uri.fsPath), 2);
  return { entry, path: relative(entry.layout.workspace, uri.fsPath).split(sep).join("/") };
}

async function runWithArguments(services: Services, { entry, path }: Script): Promise<void> {
  const { memory, launcher } = services;
  const { workspace } = entry.layout;
  const subject = `${workspace}\n${path}`;
  const history = memory.argumentsHistory(subject);
  const runs = entry.store.list().filter(({ script }) => script === path);
  const now = new Date();
  const described = new Map(
    history.map((earlier) => [earlier, historyText(earlier, runs, recordedArguments, now)]),
  );
  const result = await showArgumentsForm({
    script: path,
    describe: (earlier) => described.get(earlier) ?? "",
    interpreter: interpreterOfScript(entry.folder.uri, path, []),
    text: memory.text(subject, "arguments") ?? history[0]?.text ?? "",
    history,
    onText: (text) => {
      memory.keepText(subject, "arguments", text);
    },
  });
  if (result === undefined) return;
  memory.forgetText(subject, "arguments");
  await memory.keepArguments(subject, { text: result.text, at: new Date().toISOString() });
  await launcher.start({
    workspace,
    subject: { kind: "script", script: path },
    title: basename(path),
    inputs: null,
    secrets: null,
    args: result.args,
    name: null,
    note: null,
    tags: [],
  });
}

async function chooseScript(argument: unknown): Promise<vscode.Uri | undefined> {
  if (argument instanceof vscode.Uri) return argument;
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active?.scheme === "file" && isScriptPath(active.fsPath)) return active;
  if ((vscode.workspace.workspaceFolders ?? []).length === 0)
    throw new HumanError(
      vscode.l10n.t("Executions are kept in a folder of the workspace. Open one to begin."),
      2,
    );
  const files = await vscode.workspace.findFiles(
    "**/*",
    "{**/node_modules/**,**/.executions/**,**/.venv/**}",
    5000,
  );
  const items = files
    .filter(({ fsPath }) => isScriptPath(fsPath))
    .map((uri) => ({
      label: vscode.workspace.asRelativePath(uri),
      iconPath: new vscode.ThemeIcon("file-code"),
      uri,
    }))
    .sort((one, other) => one.label.localeCompare(other.label));
  if (items.length === 0) throw new HumanError(vscode.l10n.t("There is no script in this folder yet."), 2);
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("Which script?") });
  return picked?.uri;
}

/** What runs is what is on disk: unsaved changes are saved first, as VS Code's own run does. */
async function saveFirst(uri: vscode.Uri): Promise<void> {
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  if (document?.isDirty === true) await document.save();
}
