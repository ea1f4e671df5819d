import { join } from "node:path";
import { runExecution } from "../runner/runExecution";
import type { RunRequest } from "../runner/runRequest";
import { readEnd, readSummary, type ExecutionEnd } from "../store/readSummary";
import { closingLine, type Comparison } from "./closingLine";
import { resolveInputs } from "./resolveInputs";
import { runnerEnvironment } from "./runnerEnvironment";
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
  const runner = runnerEnvironment(call, json);
  const resolved = await resolveInputs(request, runner.say, () => call.now().getTime());
  const outcome = await runExecution(resolved.size === 0 ? request : { ...request, resolved }, runner);
  const end = readEnd(outcome.bundle);
  const line = closingLine(end, outcome, await compare(call, request.method.id, end));
  try {
    if (json) call.console.printJson(readSummary(outcome.bundle));
  } finally {
    call.console.say(line);
  }
  return outcome.exitCode;
}

/** The runs before are read after the end: of a run without metrics only the last of them. */
async function compare(
  call: VerbCall,
  methodId: string,
  { id, path, metrics }: ExecutionEnd,
): Promise<Comparison> {
  const { earlierRuns, readResult, readSetup } = await import("../store/earlierRuns");
  const earlier = earlierRuns(call.layout, methodId, id);
  const bundles = earlier.map((each) => join(call.layout.executions, each));
  const [last] = bundles;
  const asked = Object.keys(metrics).length === 0 ? [] : bundles;
  return {
    now: readSetup(path),
    before: last === undefined ? null : readSetup(last),
    results: asked.map(readResult).filter((result) => result !== null),
  };
}
