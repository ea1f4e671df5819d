import { formatDuration } from "../core/format/duration";
import { wrongUse } from "../core/humanError";
import type { ExecutionSummary } from "../core/summary";
import { runExecution } from "../runner/runExecution";
import type { RunOutcome, RunRequest } from "../runner/runRequest";
import { readSummary } from "../store/readSummary";
import { resolveInputs } from "./resolveInputs";
import { runnerEnvironment } from "./runnerEnvironment";
import type { OptionTable, VerbCall } from "./verb";

const maximumMetrics = 3;
const significantDigits = 4;

/** Options of every verb that makes an execution. */
export const annotationOptions: OptionTable = {
  name: { type: "string", help: "what this execution is called" },
  note: { type: "string", help: "a note about it" },
  tag: { type: "string", multiple: true, help: "a tag; may be repeated" },
  "secrets-stdin": {
    type: "boolean",
    help: "read secrets as one JSON object from standard input; the script's is empty then",
  },
  json: {
    type: "boolean",
    help: "print a summary as JSON; the script's own output then goes to standard error",
  },
};

/** The same where inputs may be given. */
export const runOptions: OptionTable = {
  input: {
    type: "string",
    multiple: true,
    value: "NAME=VALUE",
    help: "the value of an input; may be repeated",
  },
  inputs: { type: "string", value: "FILE.json", help: "values by name, or an OGC request" },
  materialize: {
    type: "string",
    multiple: true,
    value: "NAME",
    help: "hand the script a copy of this input's file, folder or URL, kept with the execution; may be repeated",
  },
  ...annotationOptions,
};

/** Whether the result of an identical execution is taken: by option, in `run` else as the method says. */
export const cacheOptions: OptionTable = {
  cache: { type: "boolean", help: "take the result of an identical completed execution, if there is one" },
  "no-cache": { type: "boolean", help: "run it in any case, whatever the method says" },
};

/** @throws {HumanError} wrong use, when both are given. */
export function wantsCache({ options }: VerbCall, byDefault: boolean): boolean {
  const [wanted, refused] = [options.flag("cache"), options.flag("no-cache")];
  if (wanted && refused) throw wrongUse("--cache and --no-cache exclude each other.");
  return wanted || (byDefault && !refused);
}

/** What is the same for each run of this call: name, note, tags, the task that started it. */
export function annotationsOf({ options }: VerbCall): Pick<RunRequest, "name" | "note" | "tags" | "run"> {
  return {
    name: options.text("name"),
    note: options.text("note"),
    tags: options.texts("tag"),
    run: process.env["EXECUTIONS_RUN"] ?? null,
  };
}

/** Runs, then says how it ended: its id stands on the last line of standard error. */
export async function perform(call: VerbCall, request: RunRequest): Promise<number> {
  const json = call.options.flag("json");
  const runner = runnerEnvironment(call, json);
  const resolved = await resolveInputs(request, runner.say, () => call.now().getTime());
  const outcome = await runExecution(resolved.size === 0 ? request : { ...request, resolved }, runner);
  const summary = readSummary(outcome.bundle);
  if (json) call.console.printJson(summary);
  call.console.say(closingLine(summary, outcome));
  return outcome.exitCode;
}

/** `✓ 12 s · loss 0.031 · <id>` */
function closingLine(summary: ExecutionSummary, { state, reason }: RunOutcome): string {
  const metrics = Object.entries(summary.metrics)
    .slice(0, maximumMetrics)
    .map(([name, value]) => `${name} ${Number(value.toPrecision(significantDigits))}`);
  const told = reason ?? cachedText(summary) ?? formatDuration(summary.durationMs ?? 0);
  return `${marks[state]} ${[told, ...metrics, summary.id].join(" · ")}`;
}

function cachedText({ cachedFrom }: ExecutionSummary): string | null {
  return cachedFrom === null ? null : `not run: same as ${cachedFrom}`;
}

const marks: Readonly<Record<RunOutcome["state"], string>> = {
  COMPLETED: "✓",
  CACHED: "=",
  STOPPED: "■",
  FAILED: "✗",
};
