import { wrongUse } from "../core/humanError";
import { metadataTitle, scriptOf, titleOf, type ProcessDescription } from "../core/processDescription";
import { describeProblem, findMethod, readMethods } from "../bundle/methods/readMethods";
import { allArguments } from "./arguments";
import { methodPage } from "./methodPage";
import { tableLines, type Column } from "./table";
import { jsonOption, type Verb } from "./verb";

/** `executions methods [ID]`: the methods of the workspace, or one of them. */
export const methodsVerb: Verb = {
  usage: "[ID] [--json]",
  summary: "List the methods, or show one with its inputs",
  options: jsonOption,
  run(call) {
    const { layout, options, console } = call;
    const [id, ...others] = allArguments(call);
    if (others.length > 0) throw wrongUse("name one method at most: executions methods [ID].");
    if (id !== undefined) {
      const method = findMethod(layout, id);
      if (options.flag("json")) console.printJson(method);
      else console.print(methodPage(method).join("\n"));
      return Promise.resolve(0);
    }
    const { methods, problems } = readMethods(layout);
    for (const problem of problems) console.say(describeProblem(problem));
    const described = methods.map(({ method }) => method).sort(byCategory);
    if (options.flag("json")) console.printJson(described);
    else if (described.length > 0) console.print(tableLines(columns, described, console.columns).join("\n"));
    else console.say(`No methods in ${layout.methods} yet; executions run SCRIPT needs none.`);
    return Promise.resolve(0);
  },
};

const columns: readonly Column<ProcessDescription>[] = [
  { header: "ID", rank: 0, least: 12, required: true, value: ({ id }) => id },
  { header: "VERSION", rank: 3, least: 5, value: ({ version }) => version },
  { header: "TITLE", rank: 1, least: 10, value: ({ title }) => title ?? "" },
  { header: "CATEGORY", rank: 2, least: 8, value: (method) => metadataTitle(method, "category") ?? "" },
  { header: "SCRIPT", rank: 4, least: 12, value: (method) => scriptOf(method) ?? "" },
  { header: "INPUTS", rank: 5, least: 10, value: ({ inputs }) => Object.keys(inputs).join(", ") },
];

/** By category, then title and version. */
function byCategory(one: ProcessDescription, other: ProcessDescription): number {
  const keys = (method: ProcessDescription): string[] => [
    metadataTitle(method, "category") ?? "\uffff",
    titleOf(method),
    method.version,
  ];
  const others = keys(other);
  return keys(one).reduce(
    (order, key, index) => order || key.localeCompare(others[index] ?? "", "en", { numeric: true }),
    0,
  );
}
