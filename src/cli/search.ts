import { wrongUse } from "../core/humanError";
import { ExecutionStore } from "../store/executionStore";
import { logPattern, searchLogs, type ExecutionLogHit } from "../store/searchLogs";
import { allArguments, countOption } from "./arguments";
import { plainText } from "./plainText";
import { queried, queryOption } from "./queryOption";
import { jsonOption, type Verb, type VerbCall } from "./verb";

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
    const hits: ExecutionLogHit[] = [];
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

async function* hitsOf(call: VerbCall, pattern: RegExp): AsyncGenerator<ExecutionLogHit> {
  const executions = await queried(call, new ExecutionStore(call.layout).list());
  for await (const finding of searchLogs(executions, pattern))
    if ("reason" in finding) call.console.say(`${finding.id} was not looked into: ${finding.reason}`);
    else yield finding;
}

function patternOf(call: VerbCall): RegExp {
  const [text, ...others] = allArguments(call);
  if (text === undefined || text === "" || others.length > 0)
    throw wrongUse('say what to look for, as one argument: executions search "CUDA out of memory".');
  const { options } = call;
  try {
    return logPattern(text, { regex: options.flag("regex"), case: options.flag("case") });
  } catch (error) {
    throw wrongUse(`${text} is not a regular expression: ${(error as Error).message}.`);
  }
}
