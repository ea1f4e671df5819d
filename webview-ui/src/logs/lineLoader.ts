import type { LogsRequests } from "../../../src/shared/logs/logsMessages";
import type { Reply } from "../../../src/shared/messages";
import { LineStretch, type LineSource, type LoadedLines } from "./lineStretch";
import type { LogsChoices } from "./logsContext";

export type Ask = <Name extends keyof LogsRequests>(
  name: Name,
  params: LogsRequests[Name]["params"],
) => Promise<Reply<LogsRequests[Name]["result"]>>;

/** Brings the lines around where one is, and where in them something was searched for. */
export class LineLoader {
  readonly stretch: LineStretch;
  /** Lines whose highlights were asked for. */
  private readonly asked = new Set<number>();
  private isSearching = false;
  private edition = 0;

  /** @param changed told when there is more to draw. */
  constructor(
    private readonly ask: Ask,
    private readonly choices: () => LogsChoices,
    private readonly changed: () => void,
  ) {
    this.stretch = new LineStretch(this.source(), () => {
      void this.highlight();
      changed();
    });
  }

  /** Something else is searched for. */
  searches(isSearching: boolean): void {
    this.isSearching = isSearching;
    this.forget();
    void this.highlight();
  }

  /** All lines are read anew, around a number. @param arrived called before they are drawn. */
  async restart(line: number, arrived: () => void = () => undefined): Promise<void> {
    this.forget();
    await this.stretch.restart(Math.max(0, line), arrived);
  }

  renumber(shift: number): void {
    this.asked.clear();
    this.stretch.renumber(shift);
  }

  want(left: { readonly before: boolean; readonly after: boolean }): void {
    this.stretch.want(left);
  }

  /** Lines of the log, whatever the filter; none where they cannot be read. */
  async lines(from: number, count: number): Promise<LoadedLines> {
    const reply = await this.ask("lines", { from, count });
    return { lines: reply.ok ? reply.value : [], highlights: [] };
  }

  private forget(): void {
    this.edition += 1;
    this.asked.clear();
    this.stretch.clearHighlights();
  }

  private source(): LineSource {
    return {
      after: async (from, count) => await this.loaded(from, count, "forward"),
      before: async (until, count) => await this.loaded(until, count, "backward"),
    };
  }

  /** @param at the first line, or the one behind the last. */
  private async loaded(
    at: number,
    count: number,
    direction: "forward" | "backward",
  ): Promise<LoadedLines | null> {
    const { isFiltered, context } = this.choices();
    if (isFiltered) {
      const from = direction === "forward" ? at : at - 1;
      if (from < 0) return { lines: [], highlights: [] };
      const reply = await this.ask("filtered", { from, direction, count, context });
      return reply.ok ? reply.value : null;
    }
    const from = direction === "forward" ? at : Math.max(0, at - count);
    const wanted = direction === "forward" ? count : at - from;
    if (wanted <= 0) return { lines: [], highlights: [] };
    const reply = await this.ask("lines", { from, count: wanted });
    return reply.ok ? { lines: reply.value, highlights: [] } : null;
  }

  /** Where the search finds something in the lines that are there; the filter tells that itself. */
  private async highlight(): Promise<void> {
    if (!this.isSearching || this.choices().isFiltered) return;
    const wanted = this.stretch.lines.filter(({ line }) => !this.asked.has(line));
    const [first, last] = [wanted[0], wanted.at(-1)];
    if (first === undefined || last === undefined) return;
    for (const { line } of wanted) this.asked.add(line);
    const { edition } = this;
    const reply = await this.ask("highlights", { from: first.line, to: last.line });
    if (!reply.ok || edition !== this.edition) return;
    this.stretch.highlight(reply.value);
    this.changed();
  }
}
