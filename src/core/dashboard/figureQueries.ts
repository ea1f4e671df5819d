import { printQuery } from "../query/printQuery";
import type { Query, TextField } from "../query/queryTree";
import type { Period } from "./periods";

/** The queries behind the figures of a dashboard: what it asks for itself, in its time, and what a figure adds. */
export class FigureQueries {
  /** @param base what the dashboard asks for. @param range its time. */
  constructor(
    private readonly base: Query,
    private readonly range: Query,
  ) {}

  /** Executions of the dashboard for which all these terms hold, too. */
  with(...terms: readonly Query[]): string {
    return printQuery(allOf([this.base, this.range, ...terms]));
  }

  /** The same in one period alone. */
  within({ dates, isWhole }: Period, ...terms: readonly Query[]): string {
    const time = isWhole ? [dates] : [this.range, dates];
    return printQuery(allOf([this.base, ...time, ...terms]));
  }
}

function allOf(queries: readonly Query[]): Query {
  const parts = queries.flatMap((query) =>
    query.kind === "and" ? query.parts : query.kind === "all" ? [] : [query],
  );
  const [only, ...others] = parts;
  if (only === undefined) return { kind: "all" };
  return others.length === 0 ? only : { kind: "and", parts };
}

/** A field that holds exactly this text, whatever its case; the empty text: no value. */
export function fieldIs(field: TextField, text: string): Query {
  return { kind: "text", field, value: { text, quoted: text === "" || text.includes("*") } };
}

export function not(part: Query): Query {
  return { kind: "not", part };
}

/** Executions that ended well. */
export const endedWell: Query = {
  kind: "or",
  parts: [
    { kind: "status", value: "completed" },
    { kind: "status", value: "cached" },
  ],
};

/** Executions that failed, those whose runner died too. */
export const endedBadly: Query = { kind: "status", value: "failed" };

export const wasStopped: Query = { kind: "status", value: "stopped" };

/** Executions that completed and whose time is known: those that durations are told of. */
export const timed: readonly Query[] = [
  { kind: "status", value: "completed" },
  { kind: "duration", operator: ">=", value: "0s" },
];
