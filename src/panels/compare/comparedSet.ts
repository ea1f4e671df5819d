/** One reading of the executions of a page. */
interface Reading {
  readonly ids: readonly string[];
  /** The place of the one that others are held against. */
  readonly baseline: number;
  /** False as soon as another reading began: this one is to be thrown away then, however late it ends. */
  readonly isLatest: () => boolean;
}

/** The executions of a page in their order, by their ids, and the one that others are held against. */
export class ComparedSet {
  private serial = 0;

  /** @param reference the id of the one that others are held against. */
  constructor(
    private ids: readonly string[],
    private reference: string,
  ) {}

  get size(): number {
    return this.ids.length;
  }

  get baseline(): string {
    return this.reference;
  }

  /** As they stand on the page. */
  get listed(): readonly string[] {
    return this.ids;
  }

  /** The baseline first. */
  get inOrder(): readonly string[] {
    return [this.reference, ...this.ids.filter((id) => id !== this.reference)];
  }

  add(ids: readonly string[]): void {
    this.ids = [...new Set([...this.ids, ...ids])];
  }

  remove(removed: string): void {
    this.ids = this.ids.filter((id) => id !== removed);
  }

  holdAgainst(id: string): void {
    this.reference = id;
  }

  /** Leaves out those that are gone; where the baseline is, the first one takes its place. */
  read(isThere: (id: string) => boolean): Reading {
    this.ids = this.ids.filter(isThere);
    const baseline = Math.max(0, this.ids.indexOf(this.reference));
    this.reference = this.ids[baseline] ?? "";
    this.serial += 1;
    const { ids, serial } = this;
    return { ids, baseline, isLatest: () => serial === this.serial };
  }
}
