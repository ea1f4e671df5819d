/** Where one is in the rows, by keys: it is found again when the page comes back to the front. */
export interface KeptPlace {
  /** By which the order of the rows is known. */
  readonly arrangement: string;
  /** The first row that is seen; null: the top, whatever is there. */
  readonly top: string | null;
  /** How much of it is scrolled away, CSS pixels. */
  readonly offset: number;
  readonly focus: string | null;
  /** Of the focus, by its index. */
  readonly column: number;
  /** CSS pixels. */
  readonly scrollLeft: number;
}

/** What was kept; null where nothing was, or another version kept it. */
export function parsePlace(state: unknown): KeptPlace | null {
  if (typeof state !== "object" || state === null) return null;
  const { arrangement, top, offset, focus, column, scrollLeft } = state as Partial<
    Record<keyof KeptPlace, unknown>
  >;
  if (typeof arrangement !== "string" || typeof column !== "number" || typeof scrollLeft !== "number")
    return null;
  return {
    arrangement,
    top: textOf(top),
    offset: typeof offset === "number" ? offset : 0,
    focus: textOf(focus),
    column,
    scrollLeft,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** What is scrolled is kept once it rests for so many ms. */
const restMs = 150;

/** What is kept, and where one goes with it. */
interface Placed {
  kept(arrangement: string): KeptPlace;
  restore(place: KeptPlace): Promise<void>;
}

/** Keeps where one is while VS Code throws the page away: it does so as soon as another editor is in front. */
export class PlaceKeeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Until one is where one was before, nothing else is kept. */
  private isPlaced = false;

  /** @param arrangement by which the order of the rows is known; null: there are none yet. */
  constructor(
    private readonly host: { readonly state: unknown; keep(state: unknown): void },
    private readonly place: Placed,
    private readonly arrangement: () => string | null,
  ) {}

  /** The page was drawn for the first time: goes where one was, as long as the rows are in the same order. */
  async begin(): Promise<void> {
    const kept = parsePlace(this.host.state);
    if (kept !== null && kept.arrangement === this.arrangement()) await this.place.restore(kept);
    this.isPlaced = true;
  }

  /** The place is another one; it is kept in a moment. */
  note(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), restMs);
  }

  /** Keeps it now: something is done by which the page may go to the back. */
  flush(): void {
    clearTimeout(this.timer);
    const arrangement = this.arrangement();
    if (arrangement !== null && this.isPlaced) this.host.keep(this.place.kept(arrangement));
  }
}
