import { isJsonObject, type Json } from "./json";
import type { ExecutionEvent } from "./records";

/** Last values of what a script said about itself. */
export interface EventTotals {
  readonly properties: Record<string, Json>;
  readonly metrics: Record<string, number>;
}

/** The events of `events.ndjson`; lines that are none are passed over. */
export function parseEvents(text: string): ExecutionEvent[] {
  const lines = text.trimEnd().split("\n");
  return (parseAtOnce(lines) ?? parseEach(lines)).filter(isEvent);
}

/** Nearly always all lines are whole; null where they are not. */
function parseAtOnce(lines: readonly string[]): unknown[] | null {
  try {
    const values: unknown = JSON.parse(`[${lines.join(",")}]`);
    return Array.isArray(values) && values.length === lines.length ? values : null;
  } catch {
    return null;
  }
}

function parseEach(lines: readonly string[]): unknown[] {
  return lines.flatMap((line): unknown[] => {
    try {
      return line === "" ? [] : [JSON.parse(line)];
    } catch {
      return [];
    }
  });
}

/** The last value of each property and metric. */
export function totalsOf(events: readonly ExecutionEvent[]): EventTotals {
  const properties: Record<string, Json> = Object.create(null) as Record<string, Json>;
  const metrics: Record<string, number> = Object.create(null) as Record<string, number>;
  for (const event of events) {
    if (event.type === "property") properties[event.name] = event.value;
    if (event.type === "metric") metrics[event.name] = event.value;
    if (event.type === "totals") {
      Object.assign(properties, event.properties);
      Object.assign(metrics, event.metrics);
    }
  }
  return { properties: { ...properties }, metrics: { ...metrics } };
}

function isEvent(value: unknown): value is ExecutionEvent {
  return isJsonObject(value) && typeof value["at"] === "string" && typeof value["type"] === "string";
}
