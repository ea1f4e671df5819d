import { chooseMethod } from "./chooseMethod";
import { runWithForm } from "./runWithForm";
import type { Services } from "./services";
import { requireTrust } from "../host/trust";

/** `executions.runMethod`: the form of a method, then the run. */
export async function runMethod(services: Services, args: readonly unknown[]): Promise<void> {
  requireTrust();
  const chosen = await chooseMethod(services, args[0]);
  if (chosen !== undefined) await runWithForm(services, chosen);
}
