import { ComparePage } from "./comparePage";
import { press } from "./press";
import { TablePage } from "./tablePage";
import type { Workbench } from "./workbench";

/** The page that compares so many. */
export async function openComparison(workbench: Workbench, count: number): Promise<ComparePage> {
  return new ComparePage(await workbench.webview(`Compare ${count} Executions`));
}

/** Selects on the Executions page all that a query asks for. */
export async function selectFound(workbench: Workbench, query: string, count: number): Promise<TablePage> {
  await workbench.runCommand("Executions: Open Executions Page");
  const table = new TablePage(await workbench.webview("Executions"));
  await table.selectNothing();
  await table.query(query);
  await table.frame.locator(".query .count", { hasText: new RegExp(`^\\s*${count}\\b`) }).waitFor();
  await table.grid.press("Control+a");
  await table.frame.locator(".selection", { hasText: `${count} selected` }).waitFor();
  return table;
}

/** Compares all that a query asks for. */
export async function compareFound(workbench: Workbench, query: string, count: number): Promise<ComparePage> {
  const table = await selectFound(workbench, query, count);
  await press(table.action("compare"));
  return await openComparison(workbench, count);
}
