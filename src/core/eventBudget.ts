import type { ExecutionEvent } from "./records";

/** What a script says; all else is ours, little, and always kept. */
type SaidEvent = Extract<
  ExecutionEvent,
  { readonly type: "status" | "metric" | "nonFinite" | "property" | "artifact" | "dataset" }
>;

/** Of each name so many are kept; after that one in 10, after ten times as many one in 100, and so on. */
const kept: Readonly<Record<SaidEvent["type"], number>> = {
  metric: 10_000,
  nonFinite: 1000,
  status: 1000,
  property: 100,
  artifact: 10,
  dataset: 10,
};
/** So many names of each kind. */
const maximumNames: Readonly<Record<SaidEvent["type"], number>> = {
  metric: 1000,
  nonFinite: 1000,
  status: 1,
  property: 1000,
  artifact: 100_000,
  dataset: 1000,
};
const maximumEvents = 500_000;

const plurals: Readonly<Record<SaidEvent["type"], string>> = {
  metric: "metrics",
  nonFinite: "metrics that are no number",
  status: "status messages",
  property: "properties",
  artifact: "artifacts",
  dataset: "datasets",
};

/** Chooses which of the events of a script are kept, so that no script can fill a disk or a memory with them: curves get thinner, last values stay. */
export class EventBudget {
  private readonly seen = new Map</* type and name */ string, number>();
  private readonly names = new Map<SaidEvent["type"], number>();
  private readonly lasts = new Map</* type and name */ string, SaidEvent>();
  private readonly leftOut = new Map<SaidEvent["type"], number>();
  private count = 0;

  /** Whether the event is to be kept. */
  admit(event: ExecutionEvent): boolean {
    if (!isSaid(event)) return true;
    const key = keyOf(event);
    const seen = this.seen.get(key) ?? 0;
    if (seen === 0 && !this.hasRoom(event.type)) return this.leaveOut(event.type);
    this.seen.set(key, seen + 1);
    if (this.count < maximumEvents && isKept(seen, kept[event.type])) {
      this.count += 1;
      this.lasts.delete(key);
      return true;
    }
    this.lasts.set(key, event);
    return this.leaveOut(event.type);
  }

  /** The last event of each name that was left out: to be kept at the end. */
  takeLasts(): readonly ExecutionEvent[] {
    const lasts = [...this.lasts.values()];
    this.lasts.clear();
    for (const { type } of lasts) this.leftOut.set(type, (this.leftOut.get(type) ?? 1) - 1);
    return lasts;
  }

  /** "990000 metrics", or null when nothing was left out. */
  get told(): string | null {
    const parts = [...this.leftOut].flatMap(([type, count]) =>
      count > 0 ? [`${count} ${plurals[type]}`] : [],
    );
    return parts.length === 0 ? null : parts.join(", ");
  }

  private hasRoom(type: SaidEvent["type"]): boolean {
    const names = this.names.get(type) ?? 0;
    if (names >= maximumNames[type]) return false;
    this.names.set(type, names + 1);
    return true;
  }

  private leaveOut(type: SaidEvent["type"]): false {
    this.leftOut.set(type, (this.leftOut.get(type) ?? 0) + 1);
    return false;
  }
}

function isSaid(event: ExecutionEvent): event is SaidEvent {
  return event.type in kept;
}

function keyOf(event: SaidEvent): string {
  switch (event.type) {
    case "status":
      return event.type;
    case "artifact":
      return `${event.type} ${event.role} ${event.path}`;
    case "metric":
    case "nonFinite":
    case "property":
    case "dataset":
      return `${event.type} ${event.name}`;
  }
}

/** @param seen events of this name before. */
function isKept(seen: number, all: number): boolean {
  if (seen < all) return true;
  const stride = 10 ** (Math.floor(Math.log10(seen / all)) + 1);
  return seen % stride === 0;
}
