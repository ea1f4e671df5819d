import * as vscode from "vscode";
import { formatBytes } from "../core/format/bytes";
import { diskUseSections, type DiskUseTarget } from "../forms/diskUseRows";
import { withCancellableProgress } from "../host/cancellableProgress";
import { translate } from "../host/translate";
import type { WorkspaceEntry } from "../host/workspaces";
import { askHousekeeping } from "../store/housekeeping/askHousekeeping";
import type { DiskUseReport } from "../store/housekeeping/diskUseReport";
import { chooseFolder } from "./chooseFolder";
import type { Services } from "./services";
import { restoreFromTrash } from "./trash";

interface UseItem extends vscode.QuickPickItem {
  readonly target?: DiskUseTarget;
}

/** `executions.showDiskUse`: what all executions of a folder take on the disk, in total, by method, and which take most. */
export async function showDiskUse(services: Services): Promise<void> {
  const { workspaces, context } = services;
  const entry = await chooseFolder(workspaces, vscode.l10n.t("The disk use of which folder?"));
  if (entry === undefined) return;
  const report = await measure(entry, context.asAbsolutePath("dist/housekeepingWorker.js"));
  const items = diskUseSections(report, (id) => entry.store.get(id), translate).flatMap(
    ({ heading, rows }): UseItem[] => [{ label: heading, kind: vscode.QuickPickItemKind.Separator }, ...rows],
  );
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Disk Use: {0} in .executions", formatBytes(report.total.bytes)),
    placeHolder: vscode.l10n.t("Blocks on the disk. Clones of files share theirs, but count in full here."),
    matchOnDescription: true,
  });
  if (picked?.target !== undefined) await follow(services, entry, picked.target);
}

async function measure({ layout }: WorkspaceEntry, program: string): Promise<DiskUseReport> {
  return await withCancellableProgress(vscode.l10n.t("Measuring"), async (signal, report) => {
    const onLooked = (looked: number, total: number): void => {
      report(looked / total, vscode.l10n.t("{0} of {1} executions", looked, total));
    };
    return await askHousekeeping(program, layout, { kind: "diskUse" }, onLooked, signal);
  });
}

async function follow(services: Services, entry: WorkspaceEntry, target: DiskUseTarget): Promise<void> {
  switch (target.kind) {
    case "query":
      await services.filter.showQuery(target.query);
      break;
    case "trash":
      await restoreFromTrash(services);
      break;
    case "execution": {
      const panels = await services.details();
      await panels.open({ workspace: entry.layout.workspace, id: target.id });
      break;
    }
    case "none":
  }
}
