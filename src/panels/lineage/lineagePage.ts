import * as vscode from "vscode";
import type { Lineages } from "../../host/lineage/lineages";
import type { LineageTarget } from "../../shared/lineage/lineageTarget";
import { SinglePage } from "../singlePage";
import { LineagePanel } from "./lineagePanel";
import type { RerunServices } from "./rerunAffected";

/** The page that draws what came of what. */
export function lineagePage(
  services: RerunServices,
  lineages: Lineages,
  log: vscode.LogOutputChannel,
): SinglePage<LineagePanel, LineageTarget> {
  const kind = { viewType: "executions.lineage", name: "lineage", title: vscode.l10n.t("Lineage") };
  return new SinglePage(
    services.context.extensionUri,
    kind,
    (panel) => new LineagePanel(panel, services, lineages, log),
  );
}
