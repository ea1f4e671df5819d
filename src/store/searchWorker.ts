import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "../core/humanError";
import { compileQuery } from "../core/query/compileQuery";
import { parseQuery } from "../core/query/parseQuery";
import { matchesExecution } from "./matchesExecution";
import { searchLogs, type LogFinding } from "./searchLogs";
import type { SearchBatch, SearchedExecution, SearchQuestion, SearchWorkerMessage } from "./searchRequest";

/** What was found is told at once, then in gulps of this time, in ms: who looks on needs no more. */
const gulpMs = 50;
const gulpSize = 500;

const question = workerData as SearchQuestion;
const pattern =
  question.pattern === null ? null : new RegExp(question.pattern.source, question.pattern.flags);
const parsed = parseQuery(question.query ?? "");
if (!parsed.ok) throw new Error(parsed.problem.message);
const test = compileQuery(parsed.query, new Date(question.now));
let findings: LogFinding[] = [];
let matching: string[] = [];
let looked = 0;
let told = 0;

function tell(isDone: boolean): void {
  const message: SearchWorkerMessage = { findings, matching, looked, isDone };
  parentPort?.postMessage(message);
  [findings, matching] = [[], []];
  told = performance.now();
}

function tellSometimes(): void {
  if (findings.length >= gulpSize || performance.now() - told >= gulpMs) tell(false);
}

async function look(searched: SearchedExecution): Promise<void> {
  if (!(await matches(searched))) return;
  const { execution } = searched;
  matching.push(execution.id);
  if (pattern === null) return;
  for await (const finding of searchLogs([execution], pattern)) {
    findings.push(finding);
    tellSometimes();
  }
}

/** What cannot be read matches nothing, and is told. */
async function matches(searched: SearchedExecution): Promise<boolean> {
  if (searched.kind === "matching") return true;
  try {
    return await matchesExecution(question.layout, searched.execution, test);
  } catch (error) {
    findings.push({ id: searched.execution.id, reason: messageOf(error) });
    return false;
  }
}

async function lookInto(batch: SearchBatch): Promise<void> {
  for (const searched of batch) {
    await look(searched);
    looked += 1;
    tellSometimes();
  }
  tell(true);
}

let last = Promise.resolve();
parentPort?.on("message", (batch: SearchBatch) => {
  last = last.then(() => lookInto(batch));
});
