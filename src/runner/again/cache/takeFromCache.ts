import { join, relative, sep } from "node:path";
import type { ExecuteRequest } from "../../../core/executeRequest";
import { cachedFromLink } from "../../../core/jobStatus";
import { liesInBundle } from "../../../core/liesInBundle";
import { parseEvents, totalsOf } from "../../../core/parseEvents";
import type { Artifact, Instance } from "../../../core/records";
import { bundlePaths } from "../../../bundle/layout";
import { readTail } from "../../../bundle/readTail";
import type { EndState } from "../../endState";
import type { EventRecorder } from "../../eventRecorder";
import type { ExecutionRecord } from "../../executionRecord";
import type { Captured } from "../../prepareExecution";
import type { RunnerEnvironment, RunRequest } from "../../runRequest";
import { resultsOf } from "./earlierResults";
import { lookUpCache } from "./lookUpCache";
import { changesOf, type RunFacts } from "./runFacts";

/** Only last values are taken over: they stand at the end. */
const maximumEventBytes = 4 * 1024 * 1024;

export interface CacheQuestion {
  readonly request: RunRequest;
  readonly runner: RunnerEnvironment;
  readonly record: ExecutionRecord;
  readonly sent: ExecuteRequest;
  readonly events: EventRecorder;
  readonly captured: Captured;
  readonly instance: Promise<Instance | null>;
}

/** The end of an execution that was not run, and what it has in place of outputs of its own. */
export interface TakenFromCache {
  readonly end: EndState;
  readonly captured: Captured;
}

/**
 * Asks the cache before anything is launched; why it did or did not hit is told in the bundle and at the terminal.
 * @returns null where the execution is to run.
 */
export async function takeFromCache(question: CacheQuestion): Promise<TakenFromCache | null> {
  const { request, runner, record, sent, events, captured } = question;
  const answer = await lookUpCache(request.layout, {
    id: record.id,
    method: request.method,
    inputs: sent.inputs,
    args: sent.args,
    artifacts: captured.inputs,
    git: captured.git,
    changes: changesOf(record.bundle),
    instance: await question.instance,
    created: NaN,
    finished: NaN,
  });
  const message = answer.hit
    ? `Taken from the cache: the same method, inputs, code and runtime as ${answer.original.id}`
    : `Not cached: ${answer.reason}`;
  events.append({ at: runner.now().toISOString(), type: "status", message });
  runner.say(message);
  if (!answer.hit) return null;
  takeOverValues(question, answer.original);
  const inputs = [...captured.inputs, ...linkedResults(question, answer.original)];
  return { end: endOf(answer.original), captured: { ...captured, inputs } };
}

/** Its results are those of the original, where they lie: nothing is copied. */
function linkedResults({ request }: CacheQuestion, original: RunFacts): Artifact[] {
  const { layout } = request;
  const bundle = relative(layout.workspace, join(layout.executions, original.id)).split(sep).join("/");
  return resultsOf(original).map((artifact) => ({
    ...artifact,
    uri: liesInBundle(artifact) ? `${bundle}/${artifact.uri}` : artifact.uri,
  }));
}

/** Last values of metrics and properties, so that it compares as the original does. */
function takeOverValues({ request, runner, events }: CacheQuestion, original: RunFacts): void {
  const file = join(request.layout.executions, original.id, bundlePaths.events);
  const { metrics, properties } = totalsOf(parseEvents(readTail(file, maximumEventBytes)));
  const at = runner.now().toISOString();
  for (const [name, value] of Object.entries(properties))
    events.append({ at, type: "property", name, value });
  for (const [name, value] of Object.entries(metrics)) events.append({ at, type: "metric", name, value });
}

function endOf(original: RunFacts): EndState {
  return {
    state: "CACHED",
    exitCode: null,
    signal: null,
    reason: null,
    message: `Same as ${original.id}`,
    commandExitCode: 0,
    links: [cachedFromLink(original.id)],
  };
}
