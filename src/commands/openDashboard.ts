import type { Services } from "./services";

/** `executions.openDashboard`; its argument, where there is one, is the query that the dashboard tells of. */
export async function openDashboard({ dashboard }: Services, [query]: readonly unknown[]): Promise<void> {
  const panels = await dashboard();
  panels.open(typeof query === "string" ? query : undefined);
}
