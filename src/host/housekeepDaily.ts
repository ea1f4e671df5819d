import * as vscode from "vscode";
import { askHousekeeping } from "../store/housekeeping/askHousekeeping";
import { claimDay } from "../store/housekeeping/claimDay";
import { runHousekeeping } from "../store/housekeeping/runHousekeeping";
import { housekeepingSetting } from "./housekeepingRules";
import type { WorkspaceEntry } from "./workspaces";

/**
 * Follows the rules of a folder, where no window has done so within a day. Each execution and each refusal is a line of
 * the log.
 * @returns what was done, in words; null where that is nothing.
 */
export async function housekeepDaily(
  { folder, layout, store }: WorkspaceEntry,
  program: string,
  log: vscode.LogOutputChannel,
  signal: AbortSignal,
): Promise<string | null> {
  const { setting, rules, problems } = housekeepingSetting(layout);
  const now = new Date();
  if (rules.length === 0 || !claimDay(layout, now)) return null;
  for (const problem of problems) log.warn(`housekeeping of ${folder.name}: ${problem}`);
  const request = { kind: "plan" as const, rules: setting, now: now.toISOString() };
  const { steps } = await askHousekeeping(program, layout, request, undefined, signal);
  const tasks = steps.flatMap(({ rule, ids }) => {
    const { action } = rules[rule] ?? { action: "archive" as const };
    return ids.map((id) => ({ id, action }));
  });
  if (tasks.length === 0) return null;
  const facts = {
    get: (id: string) => store.get(id),
    usedOf: (ids: readonly string[]) =>
      askHousekeeping(program, layout, { kind: "used", ids }, undefined, signal),
  };
  const { done, refused } = await runHousekeeping(layout, tasks, facts, { signal });
  store.followJournal();
  for (const { id, action } of done)
    log.info(`housekeeping of ${folder.name}: ${action === "archive" ? "archived" : "deleted"} ${id}`);
  for (const { id, reason } of refused) log.warn(`housekeeping of ${folder.name}: left ${id}: ${reason}`);
  const archived = done.filter(({ action }) => action === "archive").length;
  return done.length === 0
    ? null
    : vscode.l10n.t(
        "Housekeeping archived {0} and deleted {1}; the log names them.",
        archived,
        done.length - archived,
      );
}
