import { comparisonJson } from "../core/compare/comparisonJson";
import type { Comparison } from "../core/compare/comparison";
import { comparisonFormats, type ComparisonFormat } from "../core/compare/comparisonFormat";
import { wrongUse } from "../core/humanError";
import type { FileDifferences } from "../core/report/ownDifferences";
import type { ExecutionSummary } from "../core/summary";
import { inEnglish } from "../core/translate";
import { changedCode, type CodeAgainst } from "../runner/difference/changedCode";
import { codeDifferences } from "../runner/difference/codeDifferences";
import { defaultTolerance } from "../core/verdict/verdict";
import type { ComparedContents } from "../store/difference/contentsAgainst";
import { ExecutionStore } from "../store/executionStore";
import { findExecution } from "../store/findExecution";
import { mostCompared, readComparison } from "../store/readComparison";
import { allArguments, namedExecutions } from "./arguments";
import { codeLines } from "./codeLines";
import { comparisonPage } from "./comparisonPage";
import { contentLines } from "./contentLines";
import { jsonOption, type Verb, type VerbCall } from "./verb";

/** So many places, cells, rows or lines of each file are told in the JSON value. */
const toldPlaces = 200;

const usage = "compare ID ID... [--baseline ID] [--format md|csv|html] [--json]";

/** `executions compare ID ID...`: in what executions differ, and what could have caused it (design, section 11). */
export const compareVerb: Verb = {
  usage: "ID ID... [--baseline ID] [--format md|csv|html] [--json]",
  summary: "Tell in what executions differ, and what most likely caused it",
  options: {
    baseline: {
      type: "string",
      value: "ID",
      help: "the one that others are held against (default: the first)",
    },
    format: {
      type: "string",
      value: "md|csv|html",
      help: "print it as Markdown, all fields as CSV, or a page with curves as HTML",
    },
    ...jsonOption,
  },
  async run(call) {
    const { console, options } = call;
    const format = formatOf(call);
    const asked = chosen(call);
    const compared = await compare(call, asked);
    const { comparison, code } = compared;
    if (format !== null) {
      console.print(await fileText(call, compared, format));
      return 0;
    }
    const { contents, contentsLeftOut } = await contentsOf(call, asked);
    if (options.flag("json")) {
      const found = await changedCode(call.layout.workspace, code, { context: 0, lines: toldPlaces });
      const told = { code: found.own, codeLeftOut: found.left, contents, contentsLeftOut };
      console.printJson({ ...comparisonJson(comparison), ...told });
    } else {
      const why = contentsLeftOut === null ? [] : ["", contentsLeftOut];
      const told = [
        ...comparisonPage(comparison, console.columns),
        ...(await codeLines(call.layout.workspace, code)),
        ...contentLines(contents),
      ];
      for (const line of [...told, ...why]) console.print(line);
    }
    return 0;
  },
};

async function fileText(
  { layout, now }: VerbCall,
  { comparison, code }: Compared,
  format: ComparisonFormat,
): Promise<string> {
  const { comparisonPieces } = await import("../store/report/comparisonFile");
  const { toldCode } = await import("../runner/difference/toldCode");
  const readCode = async (): Promise<FileDifferences> => await toldCode(layout.workspace, code, inEnglish);
  const options = { now: now(), t: inEnglish, language: "en", readCode };
  let text = "";
  for await (const piece of comparisonPieces(layout, comparison, format, options)) text += piece;
  return text.trimEnd();
}

function formatOf({ options }: VerbCall): ComparisonFormat | null {
  const text = options.text("format");
  if (text === null) return null;
  if (options.flag("json")) throw wrongUse("--json and --format are two ways to print it: give one of them.");
  const format = comparisonFormats.find((each) => each === text);
  if (format === undefined)
    throw wrongUse(`--format takes md, csv or html, not ${text === "" ? '""' : text}.`);
  return format;
}

interface Compared {
  readonly comparison: Comparison;
  readonly code: CodeAgainst;
}

async function compare({ layout }: VerbCall, { executions, baseline }: Chosen): Promise<Compared> {
  let code: CodeAgainst = { executions: [], baseline, code: [] };
  const comparison = await readComparison({
    layout,
    executions,
    baseline,
    askCode: async (read, reference) => {
      const found = await codeDifferences(layout.workspace, read, reference);
      code = { executions: read, baseline: reference, code: found };
      return found;
    },
  });
  return { comparison, code };
}

interface ToldContents {
  readonly contents: readonly ComparedContents[];
  /** Why files are not compared place by place; null where they are. */
  readonly contentsLeftOut: string | null;
}

async function contentsOf({ layout }: VerbCall, { executions, baseline }: Chosen): Promise<ToldContents> {
  const { contentsAgainst, mostByContent } = await import("../store/difference/contentsAgainst");
  if (executions.length > mostByContent)
    return {
      contents: [],
      contentsLeftOut: `What differs within files is told of up to ${mostByContent} executions: name fewer to see it.`,
    };
  const options = { tolerance: defaultTolerance, limit: toldPlaces };
  return { contents: await contentsAgainst(layout, executions, baseline, options), contentsLeftOut: null };
}

interface Chosen {
  readonly executions: readonly ExecutionSummary[];
  /** The place of the one that others are held against. */
  readonly baseline: number;
}

function chosen(call: VerbCall): Chosen {
  const named = namedExecutions(call, usage);
  const text = call.options.text("baseline");
  const wanted = text === null ? null : findExecution(new ExecutionStore(call.layout), text);
  const isNamed = wanted === null || named.some(({ id }) => id === wanted.id);
  const executions = isNamed ? named : [wanted, ...named];
  const [only] = executions;
  if (executions.length < 2 && only !== undefined) throw wrongUse(tooFew(allArguments(call), only.id));
  if (executions.length > mostCompared)
    throw wrongUse(
      `at most ${mostCompared} executions can be compared, not ${executions.length}: name fewer.`,
    );
  return { executions, baseline: wanted === null ? 0 : executions.findIndex(({ id }) => id === wanted.id) };
}

/** @param texts by which the one execution is named. */
function tooFew(texts: readonly string[], id: string): string {
  return texts.length < 2
    ? `name two executions at least: executions ${usage}.`
    : `${texts.join(" and ")} are one execution, ${id}: name another one to compare it with. @last is the last one, as is @-1; @-2 is the one before.`;
}
