import { join } from "node:path";
import * as vscode from "vscode";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import { refuseInsideBundle } from "../bundle/enclosingBundle";
import { provenanceEnding, type ExchangeFormat, type ProvenanceFormat } from "../core/export/exchangeFormat";
import { formatBytes } from "../core/format/bytes";
import { withCancellableProgress, withLateProgress } from "../host/cancellableProgress";
import { chooseExecutions, type Chosen } from "./chooseExecution";
import { nameOf } from "./eachChosen";
import { askExportFolder } from "./exportExecutions";
import { leftOutText } from "./leftOutText";
import type { Services } from "./services";

type Standard = Exclude<ExchangeFormat, "bundle">;

/**
 * `executions.exportProvenance`: what the chosen executions tell of their origin, in a standard that is picked.
 * @param args as {@link chooseExecutions} takes them; a third one is the standard, which is not asked for then.
 */
export async function exportProvenance({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecutions(workspaces, args);
  if (chosen.length === 0) return;
  const named = standards().find(({ format }) => format === args[2]);
  const picked = named ?? (await pickStandard(chosen));
  if (picked === undefined) return;
  if (picked.format === "ro-crate") await exportCrates(chosen);
  else await exportDocument(chosen, picked.format);
}

interface StandardItem extends vscode.QuickPickItem {
  readonly format: Standard;
}

function standards(): StandardItem[] {
  return [
    {
      format: "prov-xml",
      label: vscode.l10n.t("$(file-code) PROV-XML"),
      detail: vscode.l10n.t("W3C PROV as XML; of several executions one document"),
    },
    {
      format: "prov-json",
      label: vscode.l10n.t("$(json) PROV-JSON"),
      detail: vscode.l10n.t("The same as JSON"),
    },
    {
      format: "ro-crate",
      label: vscode.l10n.t("$(file-zip) RO-Crate"),
      detail: vscode.l10n.t(
        "All files with the metadata of RO-Crate 1.1 and Process Run Crate 0.5, for archives and for import elsewhere",
      ),
    },
  ];
}

async function pickStandard(chosen: readonly Chosen[]): Promise<StandardItem | undefined> {
  return await vscode.window.showQuickPick(standards(), {
    title:
      chosen.length === 1
        ? vscode.l10n.t("Export the Provenance of 1 Execution")
        : vscode.l10n.t("Export the Provenance of {0} Executions", chosen.length),
    placeHolder: vscode.l10n.t("As what?"),
    matchOnDetail: true,
  });
}

async function exportDocument(chosen: readonly Chosen[], format: ProvenanceFormat): Promise<void> {
  const { exportProvenance: write, provenanceName } = await import("../bundle/prov/exportProvenance");
  const ids = chosen.map(({ execution }) => execution.id);
  const ending = provenanceEnding(format).split(".").at(-1) ?? "";
  const target = await askFile(chosen, provenanceName(ids, format), [format, ending]);
  if (target === undefined) return;
  const executions = chosen.map(({ entry: { layout }, execution: { id, archived } }) => ({
    layout,
    id,
    archived,
  }));
  await withLateProgress(vscode.l10n.t("Exporting"), async (signal, report) => {
    const onDone = (done: number): void => {
      report(done / executions.length, vscode.l10n.t("{0} of {1}", done, executions.length));
    };
    tellExported(target, await write(executions, format, target, { signal, onDone }), 0);
  });
}

async function exportCrates(chosen: readonly Chosen[]): Promise<void> {
  const { exportCrate, crateName } = await import("../bundle/crate/exportCrate");
  const [first, ...others] = chosen;
  if (first === undefined) return;
  const target =
    others.length === 0
      ? await askFile(chosen, `${crateName(first.execution.id)}.zip`, ["RO-Crate", "zip"])
      : await askExportFolder(chosen.length, first.entry.folder.uri);
  if (target === undefined) return;
  for (const { entry } of chosen) refuseInsideBundle(entry.layout, target);
  await withCancellableProgress(vscode.l10n.t("Exporting"), async (signal, report) => {
    let [bytes, skipped] = [0, 0];
    for (const [index, one] of chosen.entries()) {
      const { entry, execution } = one;
      const folder = await bundleFolder(entry.layout, execution, "all", { signal });
      const file = others.length === 0 ? target : join(target, `${crateName(execution.id)}.zip`);
      const onProgress = (done: number, total: number): void => {
        report((index + (total === 0 ? 1 : done / total)) / chosen.length, nameOf(one));
      };
      const exported = await exportCrate(entry.layout, { id: execution.id, folder }, file, {
        signal,
        onProgress,
      });
      bytes += exported.size;
      skipped += exported.skipped.length;
    }
    tellExported(target, bytes, skipped);
  });
}

async function askFile(
  chosen: readonly Chosen[],
  name: string,
  [kind, ending]: readonly [string, string],
): Promise<string | undefined> {
  const [first] = chosen;
  if (first === undefined) return undefined;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export Provenance"),
    defaultUri: vscode.Uri.joinPath(first.entry.folder.uri, name),
    filters: { [kind]: [ending] },
  });
  if (target === undefined) return undefined;
  for (const { entry } of chosen) refuseInsideBundle(entry.layout, target.fsPath);
  return target.fsPath;
}

function tellExported(target: string, bytes: number, skipped: number): void {
  const text = vscode.l10n.t("Exported to {0} ({1}).", target, formatBytes(bytes));
  void vscode.window.showInformationMessage(text + leftOutText(skipped));
}
