import { html, type TemplateResult } from "lit";
import type { ContentStrings } from "../../../src/shared/compare/contentStrings";
import { fill } from "../../../src/shared/format";
import type { Reply } from "../../../src/shared/messages";
import { LightElement } from "../lightElement";
import type { CompareContext } from "./compareContext";

/** Shows what the host answers to a question; one that changes is asked again, and the last answer stays until then. */
export abstract class AnswerElement<Answer> extends LightElement {
  static override properties = {
    context: { attribute: false },
    index: { attribute: false },
    reply: { state: true },
  };

  declare context: CompareContext;
  /** The place of the execution that is held against the baseline. */
  declare index: number;
  declare protected reply: Reply<Answer> | null;
  private answered = "";
  private isAsking = false;

  constructor() {
    super();
    this.reply = null;
  }

  /** What the answer depends on. */
  protected abstract question(): string;
  protected abstract ask(): Promise<Reply<Answer>>;

  /** The ids of the baseline and of the execution. */
  protected get ids(): readonly [before: string, after: string] {
    const { executions, baseline } = this.context.view;
    return [executions[baseline]?.target.id ?? "", executions[this.index]?.target.id ?? ""];
  }

  /** Their letters. */
  protected get keys(): readonly [before: string, after: string] {
    const { executions, baseline } = this.context.view;
    return [executions[baseline]?.key ?? "", executions[this.index]?.key ?? ""];
  }

  protected override willUpdate(): void {
    const question = this.question();
    if (question !== this.answered && !this.isAsking) void this.load(question);
  }

  private async load(question: string): Promise<void> {
    this.isAsking = true;
    this.reply = await this.ask();
    this.answered = question;
    this.isAsking = false;
    // Another question may have come meanwhile.
    this.requestUpdate();
  }
}

/** What stands in place of an answer: that it is awaited, or why there is none. */
export function missing(reply: Reply<unknown> | null, { reading, problem }: ContentStrings): TemplateResult {
  return reply?.ok === false
    ? html`<span role="alert">${fill(problem, reply.error)}</span>`
    : html`<span class="muted" role="status">${reading}</span>`;
}
