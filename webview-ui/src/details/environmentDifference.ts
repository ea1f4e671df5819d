import { html, nothing, type TemplateResult } from "lit";
import type {
  EnvironmentChange,
  EnvironmentDifference,
} from "../../../src/shared/details/environmentDifference";
import type { DetailsStrings } from "../../../src/shared/details/strings";
import { fill } from "../../../src/shared/format";
import type { Reply } from "../../../src/shared/messages";
import { LightElement } from "../lightElement";
import { link, sectionHead } from "./controls";
import type { PageContext } from "./pageContext";

/** Where it ran against where it would run now: asked for on wish, since programs are started for it. */
class EnvironmentDifferenceElement extends LightElement {
  static override properties = {
    context: { attribute: false },
    reply: { state: true },
    isRunning: { state: true },
  };

  declare context: PageContext;
  declare private reply: Reply<EnvironmentDifference> | null;
  declare private isRunning: boolean;

  constructor() {
    super();
    this.reply = null;
    this.isRunning = false;
  }

  protected override render(): TemplateResult {
    const { strings } = this.context;
    const { reply } = this;
    const action = this.isRunning
      ? html`<span class="muted">${strings.comparing}</span>`
      : link(strings.compareEnvironment, () => void this.compare(), "small");
    const remark =
      reply?.ok === true
        ? fill(strings.environmentChanged, reply.value.rows.length, reply.value.compared)
        : "";
    return html`<section>
      ${sectionHead(strings.environmentDifference, remark, action)}
      <div role="status">${reply === null ? nothing : this.result(reply)}</div>
    </section>`;
  }

  private result(reply: Reply<EnvironmentDifference>): TemplateResult {
    const { strings } = this.context;
    if (!reply.ok) return html`<p class="problem">${reply.error}</p>`;
    const { rows, compared } = reply.value;
    if (rows.length === 0) return html`<p class="muted">${fill(strings.environmentSame, compared)}</p>`;
    return html`<table class="grid values">
      <thead>
        <tr>
          <th scope="col">${strings.fact}</th>
          <th scope="col">${strings.then}</th>
          <th scope="col">${strings.presently}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr class="changed">
              <th scope="row">${nameOf(row, strings)}</th>
              <td class="mono">${row.before ?? "–"}</td>
              <td class="mono">${row.now ?? "–"}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private async compare(): Promise<void> {
    this.isRunning = true;
    this.reply = await this.context.ask("compareEnvironment", {});
    this.isRunning = false;
  }
}

/** Facts of the machine are named by us, the rest as it is called. */
function nameOf({ name }: EnvironmentChange, strings: DetailsStrings): string {
  const names: Readonly<Record<string, string>> = {
    host: strings.host,
    platform: strings.platform,
    processor: strings.processor,
    memory: strings.memory,
    gpus: strings.gpus,
    cuda: strings.cuda,
    container: strings.container,
    packageEnvironment: strings.packageEnvironment,
  };
  return Object.hasOwn(names, name) ? (names[name] ?? name) : name;
}

customElements.define("executions-environment-difference", EnvironmentDifferenceElement);
