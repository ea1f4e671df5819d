import type { DetailsPage } from "./detailsPage";
import type { Workbench } from "./workbench";

/** Opens the details of an execution by its name, from the palette. */
export async function openDetails(workbench: Workbench, name: string): Promise<DetailsPage> {
  await workbench.runCommand("Executions: Open Details");
  await workbench.quickInput.input.waitFor();
  await workbench.quickInput.type(name);
  await workbench.quickInput.rowWith(name).waitFor();
  await workbench.quickInput.accept();
  return await workbench.details(name);
}
