import type {
  LogLink,
  LogPlace,
  LogsIntent,
  LogsRequests,
  LogsSnapshot,
  StepDirection,
  StepTo,
} from "../../../src/shared/logs/logsMessages";
import type { HostConnection } from "../hostConnection";
import { AwaitedSearch } from "./awaitedSearch";
import { distanceFromSight } from "./distanceFromSight";
import { FirstScreen } from "./firstScreen";
import { LineSelection } from "./lineSelection";
import type { LineLoader } from "./lineLoader";
import type { LinePlace } from "./linePlace";
import type { LogsChoices } from "./logsContext";
import { OpenedParts } from "./openedParts";
import { lineOf, rowAt, type Row } from "./rows";

type View = LogsSnapshot["view"];

/** What came at once and is more than this is not scrolled through. */
const mostAtOnce = 2000;
/** Behind all places of a line, as a number that JSON has. */
const behindAll = 1_000_000_000;

interface MovedPage {
  readonly host: Pick<HostConnection<LogsIntent, LogsRequests, LogsSnapshot>, "send" | "ask">;
  readonly place: LinePlace;
  readonly loader: LineLoader;
  readonly view: () => View | null;
  readonly choices: () => LogsChoices;
  /** In the order in which they stand. */
  readonly rows: () => readonly Row[];
  /** Of what is seen, CSS pixels. */
  readonly height: () => number;
  /** The line that was on top before the page was hidden; null: the end. */
  readonly kept: number | null;
  readonly redraw: () => void;
  /** The filter is left: it may not let through where one goes. */
  readonly showAll: () => void;
}

/** Where one goes in the log, by whatever way, and what one opened there. */
export class LogsMoves {
  readonly lines: LineSelection;
  found: (LogPlace & { readonly number: number }) | null = null;
  readonly opened: OpenedParts;
  newLines = 0;
  /** Its first place is gone to. */
  private readonly awaited = new AwaitedSearch();
  private known = 0;
  private toOpen: number | null;
  private readonly firstScreen: FirstScreen;

  constructor(private readonly page: MovedPage) {
    this.toOpen = page.kept;
    this.firstScreen = new FirstScreen(page.host);
    this.lines = new LineSelection((from, to) => {
      page.host.send({ type: "copyLines", from, to, filter: this.opened.copied(page.choices()) });
    });
    this.opened = new OpenedParts({
      ...page,
      lines: this.lines,
      askUpdates: async (line) => {
        const reply = await page.host.ask("updates", { line });
        return reply.ok ? reply.value : null;
      },
      changed: () => {
        page.place.isAtEnd = false;
        page.redraw();
      },
    });
  }

  get current(): number | null {
    return this.lines.current;
  }

  get selection(): { readonly from: number; readonly to: number } | null {
    return this.lines.selection;
  }

  /** A new snapshot came. */
  take(before: View | null, view: View): void {
    if (before?.edition !== view.edition) this.begin();
    else this.follows(before, view);
    this.grow(view);
    this.search(before, view);
  }

  /** Something else is searched for, or nothing. */
  searched(search: View["search"]): void {
    this.found = null;
    this.awaited.begin(search);
    this.page.loader.searches(search !== null);
    if (this.page.choices().isFiltered) this.reload();
    this.page.redraw();
  }

  /** Goes to the next place, and on from there the next time. */
  async step(to: StepTo, direction: StepDirection): Promise<void> {
    const reply = await this.page.host.ask("step", { to, from: this.stepFrom(to, direction), direction });
    if (!reply.ok || reply.value === null) return;
    if (to === "match") this.found = reply.value;
    else this.page.showAll();
    this.lines.moveTo(reply.value.line);
    this.reveal(reply.value.line);
  }

  /** Asks where to go. */
  async ask(): Promise<void> {
    const reply = await this.page.host.ask("goTo", { line: this.current ?? this.page.place.line });
    if (!reply.ok || reply.value === null) return;
    this.page.showAll();
    this.lines.moveTo(reply.value.line);
    this.reveal(reply.value.line);
  }

  /** Brings a line to sight, in the upper part, out of the fold that it may be in. */
  reveal(line: number): void {
    this.show(line, () => this.opened.reveal(line));
  }

  /** Brings a line, or what stands for it, to sight, in the upper part. @param arrived called when it was read. */
  show(line: number, arrived: () => void = () => undefined): void {
    const { place, loader, height } = this.page;
    const goTo = (): void => {
      arrived();
      place.goTo(line, height() / 3);
    };
    if (!loader.stretch.lines.some((each) => each.line === line)) {
      void loader.restart(line, goTo);
      return;
    }
    goTo();
    this.page.redraw();
  }

  /** Moves by CSS pixels. */
  scroll(by: number): void {
    this.page.place.scroll(by);
    this.page.redraw();
  }

  /** Moves the row that one is at, by so many; it stays in sight. @param extend whether lines are selected on the way. */
  walk(by: number, extend: boolean): void {
    const next = this.lineFrom(this.current ?? this.page.place.line, by);
    if (next === null) return;
    this.lines.moveTo(next, extend);
    this.bringToSight(next);
    this.page.redraw();
  }

