import type { CompletionView, TableRequests } from "../../../src/shared/table/tableMessages";
import type { Reply } from "../../../src/shared/messages";

/** What may be put in at the caret, and which of it is chosen. */
export interface OpenCompletion {
  readonly items: readonly CompletionView[];
  readonly chosen: number;
}

type Ask = (params: TableRequests["complete"]["params"]) => Promise<Reply<readonly CompletionView[]>>;

/** Letters of a word after which the list opens by itself. */
const lettersToOpen = 2;

/** The list under the query box: opens while one types and at Ctrl+Space, takes arrows, Tab, Enter and Escape. */
export class Completer {
  private open: OpenCompletion | null = null;
  private serial = 0;
  /** What the text as it is now is asked for; null: the list is the answer, and not that of an earlier text. */
  private asked: ReturnType<Ask> | null = null;

  /** @param accept puts a text in the box, with the caret behind what was put in. */
  constructor(
    private readonly ask: Ask,
    private readonly show: (open: OpenCompletion | null) => void,
    private readonly accept: (text: string, caret: number) => void,
  ) {}

  /** The text was typed. */
  async typed(input: HTMLInputElement): Promise<void> {
    const caret = input.selectionStart ?? input.value.length;
    const word = /[^\s()]*$/.exec(input.value.slice(0, caret))?.[0] ?? "";
    if (word.length < lettersToOpen) this.close();
    else await this.offer(input, caret);
  }

  close(): void {
    this.serial += 1;
    this.asked = null;
    if (this.open !== null) this.set(null);
  }

  /** @returns whether the key was for the list. */
  key(event: KeyboardEvent): boolean {
    const input = event.target as HTMLInputElement;
    if (event.key === " " && event.ctrlKey) {
      void this.offer(input, input.selectionStart ?? 0);
      return true;
    }
    if (this.open === null) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) this.step(this.open, step);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Tab" || event.key === "Enter")
      void this.takeOne(input, ({ items, chosen }) => items[chosen]);
    else return false;
    return true;
  }

  /** Takes what is shown at an index of the list. */
  take(input: HTMLInputElement, index: number): void {
    const label = this.open?.items[index]?.label;
    void this.takeOne(input, ({ items }) => items.find((item) => item.label === label));
  }

  /** One that typed faster than the host answers means what is offered for all that was typed. */
  private async takeOne(
    input: HTMLInputElement,
    choose: (open: OpenCompletion) => CompletionView | undefined,
  ): Promise<void> {
    const { serial } = this;
    if (this.asked !== null) await this.asked;
    if (serial !== this.serial) return;
    const item = this.open === null ? undefined : choose(this.open);
    this.close();
    if (item === undefined) return;
    const begin = input.value.slice(0, item.from) + item.insert;
    this.accept(begin + input.value.slice(item.to), begin.length);
  }

  private step({ items, chosen }: OpenCompletion, by: number): void {
    this.set({ items, chosen: (chosen + by + items.length) % items.length });
  }

  private async offer(input: HTMLInputElement, caret: number): Promise<void> {
    this.serial += 1;
    const { serial } = this;
    this.asked = this.ask({ text: input.value, caret });
    const reply = await this.asked;
    if (serial !== this.serial) return;
    this.asked = null;
    const items = reply.ok ? reply.value : [];
    this.set(items.length === 0 || isWritten(items, input.value) ? null : { items, chosen: 0 });
  }

  private set(open: OpenCompletion | null): void {
    this.open = open;
    this.show(open);
  }
}

/** Whether the first that is offered stands there already: Enter and arrows are meant for the rows then. */
function isWritten([first]: readonly CompletionView[], text: string): boolean {
  return first !== undefined && text.slice(first.from, first.to) === first.insert;
}
