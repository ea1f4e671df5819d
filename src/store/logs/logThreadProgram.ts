import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "../../core/humanError";
import { LogFinding } from "./logFinding";
import { LogReading } from "./logReading";
import type { LogThreadCalls, LogThreadData, LogThreadMessage, LogThreadQuestion } from "./threadMessages";

type Answers = {
  readonly [Name in keyof LogThreadCalls]?: (
    params: LogThreadCalls[Name]["params"],
  ) => LogThreadCalls[Name]["result"];
};

/** So long it looks without listening to questions, in ms; how often it tells how far it is; how often it looks again. */
const sliceMs = 12;
const tellMs = 100;
const followMs = 200;

const data = workerData as LogThreadData;
const log =
  data.role === "reader" ? new LogReading(data, data.hasEnded) : new LogFinding(data, data.hasEnded);
const answers: Answers = log instanceof LogReading ? readerAnswers(log) : finderAnswers(log);
let { hasEnded } = data;
/** What was asked for since it looked last. */
const asked = new Set<"more">();
let wake: (() => void) | null = null;
let told = "";

function tell(message: LogThreadMessage): void {
  parentPort?.postMessage(message);
}

/** Tells only what is new. */
function tellProgress(): void {
  const progress = log.progress();
  const text = JSON.stringify(progress);
  if (text !== told) tell(progress);
  told = text;
}

function lookAgain(): void {
  asked.add("more");
  wake?.();
}

function asksForMore(): boolean {
  return asked.has("more");
}

function readerAnswers(reading: LogReading): Answers {
  return {
    lines: ({ from, count }) => reading.lines(from, count),
    updates: ({ line }) => reading.updates(line),
    lineAt: ({ ms }) => reading.lineAt(ms),
    text: ({ from, to }) => reading.text(from, to),
    hasEnded: end,
  };
}

function finderAnswers(finding: LogFinding): Answers {
  return {
    search: (question) => {
      finding.search(question);
      lookAgain();
      return null;
    },
    next: ({ what, from, direction }) => finding.next(what, from, direction),
    filtered: ({ from, direction, count, context }) => finding.filtered(from, direction, count, context),
    highlights: ({ from, to }) => finding.highlights(from, to),
    hasEnded: end,
  };
}

function end(): null {
  hasEnded = true;
  log.end();
  lookAgain();
  return null;
}

function answer({ serial, name, params }: LogThreadQuestion): void {
  try {
    const reply = answers[name] as ((given: unknown) => unknown) | undefined;
    if (reply === undefined) throw new Error(`"${name}" is not asked of this thread`);
    tell({ kind: "answer", serial, value: reply(params) });
  } catch (error) {
    tell({ kind: "refusal", serial, reason: messageOf(error) });
  }
}

/** Looks through what is there, and listens to questions meanwhile. */
async function look(): Promise<void> {
  let [sliceBegun, lastTold] = [performance.now(), performance.now()];
  const steps = log.look(Date.now());
  while (steps.next().done !== true) {
    if (asksForMore()) return;
    if (performance.now() - sliceBegun < sliceMs) continue;
    if (performance.now() - lastTold >= tellMs) {
      tellProgress();
      lastTold = performance.now();
    }
    await new Promise(setImmediate);
    sliceBegun = performance.now();
  }
}

async function follow(): Promise<void> {
  for (;;) {
    asked.clear();
    await look();
    tellProgress();
    if (asksForMore()) continue;
    await new Promise<void>((resolve) => {
      wake = resolve;
      if (!hasEnded) setTimeout(resolve, followMs);
    });
    wake = null;
  }
}

parentPort?.on("message", answer);
tellProgress();
void follow();
