import { chmod, mkdir, readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import * as vscode from "vscode";
import { writeFileAtomic } from "../bundle/atomicWrite";
import { terminalScript } from "./terminalScript";

/**
 * Terminals get `executions` on their PATH: a small script that runs the shipped command line on VS Code's own runtime.
 * It names that runtime, so it is written anew when VS Code or the extension has moved.
 */
export async function addToTerminalPath(context: vscode.ExtensionContext): Promise<void> {
  const folder = join(context.globalStorageUri.fsPath, "bin");
  const cli = context.asAbsolutePath("dist/cli.js");
  await mkdir(folder, { recursive: true });
  const windows = process.platform === "win32";
  const path = join(folder, windows ? "executions.cmd" : "executions");
  const script = terminalScript(process.platform, process.execPath, cli);
  if ((await readFile(path, "utf8").catch(() => null)) !== script) writeFileAtomic(path, script);
  if (!windows) await chmod(path, 0o755);
  const collection = context.environmentVariableCollection;
  collection.description = vscode.l10n.t("Puts the command `executions` on the PATH");
  collection.prepend("PATH", `${folder}${delimiter}`);
}
