import { html, type TemplateResult } from "lit";
import type { RelatedExecution, Relation } from "../../../src/shared/details/relatedView";
import type { DetailsStrings } from "../../../src/shared/details/strings";
import { fill, format } from "../../../src/shared/format";
import { link, sectionHead } from "./controls";
import type { PageContext } from "./pageContext";
import { stateIcon } from "./stateMark";

/** Other executions that belong to this one, by how they do. */
export function relatedTab(context: PageContext): TemplateResult {
  const { view, strings } = context;
  const { executions, more } = view.related;
  if (executions.length === 0) return html`<p class="empty">${strings.noRelated}</p>`;
  return html`<section>
    ${sectionHead(strings.related, executions.length)}
    <table class="grid values">
      <thead>
        <tr>
          <th scope="col">${strings.relation}</th>
          <th scope="col">${strings.execution}</th>
          <th scope="col">${strings.state}</th>
          <th scope="col">${strings.created}</th>
        </tr>
      </thead>
      <tbody>
        ${executions.map((execution, index) =>
          row(context, execution, executions[index - 1]?.relation !== execution.relation),
        )}
        ${Object.entries(more).map(
          ([, count]) =>
            html`<tr>
              <td></td>
              <td colspan="3" class="muted">${fill(strings.relatedMore, count)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function row(
  { strings, send, now }: PageContext,
  { relation, id, found }: RelatedExecution,
  isFirst: boolean,
): TemplateResult {
  const word = wordOf(relation, strings);
  return html`<tr>
    <td>${isFirst ? word : html`<span class="unseen">${word}</span>`}</td>
    ${
      found === null
        ? html`<td class="mono">${id}</td>
            <td class="muted" colspan="2">${strings.notHere}</td>`
        : html`<td>${link(found.title, () => send({ type: "openExecution", id }), "", id)}</td>
            <td>${stateIcon(found.state)} ${format.state(found.state)}</td>
            <td class="muted" title=${format.dateTime(found.created)}>${format.ago(found.created, now)}</td>`
    }
  </tr>`;
}

function wordOf(relation: Relation, strings: DetailsStrings): string {
  const words: Readonly<Record<Relation, string>> = {
    original: strings.repeats,
    rerun: strings.repeatedBy,
    cacheSource: strings.resultsOf,
    cached: strings.resultsTakenBy,
    parent: strings.startedBy,
    child: strings.startedExecutions,
    sameInputs: strings.sameInputs,
  };
  return words[relation];
}
