import { statSync } from "node:fs";
import { resolve } from "node:path";
import * as vscode from "vscode";
import { isOnNetwork, parseLink, type ExecutionLink } from "../core/executionLink";
import { HumanError } from "../core/humanError";
import type { ExecutionTarget } from "../shared/executionTarget";
import type { WorkspaceEntry, Workspaces } from "./workspaces";

/** What links open. */
export interface LinkOpener {
  readonly log: vscode.LogOutputChannel;
  readonly workspaces: Workspaces;
  readonly details: () => Promise<{ open(target: ExecutionTarget): unknown }>;
  readonly table: () => Promise<{ open(query?: string): unknown }>;
}

/**
 * Opens what a link leads to: the page with a query, or the details of one execution. Nothing is run or changed.
 * @param remember keeps the link for the window that is opened next.
 * @throws {HumanError} when it is none of ours, or leads to what is not there.
 */
export async function openLink(
  opener: LinkOpener,
  uri: vscode.Uri,
  remember: () => Promise<void>,
): Promise<void> {
  const link = parseLink(uri.path, uri.query);
  if (link === null)
    throw new HumanError(
      vscode.l10n.t(
        "This link leads to no executions: {0}. It may have been cut off; copy it anew.",
        uri.toString(true),
      ),
      2,
    );
  const entry = entryOf(opener, link);
  if (entry === undefined) await offerFolder(link.workspace, remember);
  else await show(opener, entry, link);
}

/** Whether a link leads into a folder of this window. */
export function leadsInto(opener: LinkOpener, uri: vscode.Uri): boolean {
  const link = parseLink(uri.path, uri.query);
  return link !== null && entryOf(opener, link) !== undefined;
}

function entryOf({ workspaces }: LinkOpener, { workspace }: ExecutionLink): WorkspaceEntry | undefined {
  const path = resolve(workspace);
  return workspaces.all().find(({ layout }) => resolve(layout.workspace) === path);
}

async function show(opener: LinkOpener, entry: WorkspaceEntry, link: ExecutionLink): Promise<void> {
  if (link.kind === "table") {
    const table = await opener.table();
    table.open(link.query);
    return;
  }
  if (entry.store.get(link.id) === undefined) entry.store.rescan();
  const details = await opener.details();
  await details.open({ workspace: entry.layout.workspace, id: link.id });
}

async function offerFolder(workspace: string, remember: () => Promise<void>): Promise<void> {
  if (isOnNetwork(workspace))
    throw new HumanError(
      vscode.l10n.t(
        "This link leads to executions of the folder {0} on a network, which is not open in this window: open it first.",
        workspace,
      ),
      2,
    );
  if (statSync(workspace, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new HumanError(
      vscode.l10n.t(
        "This link leads to executions of the folder {0}, which is not on this machine.",
        workspace,
      ),
      2,
    );
  const open = vscode.l10n.t("Open Folder");
  const text = vscode.l10n.t(
    "This link leads to executions of the folder {0}, which is not open in this window.",
    workspace,
  );
  if ((await vscode.window.showWarningMessage(text, open)) !== open) return;
  await remember();
  const isEmpty = (vscode.workspace.workspaceFolders ?? []).length === 0;
  await vscode.commands.executeCommand("vscode.openFolder", vscode.Uri.file(workspace), {
    forceNewWindow: !isEmpty,
  });
}
