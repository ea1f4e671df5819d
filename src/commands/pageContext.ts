import { isExecutionTarget, type ExecutionTarget } from "../shared/executionTarget";

/** What VS Code hands to a command of the menu of a page's row: what the page told of the row. */
interface PageContext extends ExecutionTarget {
  readonly webview: string;
  readonly listMultiSelection: boolean;
}

function isPageContext(value: unknown): value is PageContext {
  return isExecutionTarget(value) && "webview" in value && value.webview === "executions.table";
}

/**
 * The arguments of a command as the tree hands them over: a row of the Executions page, and where it is one of several
 * selected ones all of them.
 */
export async function onPageRow(
  args: readonly unknown[],
  selected: () => Promise<readonly ExecutionTarget[]>,
): Promise<readonly unknown[]> {
  const [context] = args;
  if (!isPageContext(context)) return args;
  return context.listMultiSelection ? [context, await selected()] : [context];
}
