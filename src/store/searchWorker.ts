import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "../core/humanError";
import { parseQuery } from "../core/query/parseQuery";
import type { Query } from "../core/query/queryTree";
import type { ExecutionSummary } from "../core/summary";
import { matchesExecution } from "./matchesExecution";
import { searchLogs, type LogFinding } from "./searchLogs";
import type { SearchMessage, SearchRequest } from "./searchRequest";

/** What was found is told at once, then in gulps of this time, in ms: who looks on needs no more. */
const gulpMs = 50;
const gulpSize = 500;

const request = workerData as SearchRequest;
const pattern = request.pattern === null ? null : new RegExp(request.pattern.source, request.pattern.flags);
const now = new Date(request.now);
let findings: LogFinding[] = [];
let matching: string[] = [];
let looked = 0;
let told = 0;

function tell(): void {
  const message: SearchMessage = { findings, matching, looked };
  parentPort?.postMessage(message);
  [findings, matching] = [[], []];
  told = performance.now();
}

function tellSometimes(): void {
  if (findings.length >= gulpSize || performance.now() - told >= gulpMs) tell();
}

async function look(execution: ExecutionSummary, query: Query): Promise<void> {
  if (!(await matches(execution, query))) return;
  matching.push(execution.id);
  if (pattern === null) return;
  for await (const finding of searchLogs([execution], pattern)) {
    findings.push(finding);
    tellSometimes();
  }
}

/** What cannot be read matches nothing, and is told. */
async function matches(execution: ExecutionSummary, query: Query): Promise<boolean> {
  try {
    return await matchesExecution(request.layout, execution, query, now);
  } catch (error) {
    findings.push({ id: execution.id, reason: messageOf(error) });
    return false;
  }
}

async function lookAtAll(): Promise<void> {
  const parsed = parseQuery(request.query ?? "");
  if (!parsed.ok) throw new Error(parsed.problem.message);
  for (const execution of request.executions) {
    await look(execution, parsed.query);
    looked += 1;
    tellSometimes();
  }
  tell();
}

void lookAtAll();
