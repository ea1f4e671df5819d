import { mayRepeat } from "../core/lifecycle";
import { runAgain } from "./runAgain";
import type { Services } from "./services";

/** `executions.restore`: a new execution that starts with a copy of the outputs of this one. */
export async function restore(services: Services, args: readonly unknown[]): Promise<void> {
  await runAgain(services, args, "restore", mayRepeat);
}
