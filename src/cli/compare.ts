import { comparisonJson } from "../core/compare/comparisonJson";
import { comparisonFormats, exportComparison, type ComparisonFormat } from "../core/compare/exportComparison";
import type { Comparison } from "../core/compare/comparison";
import { wrongUse } from "../core/humanError";
import type { ExecutionSummary } from "../core/summary";
import { inEnglish } from "../core/translate";
import { codeDifferences } from "../runner/difference/codeDifferences";
import { ExecutionStore } from "../store/executionStore";
import { findExecution } from "../store/findExecution";
import { mostCompared, readComparison } from "../store/readComparison";
import { namedExecutions } from "./arguments";
import { comparisonPage } from "./comparisonPage";
import { jsonOption, type Verb, type VerbCall } from "./verb";

const usage = "compare ID ID... [--baseline ID] [--format md|csv] [--json]";

/** `executions compare ID ID...`: in what executions differ, and what could have caused it (design, section 11). */
export const compareVerb: Verb = {
  usage: "ID ID... [--baseline ID] [--format md|csv] [--json]",
  summary: "Tell in what executions differ, and what most likely caused it",
  options: {
    baseline: {
      type: "string",
      value: "ID",
      help: "the one that others are held against (default: the first)",
    },
    format: { type: "string", value: "md|csv", help: "print it as Markdown, or all fields as CSV" },
    ...jsonOption,
  },
  async run(call) {
    const { console, options } = call;
    const format = formatOf(call);
    const comparison = await compare(call);
    if (options.flag("json")) console.printJson(comparisonJson(comparison));
    else if (format !== null) console.print(exportComparison(comparison, format, inEnglish).trimEnd());
    else for (const line of comparisonPage(comparison, console.columns)) console.print(line);
    return 0;
  },
};

function formatOf({ options }: VerbCall): ComparisonFormat | null {
  const text = options.text("format");
  if (text === null) return null;
  if (options.flag("json")) throw wrongUse("--json and --format are two ways to print it: give one of them.");
  const format = comparisonFormats.find((each) => each === text);
  if (format === undefined) throw wrongUse(`--format takes md or csv, not ${text === "" ? '""' : text}.`);
  return format;
}

async function compare(call: VerbCall): Promise<Comparison> {
  const { layout } = call;
  const { executions, baseline } = chosen(call);
  return await readComparison({
    layout,
    executions,
    baseline,
    askCode: (read, reference) => codeDifferences(layout.workspace, read, reference),
  });
}

function chosen(call: VerbCall): { executions: readonly ExecutionSummary[]; baseline: number } {
  const named = namedExecutions(call, usage);
  const text = call.options.text("baseline");
  const wanted = text === null ? null : findExecution(new ExecutionStore(call.layout), text);
  const isNamed = wanted === null || named.some(({ id }) => id === wanted.id);
  const executions = isNamed ? named : [wanted, ...named];
  if (executions.length < 2) throw wrongUse(`name two executions at least: executions ${usage}.`);
  if (executions.length > mostCompared)
    throw wrongUse(
      `at most ${mostCompared} executions can be compared, not ${executions.length}: name fewer.`,
    );
  return { executions, baseline: wanted === null ? 0 : executions.findIndex(({ id }) => id === wanted.id) };
}
