import { chmod, mkdir, readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import * as vscode from "vscode";
import { writeFileAtomic } from "../bundle/atomicWrite";

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
  const script = windows ? windowsScript(cli) : shellScript(cli);
  if ((await readFile(path, "utf8").catch(() => null)) !== script) writeFileAtomic(path, script);
  if (!windows) await chmod(path, 0o755);
  const collection = context.environmentVariableCollection;
  collection.description = vscode.l10n.t("Puts the command `executions` on the PATH");
  collection.prepend("PATH", `${folder}${delimiter}`);
}

function shellScript(cli: string): string {
  return `#!/bin/sh\nELECTRON_RUN_AS_NODE=1 exec ${quoted(process.execPath)} ${quoted(cli)} "$@"\n`;
}

function windowsScript(cli: string): string {
  return `@echo off\r\nsetlocal\r\nset ELECTRON_RUN_AS_NODE=1\r\n"${process.execPath}" "${cli}" %*\r\n`;
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`;
}
