import { basename } from "node:path";
import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { formatRelativeTime } from "../core/format/relativeTime";
import { stateLabel } from "../core/format/stateLabel";
import type { ExecutionNode } from "../core/lineage/lineageGraph";
import { executionName } from "../core/lineage/makersOf";
import { outputQuery } from "../core/query/outputQuery";
import { fileMakers, type FileMakers } from "../host/lineage/fileMakers";
import type { WorkspaceEntry } from "../host/workspaces";
import type { ExecutionTarget } from "../shared/executionTarget";
import { stateIcon } from "../views/stateIcon";
import { fileInFront } from "./fileInFront";
import type { Services } from "./services";
import { plainLabel } from "../forms/plainLabel";

interface Answer extends vscode.QuickPickItem {
  readonly command?: string;
  readonly argument?: unknown;
}

/** `executions.whoMadeThis`: which execution made a file, and what can be done with it. */
export async function whoMadeThis(
  { workspaces, lineages }: Services,
  [file]: readonly unknown[],
): Promise<void> {
  const uri = fileInFront(file);
  if (uri === undefined)
    throw new HumanError(vscode.l10n.t("Open a file first, or choose one in the Explorer."), 2);
  const entry = workspaces.of(uri);
  if (entry === undefined)
    throw new HumanError(vscode.l10n.t("{0} is not in a folder of this window.", uri.fsPath), 2);
  const found = await fileMakers(await lineages(), entry, uri.fsPath);
  const name = basename(uri.fsPath);
  if (found === null) {
    await tellUnknown(name);
    return;
  }
  const picked = await vscode.window.showQuickPick(answersOf(entry, found, uri), {
    title: titleOf(name, found),
    placeHolder: placeHolderOf(found),
  });
  if (picked?.command !== undefined) await vscode.commands.executeCommand(picked.command, picked.argument);
}

async function tellUnknown(name: string): Promise<void> {
  const search = vscode.l10n.t("Search by Name");
  const text = vscode.l10n.t(
    "{0} was not made by an execution: none of this workspace used or made this content, or a file at this place.",
    name,
  );
  const choice = await vscode.window.showInformationMessage(text, search);
  if (choice === search) await vscode.commands.executeCommand("executions.openTable", outputQuery(name));
}

function titleOf(name: string, { makers, isChanged }: FileMakers): string {
  const [maker] = makers;
  if (maker === undefined) return vscode.l10n.t("No execution made {0}; some used it", name);
  return isChanged
    ? vscode.l10n.t("{0} has changed since {1} made it", name, executionName(maker))
    : vscode.l10n.t("{0} was made by {1}", name, executionName(maker));
}

function placeHolderOf({ makers }: FileMakers): string {
  const [maker] = makers;
  return maker === undefined ? vscode.l10n.t("What would you like to see?") : describe(maker);
}

function answersOf({ layout }: WorkspaceEntry, found: FileMakers, uri: vscode.Uri): Answer[] {
  const [maker, ...others] = found.makers;
  const target = (id: string): ExecutionTarget => ({ workspace: layout.workspace, id });
  const lineage: Answer = {
    label: `$(type-hierarchy) ${vscode.l10n.t("Show Lineage")}`,
    description: vscode.l10n.t("what {0} came of and what came of it", basename(uri.fsPath)),
    command: "executions.showLineage",
    argument: uri,
  };
  if (maker === undefined) return [lineage];
  const isThere = maker.missing === null;
  const open: Answer = {
    label: `$(go-to-file) ${vscode.l10n.t("Open Details")}`,
    command: "executions.openDetails",
    argument: target(maker.id),
  };
  const rerun: Answer = {
    label: `$(debug-rerun) ${vscode.l10n.t("Re-run It…")}`,
    command: "executions.rerun",
    argument: target(maker.id),
  };
  return [
    ...(isThere ? [open] : []),
    lineage,
    ...(isThere ? [rerun] : []),
    ...(others.length === 0
      ? []
      : [
          {
            label: vscode.l10n.t("Others that made the same content"),
            kind: vscode.QuickPickItemKind.Separator,
          },
        ]),
    ...others.filter(({ missing }) => missing === null).map((other) => otherMaker(other, target(other.id))),
  ];
}

function otherMaker(maker: ExecutionNode, target: ExecutionTarget): Answer {
  const icon = maker.execution === null ? "question" : stateIcon(maker.execution.state).icon;
  return {
    label: `$(${icon}) ${plainLabel(executionName(maker))}`,
    description: describe(maker),
    command: "executions.openDetails",
    argument: target,
  };
}

function describe({ id, execution, missing }: ExecutionNode): string {
  const state = execution === null ? "" : stateLabel(execution.state);
  const gone = missing === null ? state : vscode.l10n.t("deleted or not imported");
  const created = execution?.created ?? null;
  const when = created === null ? [] : [formatRelativeTime(new Date(created), new Date())];
  return [gone, ...when, id].join(" · ");
}
