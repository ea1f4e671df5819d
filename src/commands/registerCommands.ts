import * as vscode from "vscode";
import { registerCommand } from "../host/commandEdge";
import type { ExecutionsTree } from "../views/executionsTree";
import type { ExecutionsView } from "../views/executionsView";
import { commandNames } from "./commandNames";
import { focusedNode } from "./focusedNode";
import { openSelected } from "./openSelected";
import { onPageRow } from "./pageContext";
import type { Services } from "./services";

/** Registers every command of package.json. */
export function registerCommands(
  services: Services,
  tree: ExecutionsTree,
  view: ExecutionsView,
): vscode.Disposable {
  const { log } = services;
  const onExecutions = commandNames.map((name) =>
    registerCommand(
      `executions.${name}`,
      async (...args) => {
        const { commandHandlers } = await import("./commandHandlers");
        const selected = async () => (await services.table()).selected();
        return await commandHandlers[name](services, await onPageRow(await onFocus(args, view), selected));
      },
      log,
    ),
  );
  return vscode.Disposable.from(
    ...onExecutions,
    registerCommand(
      "executions.filterFailedAndRunning",
      () => {
        view.showFailedAndRunning(true);
      },
      log,
    ),
    registerCommand(
      "executions.clearFilter",
      async () => {
        view.showFailedAndRunning(false);
        await view.showQuery(null);
      },
      log,
    ),
    registerCommand("executions.openSelected", () => openSelected(view.view, tree), log),
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
  const before = view.selection;
  const node = (await focusedNode(view)) ?? before[0];
  if (node === undefined) return [];
  // As in a menu: a row of the selection stands for all of it.
  return before.includes(node) ? [node, [...before]] : [node];
}
