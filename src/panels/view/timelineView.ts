import type { JobStatus, StateChange } from "../../core/jobStatus";
import { isRunning, type ExecutionState } from "../../core/lifecycle";
import { stateLabel } from "../../core/format/stateLabel";
import type { ExecutionEvent, Phase } from "../../core/records";
import { resourcesView } from "./resourcesView";
import type { PhaseView, TimelineEntry, TimelineView } from "../../shared/details/detailsView";

/** A page shows no more messages than this; of more the first and the last are told. */
const maximumEntries = 500;

/** Phases and messages on one axis, from the creation on; a running phase grows until `now`. */
export function timelineView(
  status: JobStatus | null,
  events: readonly ExecutionEvent[],
  state: ExecutionState,
  now: Date,
): TimelineView {
  const origin = status?.created ?? events[0]?.at ?? "";
  const start = Date.parse(origin);
  if (status === null || Number.isNaN(start))
    return { origin: null, totalMs: 0, phases: [], entries: [], resources: null };
  const since = (at: string): number => Math.max(0, Date.parse(at) - start);
  const phases = phasesOf(status, events, state, since, since(now.toISOString()));
  const entries = bounded(
    [...status.history.map(stateEntry), ...events.flatMap(eventEntry)]
      .filter(({ at }) => !Number.isNaN(Date.parse(at)))
      .map((entry) => ({ ...entry, atMs: since(entry.at) }))
      .sort((one, other) => one.atMs - other.atMs),
  );
  const resources = resourcesView(events, since);
  const ends = [
    ...phases.map((phase) => phase.startMs + phase.durationMs),
    ...entries.map(({ atMs }) => atMs),
    resources?.last.atMs ?? 0,
  ];
  if (status.finished !== undefined) ends.push(since(status.finished));
  return {
    origin,
    totalMs: ends.reduce((latest, end) => Math.max(latest, end), 0),
    phases,
    entries,
    resources,
  };
}

function phasesOf(
  status: JobStatus,
  events: readonly ExecutionEvent[],
  state: ExecutionState,
  since: (at: string) => number,
  nowMs: number,
): PhaseView[] {
  const failed = state === "FAILED" || state === "DEAD";
  const told = events.flatMap((event): PhaseView[] =>
    event.type === "phase"
      ? [{ ...spanOf(event, since), phase: event.phase, running: false, failed: false }]
      : [],
  );
  const known = new Set(told.map(({ phase }) => phase));
  const derived = spansOfHistory(status.history).filter(({ phase }) => !known.has(phase));
  const open = derived.flatMap(({ phase, from, to }): PhaseView[] => {
    if (to === null && !isRunning(state)) return [];
    const startMs = since(from);
    const end = to === null ? nowMs : since(to);
    if (to !== null && end - startMs < shortestMs) return [];
    return [{ phase, startMs, durationMs: Math.max(0, end - startMs), running: to === null, failed: false }];
  });
  return [...told, ...open]
    .sort((one, other) => one.startMs - other.startMs)
    .map((phase) => (phase.phase === "execute" && failed ? { ...phase, failed } : phase));
}

/** A phase is told when it is over. */
function spanOf(
  event: Extract<ExecutionEvent, { type: "phase" }>,
  since: (at: string) => number,
): Pick<PhaseView, "startMs" | "durationMs"> {
  const durationMs = Number.isFinite(event.durationMs) ? Math.max(0, event.durationMs) : 0;
  return { startMs: Math.max(0, since(event.at) - durationMs), durationMs };
}

const phaseOfState: Readonly<Partial<Record<StateChange["state"], Phase>>> = {
  CREATED: "prepare",
  STARTED: "deploy",
  EXECUTING: "execute",
};

/** What the states tell where no phase was recorded (yet). */
function spansOfHistory(
  history: readonly StateChange[],
): { phase: Phase; from: string; to: string | null }[] {
  return history.flatMap(({ state, at }, index) => {
    const phase = phaseOfState[state];
    return phase === undefined ? [] : [{ phase, from: at, to: history[index + 1]?.at ?? null }];
  });
}

/** A state that was only passed is no phase: most methods deploy nothing. */
const shortestMs = 10;

type Entry = Omit<TimelineEntry, "atMs">;

function stateEntry({ state, at, message }: StateChange): Entry {
  const label = stateLabel(state);
  return { at, kind: "state", text: message === "" || message === label ? label : `${label}: ${message}` };
}

function eventEntry(event: ExecutionEvent): Entry[] {
  switch (event.type) {
    case "status":
      return [{ at: event.at, kind: "message", text: event.message }];
    case "warning":
      return [{ at: event.at, kind: "warning", text: event.message }];
    case "alert":
      return [{ at: event.at, kind: "warning", text: `Alert: ${event.message}` }];
    default:
      return [];
  }
}

function bounded(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  if (entries.length <= maximumEntries) return entries;
  return [...entries.slice(0, maximumEntries / 2), ...entries.slice(-maximumEntries / 2)];
}
