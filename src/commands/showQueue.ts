import type { Services } from "./services";

/** `executions.showQueue`: the Executions page with what waits to run. */
export async function showQueue({ table }: Services): Promise<void> {
  const panels = await table();
  panels.open("status:pending");
}
