import { join } from "node:path";
import { wrongUse } from "../core/humanError";
import type { ExecutionSummary } from "../core/summary";
import { runExecution } from "../runner/runExecution";
import type { RunRequest } from "../runner/runRequest";
import { readSummary } from "../store/readSummary";
import { closingLine, type Comparison } from "./closingLine";
import { resolveInputs } from "./resolveInputs";
import { runnerEnvironment } from "./runnerEnvironment";
import type { OptionTable, VerbCall } from "./verb";

/** Options of every verb that makes an execution. */
export const annotationOptions: OptionTable = {
  name: { type: "string", help: "what this execution is called" },
  note: { type: "string", help: "a note about it" },
  tag: { type: "string", multiple: true, help: "a tag; may be repeated" },
  terminal: {
    type: "string",
    value: "pty|pipes",
    help: "give the script a terminal of its own (both streams are one then), or not; else as the setting says",
  },
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
  const line = closingLine(summary, outcome, await compare(call, summary));
  try {
    if (json) call.console.printJson(summary);
  } finally {
    call.console.say(line);
  }
  return outcome.exitCode;
}

/** The runs before are read after the end: of a run without metrics only the last of them. */
async function compare(call: VerbCall, summary: ExecutionSummary): Promise<Comparison> {
  const { earlierRuns, readResult, readSetup } = await import("../store/earlierRuns");
  const { methodId, id, path, metrics } = summary;
  const earlier = methodId === null ? [] : earlierRuns(call.layout, methodId, id);
  const bundles = earlier.map((each) => join(call.layout.executions, each));
  const [last] = bundles;
  const asked = Object.keys(metrics).length === 0 ? [] : bundles;
  return {
    now: readSetup(path),
    before: last === undefined ? null : readSetup(last),
    results: asked.map(readResult).filter((result) => result !== null),
  };
}
