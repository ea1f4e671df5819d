import { type EndedChildren, endedChildren } from "./processUsage";

/**
 * Who of our children used what. The system tells the sum over those that ended; whenever one ends, what the sum grew by
 * since the time before is its share.
 */
export class ChildAccount {
  private last: EndedChildren | null = endedChildren();

  /** A process of ours, none of the script's, ended. */
  toolEnded(): void {
    this.last = endedChildren();
  }

  /** A script ended: what it and those that it waited for used; null where the system does not tell. */
  scriptEnded(): EndedChildren | null {
    const [before, now] = [this.last, endedChildren()];
    this.last = now;
    if (before === null || now === null) return null;
    const { writtenBytes } = before;
    return {
      cpuSeconds: now.cpuSeconds - before.cpuSeconds,
      writtenBytes:
        writtenBytes === null || now.writtenBytes === null ? null : now.writtenBytes - writtenBytes,
    };
  }
}
