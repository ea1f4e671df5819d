import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import type { ExecutionSummary } from "../core/summary";
import { filterByQuery } from "./filterByQuery";
import type { Services } from "./services";

/**
 * `executions.showExecutionsOfCommit`: the tree shows what ran on a commit: the one of the timeline's row that it was
 * started on, the one named by its argument, or one picked now among those on which something ran.
 */
export async function showExecutionsOfCommit(services: Services, [given]: readonly unknown[]): Promise<void> {
  const commit = commitOf(given) ?? (await pickCommit(services));
  if (commit === undefined) return;
  await filterByQuery(services, [`commit:${commit}`]);
  await vscode.commands.executeCommand("executions.executions.focus");
}

/** A hash, or a row of the git extension's timeline, which names the commit as `ref`. */
function commitOf(given: unknown): string | null {
  const ref = typeof given === "object" && given !== null && "ref" in given ? given.ref : given;
  return typeof ref === "string" && /^[0-9a-f]{4,64}$/i.test(ref) ? ref : null;
}

async function pickCommit({ workspaces }: Services): Promise<string | undefined> {
  const commits = new Map<string, ExecutionSummary[]>();
  for (const execution of workspaces.all().flatMap(({ store }) => store.list())) {
    if (execution.commit === null) continue;
    const before = commits.get(execution.commit);
    if (before === undefined) commits.set(execution.commit, [execution]);
    else before.push(execution);
  }
  if (commits.size === 0)
    throw new HumanError(
      vscode.l10n.t("No execution of this workspace ran in a git repository with a commit."),
      2,
    );
  const items = [...commits].map(([commit, executions]) => ({
    label: `$(git-commit) ${commit.slice(0, 10)}`,
    description: [
      executions.length === 1
        ? vscode.l10n.t("1 execution")
        : vscode.l10n.t("{0} executions", executions.length),
      ...new Set(executions.flatMap(({ branch }) => branch ?? [])),
    ].join(" · "),
    commit,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Executions of a Commit"),
    matchOnDescription: true,
  });
  return picked?.commit;
}
