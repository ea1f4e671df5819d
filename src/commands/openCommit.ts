import { join } from "node:path";
import * as vscode from "vscode";
import { bundlePaths } from "../bundle/layout";
import { readJsonOrNull } from "../bundle/readJson";
import { commitUrl } from "../core/forge";
import { HumanError } from "../core/humanError";
import { isJsonObject } from "../core/json";
import type { GitRecord, GitState } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import { commitChanges, findRepository } from "../host/gitExtension";
import { requireTrust } from "../host/trust";
import type { Chosen } from "./chooseExecution";
import { chooseReadable } from "./chooseReadable";
import type { Services } from "./services";

/**
 * `executions.openCommit`: in VS Code's own commit view, else as a multi-file diff, else on the forge's page.
 */
export async function openCommit({ workspaces, log }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseReadable(workspaces, args, "metadata", ({ commit }) => commit !== null);
  if (chosen === undefined) return;
  const git = gitOf(chosen);
  const commit = git?.commit ?? null;
  if (git === null || commit === null)
    throw new HumanError(
      vscode.l10n.t("{0} ran outside a git repository, or before its first commit.", chosen.execution.id),
      2,
    );
  const page = pageOf(git);
  if (vscode.workspace.isTrusted && (await openHere(chosen, commit, log))) return;
  if (page !== null) {
    await vscode.env.openExternal(vscode.Uri.parse(page, true));
    return;
  }
  requireTrust();
  throw new HumanError(
    vscode.l10n.t(
      "The commit {0} is not in this repository, and its remote is no known forge. Fetch it and try again.",
      commit.slice(0, 10),
    ),
  );
}

/** `executions.openCommitOnForge`: the page of the commit in the browser. */
export async function openCommitOnForge({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseReadable(workspaces, args, "metadata", ({ commit }) => commit !== null);
  if (chosen === undefined) return;
  const git = gitOf(chosen);
  const page = pageOf(git);
  if (page === null) throw new HumanError(noPage(chosen.execution, git), 2);
  await vscode.env.openExternal(vscode.Uri.parse(page, true));
}

/** Why the commit of an execution has no page in the browser. */
function noPage({ id, name }: ExecutionSummary, git: GitState | null): string {
  const title = name ?? id;
  if (git === null || git.commit === null)
    return vscode.l10n.t("{0} ran outside a git repository, or before its first commit.", title);
  if (git.remote === null)
    return vscode.l10n.t(
      "The repository had no remote when {0} ran, so its commit has no page in a browser. Open Commit shows it here.",
      title,
    );
  return vscode.l10n.t(
    "The remote of {0}, {1}, is no forge whose pages are known. Open Commit shows the commit here.",
    title,
    git.remote,
  );
}

function pageOf(git: GitState | null): string | null {
  if (git === null || git.remote === null || git.commit === null) return null;
  return commitUrl(git.remote, git.commit);
}

/** The record of the code version, where it ran in a repository. */
function gitOf({ execution }: Chosen): GitState | null {
  const record = readJsonOrNull(join(execution.path, bundlePaths.git));
  if (!isJsonObject(record)) return null;
  const git = record as unknown as GitRecord;
  return git.repository ? git : null;
}

async function openHere({ entry }: Chosen, commit: string, log: vscode.LogOutputChannel): Promise<boolean> {
  const repository = await findRepository(entry.folder.uri, log);
  if (repository === null || !(await repository.has(commit))) return false;
  const commands = await vscode.commands.getCommands(true);
  if (commands.includes("git.viewCommit")) {
    try {
      await vscode.commands.executeCommand("git.viewCommit", repository.root, commit);
      return true;
    } catch (error) {
      log.warn("git.viewCommit failed, opening the changes instead", error);
    }
  }
  const changes = await commitChanges(repository, commit);
  await vscode.commands.executeCommand(
    "vscode.changes",
    vscode.l10n.t("Commit {0}", commit.slice(0, 10)),
    changes,
  );
  return true;
}
