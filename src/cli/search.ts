import { join } from "node:path";
import { messageOf, wrongUse } from "../core/humanError";
import { bundlePaths } from "../bundle/layout";
import { searchArchivedLog } from "../store/archivedLogs";
import { ExecutionStore } from "../store/executionStore";
import { searchLog } from "../store/searchLog";
import { allArguments, countOption } from "./arguments";
import { plainText } from "./plainText";
import { queried, queryOption } from "./queryOption";
import { jsonOption, type Verb, type VerbCall } from "./verb";

const streams = [
  ["out", bundlePaths.stdout],
  ["err", bundlePaths.stderr],
] as const;

interface Hit {
  readonly id: string;
  readonly stream: "out" | "err";
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** `executions search TEXT`: lines of the logs of all executions, newest first (design, section 11). */
export const searchVerb: Verb = {
  usage: "TEXT [--regex] [--case] [--query Q] [--limit N] [--json]",
  summary: "Look for a text in what executions printed",
  options: {
    regex: { type: "boolean", help: "TEXT is a regular expression" },
    case: { type: "boolean", help: "upper and lower case differ" },
    ...queryOption,
    limit: { type: "string", value: "N", help: "at most so many lines (default: all)" },
    ...jsonOption,
  },
  async run(call) {
    const pattern = patternOf(call);
    const limit = countOption(call, "limit") ?? Infinity;
    const json = call.options.flag("json");
    const hits: Hit[] = [];
    let count = 0;
    for await (const hit of hitsOf(call, pattern)) {
      if (count >= limit) break;
      count += 1;
      if (json) hits.push(hit);
      else call.console.print(`${hit.id} ${hit.stream}:${hit.line}: ${plainText(hit.text)}`);
    }
    if (json) call.console.printJson(hits);
    else if (count === 0) call.console.say("It was printed by none of the executions.");
    return 0;
  },
};

async function* hitsOf(call: VerbCall, pattern: RegExp): AsyncGenerator<Hit> {
  for (const { id, path, archived } of await queried(call, new ExecutionStore(call.layout).list()))
    for (const [stream, file] of streams)
      try {
        const found = archived
          ? searchArchivedLog(path, file, pattern)
          : searchLog(join(path, file), pattern);
        for await (const { line, text } of found) yield { id, stream, line, text };
      } catch (error) {
        if (!archived) throw error;
        call.console.say(`${id} was not looked into: ${messageOf(error)}`);
        break;
      }
}

function patternOf(call: VerbCall): RegExp {
  const [text, ...others] = allArguments(call);
  if (text === undefined || text === "" || others.length > 0)
    throw wrongUse('say what to look for, as one argument: executions search "CUDA out of memory".');
  const { options } = call;
  const source = options.flag("regex") ? text : text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  try {
    return new RegExp(source, options.flag("case") ? "m" : "im");
  } catch (error) {
    throw wrongUse(`${text} is not a regular expression: ${(error as Error).message}.`);
  }
}
