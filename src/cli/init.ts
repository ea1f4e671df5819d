import { ensureWorkspace } from "../bundle/ensureWorkspace";
import { refuseArguments } from "./arguments";
import { jsonOption, type Verb } from "./verb";

/** `executions init`: makes `.executions/` with its .gitignore where they are not. */
export const initVerb: Verb = {
  usage: "[--json]",
  summary: "Make .executions/ in this workspace",
  options: jsonOption,
  run(call) {
    refuseArguments(call, "init [--json]");
    const { layout, options, console } = call;
    const created = ensureWorkspace(layout);
    if (options.flag("json")) console.printJson({ workspace: layout.workspace, created });
    else
      console.print(
        created.length === 0 ? `${layout.root} is there already` : `Created ${created.join(", ")}`,
      );
    return Promise.resolve(0);
  },
};
