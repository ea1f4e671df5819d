import { wrongUse } from "../core/humanError";
import { archiveBundle } from "../bundle/archive/archiveBundle";
import { sweepLeftovers } from "../bundle/leftovers";
import { archiveRefusal } from "../store/eligibility";
import { namedExecutions } from "./arguments";
import { eachExecution } from "./eachExecution";
import { printOutcome } from "./outcome";
import { plainLine } from "./plainText";
import { jsonOption, type Verb } from "./verb";

/** `executions archive ID...`: from the workbench into one .zip each, read back before the folder goes. */
export const archiveVerb: Verb = {
  usage: "ID... [--json]",
  summary: "Put executions into the archive: one verified .zip each in place of the folder",
  options: jsonOption,
  async run(call) {
    const { console, layout, now } = call;
    const executions = namedExecutions(call, "archive ID...");
    sweepLeftovers(layout);
    const outcome = await eachExecution(console, "Archiving", executions, async (execution, onProgress) => {
      const refusal = archiveRefusal(execution);
      if (refusal !== null) throw wrongUse(`${refusal}.`);
      const skipped = await archiveBundle(layout, execution.id, { onProgress, now: now() });
      for (const { path, reason } of skipped)
        console.say(`${execution.id}: left out ${plainLine(path)}: ${reason}`);
    });
    return printOutcome(call, "Archived", outcome);
  },
};
