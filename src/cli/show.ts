import { bundleFolder } from "../bundle/archive/bundleFolder";
import { describeExecution } from "../store/describeExecution";
import { oneExecution } from "./arguments";
import { executionPage } from "./executionPage";
import { wantsColour } from "./stateMark";
import { jsonOption, type Verb } from "./verb";

/** `executions show ID`: everything that the bundle tells, but its logs. */
export const showVerb: Verb = {
  usage: "ID [--json]",
  summary: "Show one execution with its inputs, outputs, code version and history",
  options: jsonOption,
  async run(call) {
    const { options, console } = call;
    const execution = oneExecution(call, "show ID");
    const details = describeExecution(execution, await bundleFolder(call.layout, execution, "metadata"));
    if (options.flag("json")) console.printJson(details);
    else console.print(executionPage(details, call.now(), wantsColour(console)).join("\n"));
    return 0;
  },
};
