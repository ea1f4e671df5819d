import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import type { Reply } from "../../../src/shared/messages";
import { LightElement } from "../lightElement";
import type { CompareContext } from "./compareContext";
import { KeptAnswer } from "./keptAnswer";

/** How far what takes long has come is asked so often. */
const progressMs = 700;

/** Shows what the host answers to a question; one that changes is asked again, and the last answer stays until then. */
export abstract class AnswerElement<Answer> extends LightElement {
  static override properties = {
    context: { attribute: false },
    index: { attribute: false },
    percent: { state: true },
  };

  declare context: CompareContext;
  /** The place of the execution that is held against the baseline. */
  declare index: number;
  /** How far the answer has come; null where that is not known, or it came at once. */
  declare private percent: number | null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly answer = new KeptAnswer<Answer>({
    ask: async (ticket) => await this.asked(ticket),
    drop: (ticket) => this.context.send({ type: "drop", ticket }),
    changed: () => this.requestUpdate(),
  });

  constructor() {
    super();
    this.percent = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
    this.answer.forget();
  }

  /** What the answer is about, beside the two executions. */
  protected abstract subject(): string;
  /** What the answer depends on. */
  protected abstract question(): string;
  /** @param ticket what the host knows the question by. */
  protected abstract ask(ticket: number): Promise<Reply<Answer>>;

  protected get reply(): Reply<Answer> | null {
    return this.answer.reply;
  }

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
    this.answer.want(JSON.stringify([this.ids, this.subject()]), this.question());
  }

  /** What stands in place of an answer: that it is awaited, and how far it has come, or why there is none. */
  protected missing(): TemplateResult {
    const { reading, problem, cancel, compareWith } = this.context.strings.contents;
    const [reference, key] = this.keys;
    if (this.answer.isStopped) return this.link("compare", fill(compareWith, key, reference));
    if (this.reply?.ok === false) return html`<span role="alert">${fill(problem, this.reply.error)}</span>`;
    const { percent } = this;
    return html`<span class="muted" role="status">${reading}</span>
      ${percent === null ? nothing : html`<span class="muted tnum" data-percent=${percent}>${percent} %</span> ${this.link("cancel", cancel)}`}`;
  }

  private link(action: "compare" | "cancel", label: string): TemplateResult {
    const act = (): void => (action === "cancel" ? this.answer.stop() : this.answer.resume());
    return html`<button type="button" class="link" data-action=${action} @click=${act}>${label}</button>`;
  }

  private async asked(ticket: number): Promise<Reply<Answer>> {
    clearInterval(this.timer);
    this.percent = null;
    this.timer = setInterval(() => void this.look(ticket), progressMs);
    const reply = await this.ask(ticket);
    if (this.answer.awaited === ticket) clearInterval(this.timer);
    return reply;
  }

  private async look(ticket: number): Promise<void> {
    const reply = await this.context.contents.ask("progress", { ticket });
    if (reply.ok && this.answer.awaited === ticket) this.percent = reply.value;
  }
}
