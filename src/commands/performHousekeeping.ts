import * as vscode from "vscode";
import { formatBytes } from "../core/format/bytes";
import { withCancellableProgress } from "../host/cancellableProgress";
import { translate } from "../host/translate";
import type { WorkspaceEntry } from "../host/workspaces";
import { archiveFile } from "../bundle/archive/archiveFile";
import { diskUseOf } from "../store/housekeeping/diskUse";
import { askHousekeeping } from "../store/housekeeping/askHousekeeping";
import type { PlannedStep } from "../store/housekeeping/housekeepingRequest";
import {
  runHousekeeping,
  undoHousekeeping,
  type HousekeepingOutcome,
  type HousekeepingTask,
} from "../store/housekeeping/runHousekeeping";

/** So many refusals are told one by one. */
const shownRefusals = 5;

/**
 * Archives and deletes under a bar with Cancel, then tells it all in one message with Undo.
 * @param program the built `housekeepingWorker.js`, absolute.
 */
export async function performHousekeeping(
  entry: WorkspaceEntry,
  program: string,
  tasks: readonly HousekeepingTask[],
  steps: readonly PlannedStep[],
): Promise<void> {
  const title = vscode.l10n.t("Housekeeping");
  const outcome = await underBar(title, entry, tasks.length, (progress) => {
    const facts = {
      get: (id: string) => entry.store.get(id),
      usedOf: (ids: readonly string[]) =>
        askHousekeeping(program, entry.layout, { kind: "used", ids }, undefined, progress.signal),
    };
    return runHousekeeping(entry.layout, tasks, facts, { ...progress, translate });
  });
  const text = [await doneText(entry, outcome.done, steps), refusedText(outcome)].join(" ").trim();
  if (outcome.done.length === 0) {
    if (text !== "") void vscode.window.showWarningMessage(text);
    return;
  }
  const undo = vscode.l10n.t("Undo");
  void vscode.window.showInformationMessage(text, undo).then(async (choice) => {
    if (choice === undo) await undoAll(entry, outcome.done);
  });
}

async function undoAll(entry: WorkspaceEntry, done: readonly HousekeepingTask[]): Promise<void> {
  const outcome = await underBar(vscode.l10n.t("Undoing housekeeping"), entry, done.length, (progress) =>
    undoHousekeeping(entry.layout, done, progress),
  );
  const back =
    outcome.done.length === 1
      ? vscode.l10n.t("1 execution is back.")
      : vscode.l10n.t("{0} executions are back.", outcome.done.length);
  const refused = refusedText(outcome);
  if (refused === "") void vscode.window.showInformationMessage(back);
  else void vscode.window.showWarningMessage(`${back} ${refused}`);
}

/** Cancel ends it after the present one: what was done until then is told all the same. */
async function underBar(
  title: string,
  { store }: WorkspaceEntry,
  total: number,
  act: (progress: {
    readonly signal: AbortSignal;
    readonly onDone: (done: number) => void;
  }) => Promise<HousekeepingOutcome>,
): Promise<HousekeepingOutcome> {
  try {
    return await withCancellableProgress(title, async (signal, report) => {
      const onDone = (done: number): void => {
        report(done / total, vscode.l10n.t("{0} of {1}", done, total));
      };
      return await act({ signal, onDone });
    });
  } finally {
    store.followJournal();
    store.rescan();
  }
}

/** What it gave: of archived ones what they took less what their archives take; of deleted ones once the trash is emptied. */
async function doneText(
  { layout }: WorkspaceEntry,
  done: readonly HousekeepingTask[],
  steps: readonly PlannedStep[],
): Promise<string> {
  const took = new Map(
    steps.flatMap(({ ids, bytes }) => ids.map((id, index) => [id, bytes[index] ?? 0] as const)),
  );
  const ids = (action: HousekeepingTask["action"]): string[] =>
    done.flatMap((task) => (task.action === action ? [task.id] : []));
  const sum = (some: readonly string[]): number => some.reduce((bytes, id) => bytes + (took.get(id) ?? 0), 0);
  const [archived, deleted] = [ids("archive"), ids("delete")];
  let packed = 0;
  for (const id of archived) packed += (await diskUseOf(archiveFile(layout, id))).bytes;
  const given = formatBytes(Math.max(0, sum(archived) - packed));
  return [
    ...(archived.length === 0
      ? []
      : [vscode.l10n.t("Archived {0}, which gives {1}.", archived.length, given)]),
    ...(deleted.length === 0
      ? []
      : [vscode.l10n.t("Deleted {0}: {1} in the trash.", deleted.length, formatBytes(sum(deleted)))]),
  ].join(" ");
}

function refusedText({ refused }: HousekeepingOutcome): string {
  if (refused.length === 0) return "";
  const shown = refused.slice(0, shownRefusals).map(({ id, reason }) => `${id}: ${reason}`);
  const more = refused.length - shown.length;
  const rest = more > 0 ? [vscode.l10n.t("and {0} more", more)] : [];
  return vscode.l10n.t("Left out: {0}.", [...shown, ...rest].join("; "));
}
