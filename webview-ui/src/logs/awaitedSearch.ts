import type { LogSearch, LogsSnapshot } from "../../../src/shared/logs/logsMessages";

/** What was asked to be searched for, until it was searched for to the end. */
export class AwaitedSearch {
  private search: LogSearch | null = null;

  begin(search: LogSearch | null): void {
    this.search = search;
  }

  /** @returns whether it is over now; once. A snapshot that was on its way still tells of the search before. */
  isOver(view: Pick<LogsSnapshot["view"], "search" | "isSearched">): boolean {
    const isOver =
      this.search !== null && view.isSearched && JSON.stringify(view.search) === JSON.stringify(this.search);
    if (isOver) this.search = null;
    return isOver;
  }
}
