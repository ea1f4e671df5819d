import { html, nothing, type TemplateResult } from "lit";
import type { FailureView, LinePart } from "../../../src/shared/details/detailsView";
import { fill, fillCount, format } from "../../../src/shared/format";
import { link } from "./controls";
import { icon } from "./icon";
import type { PageContext } from "./pageContext";

const icons: Readonly<Record<FailureView["kind"], string>> = {
  failed: "error",
  dead: "debug-disconnect",
  unknown: "question",
  stopped: "stop-circle",
};

/** Why it did not end well: the first thing on the page. */
export function failureBanner(context: PageContext): TemplateResult | typeof nothing {
  const { view, strings, showTab, send } = context;
  const { failure } = view;
  if (failure === null) return nothing;
  const { place } = failure;
  return html`<section class="banner ${failure.kind}" role="alert">
    <h2>
      ${icon(icons[failure.kind])}
      <span
        ><b>${format.printed(failure.headline)}</b>
        <span class="muted">${failure.detail}</span>
        ${place === null ? nothing : placeLink(context, place)}</span
      >
    </h2>
    ${lastLines(context, failure)}
    <p class="acts">
      ${link(strings.showLogs, () => showTab("logs"))}
      ${
        place === null
          ? nothing
          : link(fill(strings.openPlace, `${place.path}:${place.line}`), () =>
              send({ type: "openPlace", place }),
            )
      }
    </p>
  </section>`;
}

function lastLines(
  context: PageContext,
  { lastLines: lines, telling, hasMore }: FailureView,
): TemplateResult | typeof nothing {
  const { strings } = context;
  if (lines.length === 0) return nothing;
  const title = hasMore
    ? fillCount(strings.lastLineOf, strings.lastLinesOf, lines.length)
    : strings.lastLinesAll;
  return html`<div class="printed mono rows" role="group" tabindex="0" aria-label=${title}>
    <span class="row muted">${title}</span>
    ${lines.map(
      (parts, index) =>
        html`<span class="row ${index === telling ? "telling" : ""}"
          >${parts.map((part) => linePart(context, part))}</span
        >`,
    )}
  </div>`;
}

function linePart(context: PageContext, { text, place }: LinePart): unknown {
  const said = format.printed(text);
  return place === null ? said : link(said, () => context.send({ type: "openPlace", place }), "inline");
}

function placeLink({ send }: PageContext, place: NonNullable<FailureView["place"]>): TemplateResult {
  return link(`${place.path}:${place.line}`, () => send({ type: "openPlace", place }), "mono");
}
