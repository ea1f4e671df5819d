import { unarchiveBundle } from "../bundle/archive/unarchiveBundle";
import { removeCopies } from "../bundle/archive/bundleFolder";
import { sweepLeftovers } from "../bundle/leftovers";
import { namedExecutions } from "./arguments";
import { eachExecution } from "./eachExecution";
import { printOutcome } from "./outcome";
import { jsonOption, type Verb } from "./verb";

/** `executions unarchive ID...`: from the archive back to the workbench. */
export const unarchiveVerb: Verb = {
  usage: "ID... [--json]",
  summary: "Bring archived executions back to the workbench",
  options: jsonOption,
  async run(call) {
    const { console, layout, now } = call;
    const executions = namedExecutions(call, "unarchive ID...");
    sweepLeftovers(layout);
    const outcome = await eachExecution(console, "Unpacking", executions, async ({ id }, onProgress) => {
      await unarchiveBundle(layout, id, { onProgress, now: now() });
      await removeCopies(layout, id);
    });
    return printOutcome(call, "Unarchived", outcome);
  },
};
