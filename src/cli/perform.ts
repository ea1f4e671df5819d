import { runExecution } from "../runner/runExecution";
import type { RunRequest } from "../runner/runRequest";
import { readEnd, readSummary } from "../store/readSummary";
import { closingLine } from "./closingLine";
import { resolveInputs } from "./resolveInputs";
import { runnerEnvironment } from "./runnerEnvironment";
import { RunsBefore } from "./runsBefore";
import type { VerbCall } from "./verb";

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
  const before = new RunsBefore(call.layout, request.method.id);
  const runner = { ...runnerEnvironment(call, json), beside: (id: string) => before.begin(id) };
  const resolved = await resolveInputs(request, runner.say, () => call.now().getTime());
  const outcome = await runExecution(resolved.size === 0 ? request : { ...request, resolved }, runner);
  const end = readEnd(outcome.bundle);
  const line = closingLine(end, outcome, await before.comparedWith(end));
  try {
    if (json) call.console.printJson(readSummary(outcome.bundle));
  } finally {
    call.console.say(line);
  }
  return outcome.exitCode;
}
