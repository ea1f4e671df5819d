import { labelsByMethod } from "../core/executionLabels";
import { valueText } from "../core/format/valueText";
import { compileQuery } from "../core/query/compileQuery";
import { parseQuery } from "../core/query/parseQuery";
import type { ExecutionSummary } from "../core/summary";

/** What is offered of many executions. */
interface ExecutionOffers {
  readonly offered: readonly ExecutionSummary[];
  /** Whether there are more. */
  readonly isCut: boolean;
}

/**
 * The first of some executions that a typed text finds: a query as far as summaries tell, else a part of the name, the id,
 * the method, or the inputs as a label tells them: "lr 0.1". Nothing is asked of those beyond them.
 * @param executions in the order in which they are offered.
 * @param most so many are offered.
 * @param fits whether one may be offered at all; it may read a file.
 */
export function offeredExecutions(
  executions: readonly ExecutionSummary[],
  text: string,
  most: number,
  fits: (execution: ExecutionSummary) => boolean,
  now: Date,
): ExecutionOffers {
  const matches = matcherOf(text, now);
  const offered: ExecutionSummary[] = [];
  for (const execution of executions) {
    if (!matches(execution) || !fits(execution)) continue;
    if (offered.length === most) return { offered, isCut: true };
    offered.push(execution);
  }
  return { offered, isCut: false };
}

function matcherOf(text: string, now: Date): (execution: ExecutionSummary) => boolean {
  const parsed = parseQuery(text);
  const test = parsed.ok ? compileQuery(parsed.query, now) : null;
  const part = text.trim().toLowerCase();
  return (execution) => test?.(execution, null) === true || holds(execution, part);
}

/** What is typed up to now may be no query yet. */
function holds({ id, name, method, inputs }: ExecutionSummary, part: string): boolean {
  const told = Object.entries(inputs).map(([input, value]) => `${input} ${valueText(value)}`);
  return [id, name, method, told.join(", ")].some((field) => field?.toLowerCase().includes(part) === true);
}

/** What offered executions are called: one that was called something stays so, whatever is typed. */
export class OfferedLabels {
  private readonly known = new Map</* id */ string, string>();
  private first: readonly ExecutionSummary[] = [];

  /** @param offered first those that are offered before anything is typed. */
  of(offered: readonly ExecutionSummary[]): ReadonlyMap<string, string> {
    if (this.first.length === 0) this.first = offered;
    if (offered.every(({ id }) => this.known.has(id))) return this.known;
    const all = new Map([...this.first, ...offered].map((execution) => [execution.id, execution]));
    for (const [id, label] of labelsByMethod([...all.values()]))
      if (!this.known.has(id)) this.known.set(id, label);
    return this.known;
  }
}
