import type { Services } from "./services";

/** `executions.openTable`; its argument, where there is one, is the query that the page shows. */
export async function openTable({ table }: Services, [query]: readonly unknown[]): Promise<void> {
  const panels = await table();
  panels.open(typeof query === "string" ? query : undefined);
}
