import { unarchiveBundle } from "../bundle/archive/unarchiveBundle";
import { removeCopies } from "../bundle/archive/bundleFolder";
import type { ExecutionSummary } from "../core/summary";
import { bulkOptions } from "./bulk";
import { eachArchived } from "./eachArchived";
import { jsonOption, type Verb } from "./verb";

const words = { verb: "unarchive", doing: "Unpacking", done: "Unarchived", refusal };

/** `executions unarchive ID...`: from the archive back to the workbench. */
export const unarchiveVerb: Verb = {
  usage: "ID... | --query Q [--dry-run] [--yes] [--json]",
  summary: "Bring archived executions back to the workbench",
  options: { ...bulkOptions, ...jsonOption },
  async run(call) {
    return await eachArchived(call, words, async ({ id }, progress) => {
      await unarchiveBundle(call.layout, id, progress);
      await removeCopies(call.layout, id);
    });
  },
};

function refusal({ archived }: ExecutionSummary): string | null {
  return archived ? null : "it is not archived";
}
