import type { Json } from "../json";
import { isVersion } from "../query/compareVersions";
import type { ExecutionSummary } from "../summary";
import type { Collector } from "./collector";
import type { FigureQueries } from "./figureQueries";

/** A file, folder, address or artifact that executions had as an input. */
export interface InputUse {
  readonly text: string;
  readonly count: number;
  readonly query: string;
}

interface Use {
  readonly text: string;
  count: number;
  /** Of the execution that used it last: one that takes it twice is counted once. */
  last: unknown;
}

const mostInputs = 6;
const longest = 300;

export class InputCollector implements Collector<readonly InputUse[]> {
  private readonly uses = new Map</* in lower case */ string, Use>();
  private readonly known = new Map<string, Use | null>();

  constructor(private readonly queries: FigureQueries) {}

  add(summary: ExecutionSummary): void {
    const { inputs } = summary;
    for (const name in inputs) this.take(inputs[name] ?? null, summary);
  }

  result(): readonly InputUse[] {
    const all = [...this.uses.values()].filter(({ count }) => count > 0);
    return all
      .sort(
        (one, other) =>
          other.count - one.count || Number(one.text > other.text) - Number(one.text < other.text),
      )
      .slice(0, mostInputs)
      .map(({ text, count }) => ({
        text,
        count,
        query: this.queries.with({
          kind: "keyed",
          field: "input",
          name: { text: "*", quoted: false },
          comparison: { operator: "=", value: { text, quoted: text.includes("*") } },
        }),
      }));
  }

  private take(value: Json, execution: unknown): void {
    if (Array.isArray(value)) for (const member of value) this.take(member, execution);
    if (typeof value !== "string") return;
    const known = this.known.get(value);
    const use = known === undefined ? this.useOf(value) : known;
    if (use === null || use.last === execution) return;
    use.last = execution;
    use.count += 1;
  }

  private useOf(text: string): Use | null {
    if (!namesFile(text)) {
      this.known.set(text, null);
      return null;
    }
    const key = text.toLowerCase();
    const use = this.uses.get(key) ?? { text, count: 0, last: null };
    this.uses.set(key, use);
    this.known.set(text, use);
    return use;
  }
}

const address = /^(?:execution|artifact):\S|^[a-z][a-z0-9+.-]*:\/\/\S/i;
const path = /^[^\s/\\][^\s]*[/\\][^\s]*$|^(?:\/|[A-Za-z]:[/\\])\S/;
const fileName = /^[^\r\n]*[^\s.\r\n]\.[A-Za-z][A-Za-z0-9]{0,7}$/;

/** Whether a value reads as a file, a folder, an address or an artifact; a method's inputs are not known to the index. */
function namesFile(text: string): boolean {
  if (text.length > longest || isVersion(text) || !Number.isNaN(Number(text))) return false;
  return address.test(text) || path.test(text) || fileName.test(text);
}
