import { html, nothing, type TemplateResult } from "lit";
import type { InputView, NamedValue } from "../../../src/shared/details/detailsView";
import { fill } from "../../../src/shared/format";
import { link, sectionHead } from "./controls";
import type { PageContext } from "./pageContext";

/** The inputs with their values, and what differs from the run that this one repeats. */
export function inputsSection(context: PageContext): TemplateResult | typeof nothing {
  const { view, strings } = context;
  const { inputs, args, head } = view;
  if (inputs.length === 0 && args.length === 0) return nothing;
  const changed = inputs.filter(({ before }) => before !== null).length;
  const remark = head.rerunOf === null ? "" : fill(strings.changedAgainst, changed, inputs.length);
  return html`<section id="inputs">
    ${sectionHead(strings.inputs, remark)}
    <table class="grid values">
      <thead>
        <tr>
          <th scope="col">${strings.input}</th>
          <th scope="col">${strings.value}</th>
          <th scope="col">${head.rerunOf === null ? nothing : strings.change}</th>
        </tr>
      </thead>
      <tbody>
        ${inputs.map((input) => inputRow(context, input))}
        ${
          args.length === 0
            ? nothing
            : html`<tr>
                <th scope="row">${strings.arguments}</th>
                <td class="mono">
                  ${args.map((argument) => html`<span class="argument">${argument}</span> `)}
                </td>
                <td></td>
              </tr>`
        }
      </tbody>
    </table>
  </section>`;
}

function inputRow(context: PageContext, input: InputView): TemplateResult {
  const { strings } = context;
  const title = [input.title, input.description].filter(Boolean).join("\n");
  const remark =
    input.before !== null ? fill(strings.was, input.before) : input.isDefault ? strings.isDefault : "";
  return html`<tr class=${input.before === null ? "" : "changed"}>
    <th scope="row" title=${title === "" ? nothing : title}>${input.name}</th>
    <td class="mono">${inputValue(context, input)}</td>
    <td class="muted">${remark}</td>
  </tr>`;
}

function inputValue({ strings, send }: PageContext, { kind, value }: InputView): unknown {
  switch (kind) {
    case "secret":
      return html`<span class="muted">${strings.secret}</span>`;
    case "file":
      return link(value, () => send({ type: "openFile", uri: value }), "mono");
    case "value":
      return value;
  }
}

/** Properties that the script told of. */
export function propertiesSection({ view, strings }: PageContext): TemplateResult | typeof nothing {
  return view.properties.length === 0
    ? nothing
    : html`<section>
        ${sectionHead(strings.properties)}${namedValues(view.properties, strings.name, strings.value)}
      </section>`;
}

/** A table of names and values. */
export function namedValues(values: readonly NamedValue[], name: string, value: string): TemplateResult {
  return html`<table class="grid values">
    <thead>
      <tr>
        <th scope="col">${name}</th>
        <th scope="col">${value}</th>
      </tr>
    </thead>
    <tbody>
      ${values.map(
        (entry) =>
          html`<tr>
            <th scope="row">${entry.name}</th>
            <td class="mono">${entry.value}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
