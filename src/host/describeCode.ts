import * as vscode from "vscode";
import { findRepository } from "./gitExtension";

/** Where a run will be and on what code: "local · 8c1f0e2 and 3 changed files"; "local" outside a repository. */
export async function describeCode(folder: vscode.Uri, log: vscode.LogOutputChannel): Promise<string> {
  const local = vscode.l10n.t("local");
  if (!vscode.workspace.isTrusted) return local;
  const repository = await findRepository(folder, log);
  const head = repository?.head() ?? null;
  if (head === null) return local;
  const commit = head.commit.slice(0, 7);
  const code =
    head.changedFiles === 0
      ? vscode.l10n.t("{0}, clean", commit)
      : head.changedFiles === 1
        ? vscode.l10n.t("{0} and 1 changed file", commit)
        : vscode.l10n.t("{0} and {1} changed files", commit, head.changedFiles);
  return `${local} · ${code}`;
}
