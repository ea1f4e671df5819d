import { mayRetry } from "../core/lifecycle";
import { runAgain } from "./runAgain";
import type { Services } from "./services";

/** `executions.retry`: one that did not succeed, again with its inputs and arguments on today's code. */
export async function retry(services: Services, args: readonly unknown[]): Promise<void> {
  await runAgain(services, args, "retry", mayRetry);
}
