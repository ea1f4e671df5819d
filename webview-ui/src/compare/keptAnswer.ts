import type { Reply } from "../../../src/shared/messages";

/** What is asked of the host, and how it is told that nobody waits any more. */
export interface Asking<Answer> {
  ask(ticket: number): Promise<Reply<Answer>>;
  drop(ticket: number): void;
  /** The answer came, or is awaited anew. */
  changed(): void;
}

let tickets = 0;

/** The answer to a question that changes: it stays until the next one comes, unless something else is asked about. */
export class KeptAnswer<Answer> {
  private kept: Reply<Answer> | null = null;
  private subject = "";
  private answered = "";
  private ticket: number | null = null;
  private stopped = false;

  constructor(private readonly asking: Asking<Answer>) {}

  /** Null while it is awaited for the first time. */
  get reply(): Reply<Answer> | null {
    return this.kept;
  }

  /** What the host knows the question by; null where nothing is awaited. */
  get awaited(): number | null {
    return this.ticket;
  }

  /** Whether the user does not want to wait for it. */
  get isStopped(): boolean {
    return this.stopped;
  }

  /**
   * This is wanted from now on; it is asked once what is asked now is answered.
   * @param subject what it is about: where it is another one, all that was answered and asked before is void.
   */
  want(subject: string, question: string): void {
    if (subject !== this.subject) {
      this.forget();
      this.subject = subject;
    }
    if (question !== this.answered && this.ticket === null && !this.stopped) void this.load(question);
  }

  /** The user does not want to wait any more. */
  stop(): void {
    this.forget();
    this.stopped = true;
    this.asking.changed();
  }

  /** The user wants it after all. */
  resume(): void {
    this.stopped = false;
    this.asking.changed();
  }

  /** What is asked is not wanted any more. */
  forget(): void {
    if (this.ticket !== null) this.asking.drop(this.ticket);
    this.ticket = null;
    this.kept = null;
    this.answered = "";
    this.stopped = false;
  }

  private async load(question: string): Promise<void> {
    tickets += 1;
    const ticket = tickets;
    this.ticket = ticket;
    const reply = await this.asking.ask(ticket);
    if (this.ticket !== ticket) return;
    this.ticket = null;
    this.kept = reply;
    this.answered = question;
    this.asking.changed();
  }
}
