import { html, nothing, type TemplateResult } from "lit";
import type { ReproductionView } from "../../../src/shared/details/reproductionView";
import { fill } from "../../../src/shared/format";
import { link, sectionHead } from "./controls";
import { icon } from "./icon";
import type { PageContext } from "./pageContext";

type Row = ReproductionView["rows"][number];

/** Of a reproduction: the verdict on each output, what differs first. */
export function reproductionSection(context: PageContext): TemplateResult | typeof nothing {
  const { view, strings, send } = context;
  const { reproduction } = view;
  if (reproduction === null) return nothing;
  const { of, summary, rows, more, verdict } = reproduction;
  return html`<section id="reproduction">
    ${sectionHead(strings.reproduction)}
    <p class="reproduces">
      ${icon(verdict === "differs" ? "warning" : "pass")} ${strings.reproduces}
      ${link(of, () => send({ type: "openExecution", id: of }), "mono")}: ${summary}
    </p>
    <table class="grid values">
      <thead>
        <tr>
          <th scope="col">${strings.output}</th>
          <th scope="col">${strings.verdict}</th>
          <th scope="col">${strings.difference}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => verdictRow(context, row))}
      </tbody>
    </table>
    ${more === 0 ? nothing : html`<p class="muted">${fill(strings.more, more)}</p>`}
  </section>`;
}

function verdictRow(context: PageContext, { output, verdict, detail }: Row): TemplateResult {
  const name = output.replace(/^outputs\//, "");
  const open = (): void => context.send({ type: "openFile", uri: output });
  return html`<tr class=${verdict === "differs" || verdict === "missing" ? "changed" : ""}>
    <th scope="row">${verdict === "missing" ? name : link(name, open, "mono")}</th>
    <td>${verdictWord(context, verdict)}</td>
    <td class="mono">${detail ?? nothing}</td>
  </tr>`;
}

function verdictWord({ strings }: PageContext, verdict: Row["verdict"]): string {
  switch (verdict) {
    case "identical":
      return strings.verdictIdentical;
    case "equal":
      return strings.verdictEqual;
    case "differs":
      return strings.verdictDiffers;
    case "missing":
      return strings.verdictMissing;
    case "new":
      return strings.verdictNew;
  }
}
