import type { LogSearch, LogsRequests, ShownByFilter } from "../../shared/logs/logsMessages";
import type { RequestHandlers } from "../../shared/messages";
import type { LogStream } from "../../store/logOrder";
import { logPattern } from "../../store/searchLogs";
import { LogThread } from "../../store/logs/logThread";
import type {
  CopiedLines,
  FindingProgress,
  LogThreadCalls,
  LogThreadData,
  ReadingProgress,
} from "../../store/logs/threadMessages";

/** A thread that looks through a log tells how far it is much more often: one that is silent so long hangs, in ms. */
const hangsAfterMs = 5000;
/** One that wants something else meanwhile does not wait so long for it. */
const impatientMs = 500;

export interface LogThreadsListener {
  reading(progress: ReadingProgress): void;
  finding(progress: FindingProgress): void;
  /** The search takes too long: it was given up. */
  gaveUp(): void;
  failed(error: Error): void;
}

/**
 * The two threads that read one log: one for lines, one to look for things, which an expression may hold up. Until they
 * may begin, none goes through a long log: that would keep both processors from what is seen first.
 */
export class LogThreads {
  private readonly reader: LogThread;
  /** Null before it is needed. */
  private finder: LogThread | null = null;
  private search: LogSearch | null = null;
  private serial = 0;
  private watch: NodeJS.Timeout | undefined;
  private heardAt = 0;
  private hasEnded: boolean;
  private isResting: boolean;

  /** @param program the built `logThread.js`, absolute. */
  constructor(
    private readonly program: string,
    private readonly data: Omit<LogThreadData, "role" | "streams" | "isHeld">,
    private readonly streams: readonly LogStream[],
    private readonly listener: LogThreadsListener,
  ) {
    this.hasEnded = data.hasEnded;
    this.isResting = data.isResting;
    this.reader = this.start("reader");
  }

  /** The first screen is seen: all lines are counted and looked through from now on. */
  begin(): void {
    this.finder ??= this.start("finder");
    this.quietly(this.reader.ask("begin", null));
  }

  readonly requests: Omit<RequestHandlers<LogsRequests>, "goTo"> = {
    lines: async (params) => await this.reader.ask("lines", params),
    updates: async (params) => await this.reader.ask("updates", params),
    filtered: async (params) => await this.askFinder("filtered", params),
    highlights: async (params) => await this.askFinder("highlights", params),
    step: async ({ to, from, direction }) => await this.askFinder("next", { what: to, from, direction }),
  };

  async lineAt(ms: number): Promise<number> {
    return await this.reader.ask("lineAt", { ms });
  }

  /** @param filter null: all lines, else those that it shows. */
  async text(from: number, to: number, filter: ShownByFilter | null): Promise<CopiedLines> {
    return filter === null
      ? await this.reader.ask("text", { from, to })
      : await this.askFinder("shownText", { from, to, filter });
  }

  /**
   * Looks for something else from now on.
   * @throws {SyntaxError} when it is no regular expression.
   */
  find(search: LogSearch | null): void {
    const pattern = search === null ? null : logPattern(search.text, search);
    const isHanging = this.watch !== undefined && performance.now() - this.heardAt > impatientMs;
    this.search = search;
    if (isHanging || this.finder?.isOver === true) this.restartFinder();
    this.serial += 1;
    const asked = pattern === null ? null : { source: pattern.source, flags: pattern.flags };
    this.quietly(this.askFinder("search", { serial: this.serial, pattern: asked }));
    this.watchFinder(search !== null);
  }

  /** The execution has ended: nothing more comes. */
  end(): void {
    this.hasEnded = true;
    for (const thread of this.running) this.quietly(thread.ask("hasEnded", null));
  }

  /** @param isResting whether nobody looks on: they do not look for what is new. */
  rest(isResting: boolean): void {
    this.isResting = isResting;
    for (const thread of this.running) this.quietly(thread.ask("rest", { isResting }));
  }

  dispose(): void {
    clearTimeout(this.watch);
    for (const thread of this.running) thread.end("closed");
  }

  private get running(): readonly LogThread[] {
    return this.finder === null ? [this.reader] : [this.reader, this.finder];
  }

  private async askFinder<Name extends keyof LogThreadCalls>(
    name: Name,
    params: LogThreadCalls[Name]["params"],
  ): Promise<LogThreadCalls[Name]["result"]> {
    this.finder ??= this.start("finder");
    return await this.finder.ask(name, params);
  }

  private start(role: LogThreadData["role"]): LogThread {
    const { program, data, streams, hasEnded, isResting } = this;
    return new LogThread(
      program,
      { ...data, role, streams, hasEnded, isResting, isHeld: role === "reader" },
      (progress) => {
        if (progress.kind === "reading") this.listener.reading(progress);
        else this.takeFound(progress);
      },
      (error) => {
        if (role === "finder") clearTimeout(this.watch);
        this.listener.failed(error);
      },
    );
  }

  private takeFound(progress: FindingProgress): void {
    // What was on its way when the search changed tells of the one before.
    if (progress.serial !== this.serial) return;
    this.watchFinder(!progress.isDone && this.search !== null);
    this.listener.finding(progress);
  }

  private watchFinder(isSearching: boolean): void {
    clearTimeout(this.watch);
    this.heardAt = performance.now();
    this.watch = isSearching
      ? setTimeout(() => {
          this.search = null;
          this.restartFinder();
          this.listener.gaveUp();
        }, hangsAfterMs)
      : undefined;
  }

  private restartFinder(): void {
    clearTimeout(this.watch);
    this.watch = undefined;
    this.finder?.end("The search was ended.");
    this.serial = 0;
    this.finder = this.start("finder");
  }

  /** Whoever closes the page does not wait for an answer. */
  private quietly(asked: Promise<unknown>): void {
    asked.catch(() => undefined);
  }
}
