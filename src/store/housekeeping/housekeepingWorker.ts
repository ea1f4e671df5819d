import { parentPort, workerData } from "node:worker_threads";
import { parseHousekeepingRules } from "../../core/housekeeping/housekeepingRule";
import type { ExecutionSummary } from "../../core/summary";
import { listTrash } from "../../bundle/trash/trash";
import { ExecutionStore } from "../executionStore";
import { outputUses, usedExecutions } from "../outputUsers";
import { readSummary } from "../readSummary";
import { diskUseOf } from "./diskUse";
import { DiskUseCache } from "./diskUseCache";
import { diskUseReport } from "./diskUseReport";
import type {
  AnswerOf,
  HousekeepingAnswers,
  HousekeepingMessage,
  HousekeepingRequest,
  HousekeepingWork,
} from "./housekeepingRequest";
import { makeHousekeepingPlan } from "./makePlan";

/** How far it is, is told so often, in ms. */
const tellMs = 100;

const { layout, request } = workerData as HousekeepingWork;
let told = 0;

function post(message: HousekeepingMessage): void {
  parentPort?.postMessage(message);
}

function tell(looked: number, total: number): void {
  if (performance.now() - told < tellMs) return;
  told = performance.now();
  post({ looked, total });
}

async function executions(): Promise<readonly ExecutionSummary[]> {
  const store = new ExecutionStore(layout);
  await store.whenRead();
  return store.list();
}

async function plan({
  rules: setting,
  now,
}: Extract<HousekeepingRequest, { kind: "plan" }>): Promise<HousekeepingAnswers["plan"]> {
  const { rules } = parseHousekeepingRules(setting);
  const all = await executions();
  const onLooked = (looked: number): void => tell(looked, all.length);
  const { steps, spared } = await makeHousekeepingPlan(layout, rules, all, new Date(now), { onLooked });
  const cache = new DiskUseCache(layout);
  const measured = [];
  for (const step of steps) {
    const given: number[] = [];
    for (const execution of step.executions) {
      const { bytes, sharedBytes } = await cache.measure(execution);
      given.push(bytes - sharedBytes);
    }
    const ids = step.executions.map(({ id }) => id);
    measured.push({ rule: rules.indexOf(step.rule), ids, bytes: given });
  }
  cache.save(false);
  return { steps: measured, spared };
}

async function diskUse(): Promise<HousekeepingAnswers["diskUse"]> {
  const all = await executions();
  return await diskUseReport(layout, all, (measured) => tell(measured, all.length));
}

async function trash(): Promise<HousekeepingAnswers["trash"]> {
  const measured = [];
  for (const { id, at, path, archived } of listTrash(layout)) {
    const { name, method } = archived ? { name: null, method: null } : readSummary(path);
    measured.push({ id, name, method, at, use: await diskUseOf(path) });
  }
  return measured;
}

async function uses(ids: readonly string[]): Promise<HousekeepingAnswers["uses"]> {
  const all = await executions();
  const onLooked = (looked: number): void => tell(looked, all.length);
  return await outputUses(layout, those(ids, all), all, { onLooked });
}

async function used(ids: readonly string[]): Promise<HousekeepingAnswers["used"]> {
  const all = await executions();
  const onLooked = (looked: number): void => tell(looked, all.length);
  return [...(await usedExecutions(layout, those(ids, all), all, { onLooked }))];
}

function those(ids: readonly string[], all: readonly ExecutionSummary[]): readonly ExecutionSummary[] {
  const asked = new Set(ids);
  return all.filter(({ id }) => asked.has(id));
}

async function answer(): Promise<AnswerOf<HousekeepingRequest>> {
  switch (request.kind) {
    case "plan":
      return await plan(request);
    case "diskUse":
      return await diskUse();
    case "trash":
      return await trash();
    case "uses":
      return await uses(request.ids);
    case "used":
      return await used(request.ids);
  }
}

void answer().then((found) => post({ answer: found }));
