import { unarchiveBundle } from "../bundle/archive/unarchiveBundle";
import { removeCopies } from "../bundle/archive/bundleFolder";
import { eachArchived } from "./eachArchived";
import { jsonOption, type Verb } from "./verb";

const words = { verb: "unarchive", doing: "Unpacking", done: "Unarchived" };

/** `executions unarchive ID...`: from the archive back to the workbench. */
export const unarchiveVerb: Verb = {
  usage: "ID... [--json]",
  summary: "Bring archived executions back to the workbench",
  options: jsonOption,
  async run(call) {
    return await eachArchived(call, words, async ({ id }, progress) => {
      await unarchiveBundle(call.layout, id, progress);
      await removeCopies(call.layout, id);
    });
  },
};
