import type * as vscode from "vscode";
import type { DetailsTab } from "../shared/details/pageState";
import { ChangesDocuments } from "./changesDocuments";
import { DetailsPanel } from "./detailsPanel";
import { ExecutionPages, type PageWorkspaces } from "./executionPages";

/** The details pages. */
export function detailsPages(
  context: vscode.ExtensionContext,
  workspaces: PageWorkspaces,
  log: vscode.LogOutputChannel,
): ExecutionPages<DetailsTab> {
  const changes = new ChangesDocuments(log);
  const pages: ExecutionPages<DetailsTab> = new ExecutionPages(context, workspaces, {
    viewType: "executions.details",
    name: "details",
    hasFindWidget: true,
    hasPictures: true,
    needs: "all",
    log,
    title: (name) => name,
    make: (panel, target, store, place, tab) =>
      new DetailsPanel(panel, target, store, place, tab, {
        changes,
        log,
        openExecution: (id) => {
          pages.open({ workspace: target.workspace, id });
        },
      }),
    end: () => {
      changes.dispose();
    },
  });
  return pages;
}
