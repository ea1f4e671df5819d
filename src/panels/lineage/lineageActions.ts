import * as vscode from "vscode";
import { outputQuery } from "../../core/query/outputQuery";
import { writeJsonAtomic, writePiecesAtomic } from "../../bundle/atomicWrite";
import { refuseInsideBundle } from "../../bundle/enclosingBundle";
import type { WorkspaceLayout } from "../../bundle/layout";
import { withLateProgress } from "../../host/cancellableProgress";
import { report } from "../../host/commandEdge";
import type { WorkspaceEntry } from "../../host/workspaces";
import type { LineageIntent } from "../../shared/lineage/lineageMessages";
import type { LineageModel } from "./lineageModel";
import { openNode } from "./openNode";
import { rerunAffected, type RerunServices } from "./rerunAffected";

/** What is done outside of the page. */
type Deed = Extract<LineageIntent, { type: "open" | "rerun" | "compare" | "affected" | "export" | "search" }>;

/** Does what the user asks for on the lineage page. */
export class LineageActions {
  constructor(
    private readonly services: RerunServices,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Never throws: what goes wrong is told to the user. */
  perform(deed: Deed, entry: WorkspaceEntry, model: LineageModel | null): void {
    this.act(deed, entry, model).catch((error: unknown) => {
      report(error, `lineage page, ${deed.type}`, this.log);
    });
  }

  private async act(deed: Deed, entry: WorkspaceEntry, model: LineageModel | null): Promise<void> {
    const { workspace } = entry.layout;
    switch (deed.type) {
      case "open":
        await openNode(entry.layout, model, deed.node);
        return;
      case "rerun":
        await vscode.commands.executeCommand("executions.rerun", { workspace, id: deed.node });
        return;
      case "compare":
        await compare(workspace, model, deed.node);
        return;
      case "affected":
        if (deed.verb === "rerun") {
          if (model !== null) await rerunAffected(this.services, entry, model.subject, deed.ids);
        } else {
          const targets = deed.ids.map((id) => ({ workspace, id }));
          await vscode.commands.executeCommand(`executions.${deed.verb}`, targets[0], targets);
        }
        return;
      case "export":
        if (model !== null) await save(entry, deed, model);
        return;
      case "search":
        await vscode.commands.executeCommand("executions.openTable", outputQuery(deed.name));
    }
  }
}

async function compare(workspace: string, model: LineageModel | null, id: string): Promise<void> {
  const start = model?.subject.graph.nodes.get(model.subject.start);
  const other = start?.kind === "execution" && start.missing === null && start.id !== id ? [start.id] : [];
  const targets = [...other, id].map((each) => ({ workspace, id: each }));
  await vscode.commands.executeCommand("executions.compare", targets.at(-1), targets);
}

type Export = Extract<Deed, { type: "export" }>;

async function save({ folder, layout }: WorkspaceEntry, deed: Export, model: LineageModel): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export Lineage"),
    defaultUri: vscode.Uri.joinPath(folder.uri, defaultNames[deed.format]),
    filters: filters[deed.format],
  });
  if (target === undefined) return;
  const file = target.fsPath;
  refuseInsideBundle(layout, file);
  if (deed.format === "svg") writePiecesAtomic(file, [deed.svg]);
  else if (deed.format === "json") writeJsonAtomic(file, model.json());
  else await saveProvenance(layout, model, file);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Exported to {0}", file), 5000);
}

const defaultNames = { svg: "lineage.svg", json: "lineage.json", prov: "lineage.prov.json" };
const filters = {
  svg: { SVG: ["svg"] },
  json: { JSON: ["json"] },
  prov: { "PROV-JSON": ["json"], "PROV-XML": ["xml"] },
};

/** Of the executions that are shown and still there, as one document. */
async function saveProvenance(layout: WorkspaceLayout, model: LineageModel, file: string): Promise<void> {
  const { exportProvenance } = await import("../../bundle/prov/exportProvenance");
  const executions = model.executions().map(({ id, archived }) => ({ layout, id, archived }));
  const format = file.endsWith(".xml") ? "prov-xml" : "prov-json";
  await withLateProgress(vscode.l10n.t("Exporting"), async (signal, report) => {
    const onDone = (done: number): void => {
      report(done / executions.length, vscode.l10n.t("{0} of {1}", done, executions.length));
    };
    await exportProvenance(executions, format, file, { signal, onDone });
  });
}
