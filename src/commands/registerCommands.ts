import * as vscode from "vscode";
import { registerCommand } from "../host/commandEdge";
import type { ExecutionsTree } from "../views/executionsTree";
import type { ExecutionsView } from "../views/executionsView";
import { focusedNode } from "./focusedNode";
import type { Services } from "./services";

type Handler = (services: Services, args: readonly unknown[]) => unknown;

/** Each command's code is loaded when it is first used. */
const handlers: Readonly<Record<string, () => Promise<Handler>>> = {
  runMethod: async () => (await import("./runMethod")).runMethod,
  runScript: async () => (await import("./runScript")).runScript,
  runScriptAgain: async () => (await import("./runScript")).runScriptAgain,
  rerun: async () => (await import("./rerun")).rerun,
  stop: async () => (await import("./stop")).stop,
  openDetails: async () => (await import("./openDetails")).openDetails,
  showLogs: async () => (await import("./showLogs")).showLogs,
  openOutputs: async () => (await import("./openOutputs")).openOutputs,
  openCommit: async () => (await import("./openCommit")).openCommit,
  openCommitOnForge: async () => (await import("./openCommit")).openCommitOnForge,
  openChanges: async () => (await import("./openChanges")).openChanges,
  showChangesSince: async () => (await import("./showChangesSince")).showChangesSince,
  editName: async () => (await import("./editAnnotations")).editName,
  editNote: async () => (await import("./editAnnotations")).editNote,
  editTags: async () => (await import("./editAnnotations")).editTags,
  editMethod: async () => (await import("./editMethod")).editMethod,
  export: async () => (await import("./exportExecutions")).exportExecutions,
  import: async () => (await import("./importExecutions")).importExecutions,
  verify: async () => (await import("./verify")).verify,
  exportProvenance: async () => (await import("./exportProvenance")).exportProvenance,
  openSample: async () => (await import("./openSample")).openSample,
  refresh: async () => (await import("./refresh")).refresh,
};

/** Registers every command of package.json. */
export function registerCommands(
  services: Services,
  tree: ExecutionsTree,
  view: ExecutionsView,
): vscode.Disposable {
  const { log } = services;
  const onExecutions = Object.entries(handlers).map(([verb, load]) =>
    registerCommand(
      `executions.${verb}`,
      async (...args) => {
        const handler = await load();
        return await handler(services, await onFocus(args, view));
      },
      log,
    ),
  );
  return vscode.Disposable.from(
    ...onExecutions,
    registerCommand(
      "executions.filterFailedAndRunning",
      () => {
        view.showFiltered(true);
      },
      log,
    ),
    registerCommand(
      "executions.clearFilter",
      () => {
        view.showFiltered(false);
      },
      log,
    ),
    registerCommand(
      "executions.showMore",
      (node) => {
        if (isMoreNode(node)) tree.showMore(node);
      },
      log,
    ),
    registerCommand(
      "executions.showLog",
      () => {
        log.show();
      },
      log,
    ),
  );
}

/** A key pressed in the tree names no node (its binding hands "selection" over): it means the one that has the focus. */
async function onFocus(args: readonly unknown[], { view }: ExecutionsView): Promise<readonly unknown[]> {
  if (args[0] !== "selection") return args;
  const node = (await focusedNode(view)) ?? view.selection[0];
  return node === undefined ? [] : [node];
}

function isMoreNode(node: unknown): node is Parameters<ExecutionsTree["showMore"]>[0] {
  return typeof node === "object" && node !== null && (node as { kind?: unknown }).kind === "more";
}
