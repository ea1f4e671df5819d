import { html, nothing, type TemplateResult } from "lit";
import type { InputChange, InputView } from "../../../src/shared/details/detailsView";
import type { NamedValue } from "../../../src/shared/details/namedValue";
import { fill } from "../../../src/shared/format";
import { link, sectionHead } from "./controls";
import type { PageContext } from "./pageContext";

/** The inputs with their values, and what differs from the earlier run of the same method. */
export function inputsSection(context: PageContext): TemplateResult | typeof nothing {
  const { view, strings } = context;
  const { inputs, args, argumentsChange, comparedWith } = view;
  if (inputs.length === 0 && args.length === 0 && !isChanged(argumentsChange)) return nothing;
  return html`<section id="inputs">
    ${sectionHead(strings.inputs, comparison(context))}
    <table class="grid values">
      <thead>
        <tr>
          <th scope="col">${strings.input}</th>
          <th scope="col">${strings.value}</th>
          <th scope="col">
            ${comparedWith === null ? html`<span class="unseen">${strings.change}</span>` : strings.change}
          </th>
        </tr>
      </thead>
      <tbody>
        ${inputs.map((input) => inputRow(context, input))}
        ${
          args.length === 0 && !isChanged(argumentsChange)
            ? nothing
            : html`<tr class=${isChanged(argumentsChange) ? "changed" : ""}>
                <th scope="row">${strings.arguments}</th>
                <td class="mono">
                  ${args.length === 0 ? html`<span class="muted">${strings.notSet}</span>` : args.map((argument) => html`<span class="argument">${argument}</span> `)}
                </td>
                <td class="muted">${changeText(context, argumentsChange, false)}</td>
              </tr>`
        }
      </tbody>
    </table>
  </section>`;
}

/** "1 of 6 changed against lr 0.3", with the other execution as a link. */
function comparison({ view, strings, send }: PageContext): unknown {
  const { inputs, args, argumentsChange, comparedWith } = view;
  if (comparedWith === null) return nothing;
  const hasArguments = args.length > 0 || isChanged(argumentsChange);
  const changes = [...inputs.map(({ change }) => change), ...(hasArguments ? [argumentsChange] : [])];
  const sentence = fill(strings.changedAgainst, changes.filter(isChanged).length, changes.length);
  const [ahead, behind] = sentence.split("{2}");
  const { id, title } = comparedWith;
  return html`${ahead}${link(title, () => send({ type: "openExecution", id }), "", id)}${behind}`;
}

function isChanged(change: InputChange | null): boolean {
  return change?.kind === "was" || change?.kind === "changed content";
}

function changeText({ strings }: PageContext, change: InputChange | null, isDefault: boolean): string {
  switch (change?.kind) {
    case undefined:
      return isDefault ? strings.isDefault : "";
    case "same":
      return isDefault ? strings.sameDefault : strings.same;
    case "same content":
      return strings.sameContent;
    case "changed content":
      return strings.changedContent;
    case "was":
      return change.value === null ? strings.wasNotSet : fill(strings.was, change.value);
  }
}

function inputRow(context: PageContext, input: InputView): TemplateResult {
  const title = [input.title, input.description].filter(Boolean).join("\n");
  return html`<tr class=${isChanged(input.change) ? "changed" : ""}>
    <th scope="row" title=${title === "" ? nothing : title}>${input.name}</th>
    <td class="mono">${inputValue(context, input)}</td>
    <td class="muted">${changeText(context, input.change, input.isDefault)}</td>
  </tr>`;
}

function inputValue(context: PageContext, input: InputView): unknown {
  const { strings } = context;
  switch (input.kind) {
    case "secret":
      return html`<span class="muted">${strings.secret}</span>`;
    case "unset":
      return html`<span class="muted">${strings.notSet}</span>`;
    case "file":
      return fileLink(context, input);
    case "value":
      return input.value;
  }
}

/** A file as it was given, which opens where it is known where it lies. */
export function fileLink({ send }: PageContext, { value, uri }: InputView): unknown {
  return uri === null
    ? html`<span class="mono">${value}</span>`
    : link(value, () => send({ type: "openFile", uri }), "mono");
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
