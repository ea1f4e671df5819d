import { wrongUse } from "../core/humanError";
import { archiveBundle } from "../bundle/archive/archiveBundle";
import { archiveRefusal } from "../store/eligibility";
import { bulkOptions } from "./bulk";
import { eachArchived } from "./eachArchived";
import { plainLine } from "./plainText";
import { jsonOption, type Verb } from "./verb";

const words = { verb: "archive", doing: "Archiving", done: "Archived", refusal: archiveRefusal };

/** `executions archive ID...`: from the workbench into one .zip each, read back before the folder goes. */
export const archiveVerb: Verb = {
  usage: "ID... | --query Q [--dry-run] [--yes] [--json]",
  summary: "Put executions into the archive: one verified .zip each in place of the folder",
  options: { ...bulkOptions, ...jsonOption },
  async run(call) {
    return await eachArchived(call, words, async (execution, progress) => {
      const refusal = archiveRefusal(execution);
      if (refusal !== null) throw wrongUse(`${refusal}.`);
      const skipped = await archiveBundle(call.layout, execution.id, progress);
      for (const { path, reason } of skipped)
        call.console.say(`${execution.id}: left out ${plainLine(path)}: ${reason}`);
    });
  },
};
