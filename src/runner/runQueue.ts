import { closeSync, linkSync, mkdirSync, openSync, readdirSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Owner } from "../core/jobStatus";
import { parseOwner } from "../core/parseJobStatus";
import { objectOf } from "../core/json";
import { writeJsonIn } from "../bundle/atomicWrite";
import { conditionOf } from "../bundle/owner";
import { readJson } from "../bundle/readJson";

const digits = 9;
/** A ticket whose content is not there yet is being written; after this its writer has died, in ms. */
const writingMs = 10_000;

/**
 * Who runs and who waits, where the number of runs at once is limited: a folder of numbered tickets, one for each
 * execution, first come first served. A ticket counts while its owner lives on this machine; nobody needs to tidy up
 * after one that was killed.
 */
export class RunQueue {
  /** @param folder absolute; a cache: where it is deleted, tickets are taken anew. */
  constructor(private readonly folder: string) {}

  /**
   * Takes the ticket behind all others.
   * @throws {Error} when the folder cannot be written to.
   */
  take(executionId: string, owner: Owner): Ticket {
    const draft = `.${process.pid}.tmp`;
    writeJsonIn(this.folder, draft, { executionId, owner });
    try {
      for (;;) {
        const number = (this.numbers().at(-1) ?? 0) + 1;
        if (!this.place(number, draft)) continue;
        // One that ended meanwhile may have freed a number before a later one: who is not the last goes to the end.
        if (this.numbers().at(-1) === number) return new Ticket(this, number);
        this.remove(number);
      }
    } finally {
      rmSync(join(this.folder, draft), { force: true });
    }
  }

  /** How many live tickets are before this one; null when this one itself is gone. */
  liveBefore(number: number): number | null {
    const numbers = this.numbers();
    if (!numbers.includes(number)) return null;
    return numbers.filter((other) => other < number && this.isAlive(other)).length;
  }

  remove(number: number): void {
    rmSync(this.path(number), { force: true });
  }

  /** In their order. */
  private numbers(): number[] {
    return readdirSync(this.folder)
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .sort((one, other) => one - other);
  }

  /** Whether the number was free. */
  private place(number: number, draft: string): boolean {
    try {
      linkSync(join(this.folder, draft), this.path(number));
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return code === "EEXIST" ? false : this.placeWithoutLinks(number, draft);
    }
  }

  /** Some file systems know no hard links: the content follows the name then. */
  private placeWithoutLinks(number: number, draft: string): boolean {
    const content = readJson(join(this.folder, draft));
    try {
      const descriptor = openSync(this.path(number), "wx");
      writeSync(descriptor, JSON.stringify(content.ok ? content.value : null));
      closeSync(descriptor);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw error;
    }
  }

  /** A dead one is removed: no lower number is given out while ours stands. */
  private isAlive(number: number): boolean {
    const path = this.path(number);
    const read = readJson(path);
    if (!read.ok && read.reason === "missing") return false;
    const owner = parseOwner(read.ok ? objectOf(read.value)?.["owner"] : null);
    // Who runs on another machine or in another container does not use this one, and could not be asked.
    const alive = owner === null ? isYoung(path) : conditionOf(owner) === "alive";
    if (!alive) this.remove(number);
    return alive;
  }

  private path(number: number): string {
    return join(this.folder, String(number).padStart(digits, "0"));
  }
}

/** A place in the queue. */
export class Ticket {
  constructor(
    private readonly queue: RunQueue,
    private readonly number: number,
  ) {}

  /** How many live ones are before it; null when it was lost with the folder. */
  liveBefore(): number | null {
    try {
      return this.queue.liveBefore(this.number);
    } catch {
      return null;
    }
  }

  release(): void {
    this.queue.remove(this.number);
  }
}

function isYoung(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs < writingMs;
}

/** Makes the folder. @param folder absolute. */
export function openRunQueue(folder: string): RunQueue {
  mkdirSync(folder, { recursive: true });
  return new RunQueue(folder);
}
