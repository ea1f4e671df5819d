import { messageOf } from "../humanError";
import type { ExecutionSummary } from "../summary";
import type { Collector, Section } from "./collector";

/** A section that goes wrong does so alone: the others are told. */
export class Guarded<Result> {
  private error: string | null = null;

  constructor(private readonly collector: Collector<Result>) {}

  add(summary: ExecutionSummary, at: number, period: number): void {
    if (this.error !== null) return;
    try {
      this.collector.add(summary, at, period);
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  section(): Section<Result> {
    const { error } = this;
    return error === null ? section(() => this.collector.result()) : { ok: false, error };
  }
}

/** What is made, or why it could not be. */
function section<Result>(make: () => Result): Section<Result> {
  try {
    return { ok: true, value: make() };
  } catch (error) {
    return { ok: false, error: messageOf(error) };
  }
}

/** What is made of a section, where there is one. */
export function sectionOf<Of, Result>(of: Section<Of>, make: (value: Of) => Result): Section<Result> {
  return of.ok ? section(() => make(of.value)) : of;
}
