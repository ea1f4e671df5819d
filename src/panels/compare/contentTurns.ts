import type { ContentAnswer, ContentQuestion } from "../../store/difference/contentQuestion";

/** Answers one question. @param told is told how far it has come, in percent. @throws the signal's reason when it was aborted. */
type Answering = (
  question: ContentQuestion,
  signal: AbortSignal,
  told: (percent: number) => void,
) => Promise<ContentAnswer>;

interface Asked {
  readonly end: AbortController;
  percent: number;
}

/** Answers one file and one log at a time: the others would wait for the same disk. What nobody asks any more is not begun. */
export class ContentTurns {
  private readonly asked = new Map</* ticket */ number, Asked>();
  private readonly turns = { file: Promise.resolve(), log: Promise.resolve() };

  constructor(private readonly answer: Answering) {}

  /**
   * @param ticket what the question is known by.
   * @throws {Error} when it was dropped; what answering fails with.
   */
  async ask(ticket: number, question: ContentQuestion): Promise<ContentAnswer> {
    const { kind } = question;
    const asked: Asked = { end: new AbortController(), percent: 0 };
    this.asked.set(ticket, asked);
    const answer = this.turns[kind].then(async () => {
      asked.end.signal.throwIfAborted();
      return await this.answer(question, asked.end.signal, (percent) => (asked.percent = percent));
    });
    this.turns[kind] = answer.then(ignore, ignore);
    try {
      return await answer;
    } finally {
      if (this.asked.get(ticket) === asked) this.asked.delete(ticket);
    }
  }

  /** How far a question has come, in percent; null where it is not asked. */
  percentOf(ticket: number): number | null {
    return this.asked.get(ticket)?.percent ?? null;
  }

  /** Nobody waits for this answer any more. */
  drop(ticket: number): void {
    this.asked.get(ticket)?.end.abort(new Error("It is not asked any more."));
  }

  dropAll(): void {
    for (const ticket of this.asked.keys()) this.drop(ticket);
  }
}

function ignore(): void {
  // Whoever asked is told.
}
