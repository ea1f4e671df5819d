import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "../../core/humanError";
import { LogFinding } from "./logFinding";
import { LogFollowing } from "./logFollowing";
import { LogReading } from "./logReading";
import type {
  FindingProgress,
  LogThreadCalls,
  LogThreadData,
  LogThreadMessage,
  LogThreadQuestion,
  ReadingProgress,
} from "./threadMessages";

type Answers = {
  readonly [Name in keyof LogThreadCalls]?: (
    params: LogThreadCalls[Name]["params"],
  ) => LogThreadCalls[Name]["result"];
};

const data = workerData as LogThreadData;
const log =
  data.role === "reader" ? new LogReading(data, data.hasEnded) : new LogFinding(data, data.hasEnded);
const isHeld = data.isHeld && log instanceof LogReading && log.hasLastLines;
const following = new LogFollowing<ReadingProgress | FindingProgress>(
  log,
  { hasEnded: data.hasEnded, isResting: data.isResting, isHeld },
  tell,
  setTimeout,
);
const answers: Answers = {
  ...(log instanceof LogReading ? readerAnswers(log) : finderAnswers(log)),
  begin: () => following.begin(),
  hasEnded: () => following.end(),
  rest: ({ isResting }) => following.rest(isResting),
};

function tell(message: LogThreadMessage): void {
  parentPort?.postMessage(message);
}

function readerAnswers(reading: LogReading): Answers {
  return {
    lines: ({ from, count }) => reading.lines(from, count),
    updates: ({ line }) => reading.updates(line),
    lineAt: ({ ms }) => reading.lineAt(ms),
    text: ({ from, to }) => reading.text(from, to),
  };
}

function finderAnswers(finding: LogFinding): Answers {
  return {
    search: (question) => {
      finding.search(question);
      following.lookAgain();
      return null;
    },
    next: ({ what, from, direction }) => finding.next(what, from, direction),
    filtered: ({ from, direction, count, context }) => finding.filtered(from, direction, count, context),
    highlights: ({ from, to }) => finding.highlights(from, to),
    shownText: ({ from, to, filter }) => finding.shownText(from, to, filter),
  };
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

parentPort?.on("message", answer);
void following.follow();
