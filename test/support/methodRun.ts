import { type Workbench } from "./workbench";

/** A run of a method, by its id and by the label of its row in the tree. */
interface MethodRun {
  readonly id: string;
  readonly label: string;
}

/** Runs the method of this title as its form offers it; it is the only execution then, completed and sealed. */
export async function runMethodOnce(workbench: Workbench, title: string): Promise<MethodRun> {
  await workbench.openMethodForm(title);
  await workbench.quickInput.accept();
  const executions = workbench.tree("Executions");
  await executions.open();
  const row = executions.rowNamed(", Completed,");
  await row.waitFor();
  const id = workbench.bundles().only();
  await workbench.bundles().sealed(id);
  return { id, label: await row.locator(".label-name").innerText() };
}
