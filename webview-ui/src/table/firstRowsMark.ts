import type { RowCache } from "./rowCache";

/** Tells once, as a performance mark, when the first rows can be seen. */
export class FirstRowsMark {
  private isSet = false;

  set(rows: RowCache): void {
    if (this.isSet || rows.at(0) === undefined) return;
    this.isSet = true;
    requestAnimationFrame(() => performance.mark("executions-table-first-rows"));
  }
}