  /** The line of the row that stands so many rows behind that of a line. */
  private lineFrom(line: number, by: number): number | null {
    const { page } = this;
    const rows = page.rows();
    if (rows.length === 0) return null;
    const clamped = (at: number, count: number): number => Math.min(count - 1, Math.max(0, at));
    // Where one just went to is still being read.
    if (this.opened.rowOf(line) === null)
      return clamped(line + (page.choices().newestFirst ? -by : by), page.view()?.lines ?? 1);
    return lineOf(rows[clamped(rowAt(rows, line) + by, rows.length)]);
  }

  /** Copies the lines that are selected, or that of the row one is at. @returns whether there was something to copy. */
  copy(): boolean {
    return this.lines.copyLines((line) => this.opened.endOf(line));
  }

  /** Goes to the first or the last line. */
  edge(at: "start" | "end"): void {
    const last = Math.max(0, (this.page.view()?.lines ?? 1) - 1);
    const { newestFirst } = this.page.choices();
    const isOldest = (at === "start") !== newestFirst;
    this.lines.moveTo(isOldest ? 0 : last);
    if (isOldest) this.show(0);
    else this.follow(true);
  }

  follow(on: boolean): void {
    const { place, loader } = this.page;
    place.isAtEnd = on;
    this.newLines = 0;
    if (on && !loader.stretch.hasEnd) this.reload();
    else this.page.redraw();
  }

  /** All is read anew where one is. */
  reload(): void {
    const { place, loader, view } = this.page;
    this.opened.forgetGaps();
    void loader.restart(place.isAtEnd ? (view()?.lines ?? 0) : (this.current ?? place.line));
  }

  /** The order was turned: the newest lines are shown. */
  turn(): void {
    this.page.place.isReversed = this.page.choices().newestFirst;
    this.follow(true);
  }

  openLink(link: LogLink): void {
    const { host } = this.page;
    if (link.kind === "url") host.send({ type: "openUrl", url: link.url });
    else host.send({ type: "openFile", path: link.path, line: link.line, column: link.column });
  }

  /** Opens the row that one is at: its first link, what it stands for, or all that it said. */
  openCurrent(): void {
    const row = this.opened.currentRow;
    const [link] = row?.kind === "line" ? row.line.links : [];
    if (link === undefined) this.opened.turn(true);
    else this.openLink(link);
  }

  /** More was found, or all is searched: then the first place is gone to. */
  private search(before: View | null, view: View): void {
    if (this.page.choices().isFiltered && view.match?.lines !== before?.match?.lines) this.foundMore();
    if (this.awaited.isOver(view)) void this.step("match", "forward");
  }

  /** Of the same log. */
  private follows(before: View, view: View): void {
    const { stretch } = this.page.loader;
    if (before.renumbered.times !== view.renumbered.times) this.renumber(view.renumbered.shift);
    if (!view.isCounted || before.isCounted) return;
    if (stretch.isEmpty && this.known > 0) this.reload();
    else stretch.counted();
  }

  /** Where one steps from: the place that was found last, the line that one is at, or what is seen. */
  private stepFrom(to: StepTo, direction: StepDirection): LogPlace {
    const { current, found, page } = this;
    if (to === "match" && found !== null) return found;
    const isForward = direction === "forward";
    // A line that one is at is not stepped to again.
    const isBehind = to === "match" || current === null ? !isForward : isForward;
    return { line: current ?? page.place.line, nth: isBehind ? behindAll : -1 };
  }

  private begin(): void {
    this.lines.clear();
    this.found = null;
    this.opened.clear();
    this.known = 0;
    this.newLines = 0;
    this.page.place.isAtEnd = true;
    this.page.place.isReversed = this.page.choices().newestFirst;
  }

  /** The log got longer. */
  private grow(view: View): void {
    const came = view.lines - this.known;
    const isFirst = this.known === 0;
    if (came === 0) return;
    this.known = view.lines;
    const { loader, place } = this.page;
    if (isFirst || (place.isAtEnd && came > mostAtOnce)) {
      void this.open(view.lines);
      return;
    }
    loader.stretch.grew();
    if (!place.isAtEnd && came > 0) this.newLines += came;
  }

  /** Shows the end, or where one was before the page was hidden. */
  private async open(lines: number): Promise<void> {
    const { loader, place } = this.page;
    const { toOpen } = this;
    this.toOpen = null;
    await loader.restart(toOpen ?? lines, () => {
      if (toOpen !== null) place.goTo(toOpen);
    });
    this.firstScreen.drawn();
  }

  /** Lines got their numbers. */
  private renumber(shift: number): void {
    const { loader, place } = this.page;
    this.known += shift;
    place.line += shift;
    this.lines.shift(shift);
    this.opened.shift(shift);
    loader.renumber(shift);
  }

  private foundMore(): void {
    const { loader } = this.page;
    if (loader.stretch.isEmpty) this.reload();
    else loader.stretch.grew();
  }

  private bringToSight(line: number): void {
    const distance = distanceFromSight(line);
    if (distance === null) this.show(line);
    else if (distance !== 0) this.page.place.scroll(distance);
  }
}
