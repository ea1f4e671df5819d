import type { LogsView } from "../../../src/shared/logs/logsView";
import type { LogsMoves } from "./logsMoves";

/** Brings one to the line that one was sent to from elsewhere, once: lines have their numbers when all are counted. */
export class SentPlace {
  private serial = 0;

  constructor(private readonly moves: Pick<LogsMoves, "lines" | "reveal">) {}

  /** @param showAll leaves the filter, which may not let that line through. */
  take({ sentTo, isCounted }: LogsView, showAll: () => void): void {
    if (sentTo === null || !isCounted || sentTo.serial === this.serial) return;
    this.serial = sentTo.serial;
    showAll();
    this.moves.lines.moveTo(sentTo.line);
    this.moves.reveal(sentTo.line);
  }
}
