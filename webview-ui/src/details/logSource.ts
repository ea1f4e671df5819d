import type { DetailsRequests, LogStream } from "../../../src/shared/details/detailsMessages";
import type { LogSizes } from "../../../src/shared/details/detailsView";
import { LogLines } from "./logLines";
import type { PageContext } from "./pageContext";

type Ask = PageContext["ask"];

/** Reads the logs of an execution chunk by chunk; one question at a time. */
export class LogSource {
  readonly lines = new LogLines();
  /** Why the last question had no answer. */
  error: string | null = null;
  private busy = false;

  constructor(
    private readonly ask: Ask,
    private readonly changed: () => void,
  ) {}

  /** Reads the end, or what came since. @param sizes of the logs as the last snapshot told them. */
  async follow(streams: readonly LogStream[], sizes: LogSizes): Promise<void> {
    const { end } = this.lines;
    if (end !== null && streams.every((stream) => sizes[stream] <= end[stream])) return;
    if (end === null || this.lines.isTooLong) {
      await this.read({ streams, from: { kind: "end" } }, (chunk) => {
        this.lines.clear();
        this.lines.append(chunk);
      });
      return;
    }
    await this.read({ streams, from: { kind: "after", position: end } }, (chunk) => this.lines.append(chunk));
  }

  async readEarlier(streams: readonly LogStream[]): Promise<void> {
    const { start } = this.lines;
    if (start === null) return;
    await this.read({ streams, from: { kind: "before", position: start } }, (chunk) =>
      this.lines.prepend(chunk),
    );
  }

  private async read(
    params: DetailsRequests["readLog"]["params"],
    use: (chunk: DetailsRequests["readLog"]["result"]) => void,
  ): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const reply = await this.ask("readLog", params);
    this.busy = false;
    this.error = reply.ok ? null : reply.error;
    if (reply.ok) use(reply.value);
    this.changed();
  }
}
