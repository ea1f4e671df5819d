import { setTimeout as wait } from "node:timers/promises";
import { HumanError, wrongUse } from "../core/humanError";
import { mayDelete } from "../core/lifecycle";
import type { ExecutionSummary } from "../core/summary";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import { ExecutionStore } from "../store/executionStore";
import { LogOrder, type LogPart, type LogStream } from "../store/logOrder";
import { tailStarts } from "../store/logTail";
import { readState } from "../store/readState";
import { countOption, oneExecution } from "./arguments";
import { LogPrinter } from "./logPrinter";
import { plainLine } from "./plainText";
import type { Verb, VerbCall } from "./verb";

const usage = "logs ID [--stream out|err] [--times] [--follow] [--tail N]";
const pollMs = 100;

/** `executions logs ID`: what it printed, byte by byte, both streams in the order in which they were written. */
export const logsVerb: Verb = {
  usage: "ID [--stream out|err] [--times] [--follow] [--tail N]",
  summary: "Print what an execution printed",
  options: {
    stream: {
      type: "string",
      value: "out|err",
      help: "only what it wrote to standard output, or to standard error",
    },
    times: { type: "boolean", help: "begin each line with the time since the start and the stream" },
    follow: { type: "boolean", help: "go on until the execution ends" },
    tail: { type: "string", value: "N", help: "only the last so many lines" },
  },
  async run(call) {
    const { options, console, now } = call;
    const streams = streamsOf(call);
    const tail = countOption(call, "tail");
    const execution = printedBy(call, oneExecution(call, usage));
    const { created } = execution;
    const path = await bundleFolder(call.layout, execution, "logs");
    const printer = new LogPrinter(console, options.flag("times"));
    const log = new LogOrder(path, streams, tail === null ? undefined : tailStarts(path, streams, tail));
    let isOver = printAll(printer, log.read(), null) || !options.flag("follow");
    while (!isOver) {
      // The state is looked at first: what was printed before an end is then read to its end.
      const hasEnded = mayDelete(readState(path));
      // What is not in the index yet has come just now.
      const sinceStart = created === null ? null : now().getTime() - Date.parse(created);
      isOver = printAll(printer, log.read(), sinceStart) || hasEnded;
      if (!isOver) await wait(pollMs);
    }
    return 0;
  },
};

/**
 * The execution that printed what is asked for: of one whose results were taken from the cache, the original.
 * @throws {HumanError} when that one is gone.
 */
function printedBy({ layout, console }: VerbCall, asked: ExecutionSummary): ExecutionSummary {
  const { id, cachedFrom } = asked;
  if (cachedFrom === null) return asked;
  const original = new ExecutionStore(layout).get(cachedFrom);
  const from = plainLine(cachedFrom);
  if (original === undefined)
    throw new HumanError(
      `${id} was not run: its result is that of ${from}, which is not here any more, with all that it printed.`,
    );
  console.say(`${id} was not run: this is what ${from} printed.`);
  return original;
}

/**
 * @param at the time of what the index does not tell of.
 * @returns whether nobody reads any more.
 */
function printAll(printer: LogPrinter, parts: Iterable<LogPart>, at: number | null): boolean {
  for (const part of parts) if (!printer.print({ ...part, at: part.at ?? at })) return true;
  return false;
}

function streamsOf({ options }: VerbCall): readonly LogStream[] {
  const stream = options.text("stream");
  if (stream === null) return ["out", "err"];
  if (stream === "out" || stream === "err") return [stream];
  throw wrongUse(`--stream takes out or err, not ${stream === "" ? '""' : stream}.`);
}
