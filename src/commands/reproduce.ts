import { mayRepeat } from "../core/lifecycle";
import { runAgain } from "./runAgain";
import type { Services } from "./services";

/** `executions.reproduce`: the code and inputs of that time again, apart from the files of the workspace, and a verdict on the outputs. */
export async function reproduce(services: Services, args: readonly unknown[]): Promise<void> {
  await runAgain(services, args, "reproduce", mayRepeat);
}
