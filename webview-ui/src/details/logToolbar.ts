import { html, nothing, type TemplateResult } from "lit";
import { format } from "../../../src/shared/format";
import { fill } from "../../../src/shared/format";
import { link } from "./controls";
import type { PageContext } from "./pageContext";

export interface LogOptions {
  readonly out: boolean;
  readonly err: boolean;
  readonly times: boolean;
  readonly wrap: boolean;
}

/** Which streams, how they are shown, what the lines must hold; and the files themselves. */
export function logToolbar(
  context: PageContext,
  options: LogOptions,
  filter: string,
  onFilter: (text: string) => void,
): TemplateResult {
  const { view, strings, send } = context;
  const choose = (name: string, checked: boolean): void =>
    context.choose(`log.${name}`, checked ? "on" : "off");
  const check = (name: keyof LogOptions, label: string): TemplateResult =>
    html`<vscode-checkbox
      .checked=${options[name]}
      @change=${(event: Event) => choose(name, (event.target as HTMLInputElement).checked)}
      >${label}</vscode-checkbox
    >`;
  return html`<div class="logbar">
    ${check("out", `${strings.streamOut} ${format.bytes(view.logs.out)}`)}
    ${check("err", `${strings.streamErr} ${format.bytes(view.logs.err)}`)} ${check("times", strings.logTimes)}
    ${check("wrap", strings.logWrap)}
    <vscode-text-field
      placeholder=${strings.logFilter}
      aria-label=${strings.logFilter}
      .value=${filter}
      @input=${(event: Event) => onFilter((event.target as HTMLInputElement).value)}
    ></vscode-text-field>
    <span class="grow"></span>
    ${view.head.running ? html`<span class="muted">${strings.following}</span>` : nothing}
    <span class="files">
      ${view.logs.out > 0 ? link(fill(strings.openLogFile, "stdout.log"), () => send({ type: "openFile", uri: "outputs/stdout.log" })) : nothing}
      ${view.logs.err > 0 ? link(fill(strings.openLogFile, "stderr.log"), () => send({ type: "openFile", uri: "outputs/stderr.log" })) : nothing}
    </span>
  </div>`;
}
