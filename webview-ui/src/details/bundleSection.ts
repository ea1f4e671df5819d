import { html, nothing, type TemplateResult } from "lit";
import type { VerificationView } from "../../../src/shared/details/detailsView";
import type { DetailsStrings } from "../../../src/shared/details/strings";
import { fill, format } from "../../../src/shared/format";
import { link, sectionHead } from "./controls";
import { icon } from "./icon";
import type { PageContext } from "./pageContext";

interface SealFacts {
  readonly icon: string;
  readonly kind: "good" | "bad" | "open";
  readonly title: string;
  readonly detail: string;
  /** When it was checked, in full. */
  readonly checked?: string;
}

/** Whether the bundle is sealed, what its check found, and what can be done with it as a whole. */
export function bundleSection(context: PageContext): TemplateResult {
  const { view, strings, verifying, send } = context;
  const result = verifying.result ?? view.bundle.verification;
  const seal = result === null ? sealOf(context) : verified(result, strings, context.now);
  return html`<section>
    ${sectionHead(strings.bundle)}
    <p class="seal ${seal.kind}" role="status">
      ${icon(seal.icon)}
      <span
        >${seal.title}<br /><span class="muted" title=${seal.checked ?? nothing}>${seal.detail}</span></span
      >
    </p>
    ${result === null ? nothing : damage(result)}
    ${verifying.error === null ? nothing : html`<p class="seal bad">${icon("error")}<span>${verifying.error}</span></p>`}
    <p class="links">
      ${view.actions.verify ? verifyLink(context, result !== null) : nothing}
      ${view.actions.export ? link(strings.exportZip, () => send({ type: "command", verb: "export" })) : nothing}
      ${link(strings.openFolder, () => send({ type: "command", verb: "openOutputs" }))}
    </p>
  </section>`;
}

function verifyLink({ strings, verifying, verify }: PageContext, again: boolean): TemplateResult {
  if (verifying.running)
    return html`<span class="muted"
      ><span class="turning">${icon("loading")}</span> ${strings.verifying}</span
    >`;
  return link(again ? strings.verifyAgain : strings.verify, verify);
}

function sealOf({ view, strings }: PageContext): SealFacts {
  const { seal, imported, signedBy, files } = view.bundle;
  switch (seal) {
    case "sealed":
      return {
        icon: "lock",
        kind: "open",
        title: strings.sealed,
        detail:
          signedBy === null
            ? fill(strings.sealedDetail, files.length)
            : fill(strings.sealedBy, files.length, signedBy),
      };
    case "unsealed":
      return imported
        ? { icon: "cloud-download", kind: "open", title: strings.imported, detail: strings.importedDetail }
        : { icon: "warning", kind: "bad", title: strings.unsealed, detail: strings.unsealedDetail };
    case "not yet":
      return {
        icon: "unlock",
        kind: "open",
        title: strings.notYetSealed,
        detail: strings.notYetSealedDetail,
      };
  }
}

function verified(result: VerificationView, strings: DetailsStrings, now: Date): SealFacts {
  const { missing, added, changed, signature } = result;
  const intact = missing.length + added.length + changed.length === 0;
  const titles = {
    valid: strings.verifiedValid,
    "unknown-key": strings.verifiedUnknownKey,
    invalid: strings.verifiedInvalid,
    missing: strings.verifiedMissing,
  };
  const counts = fill(strings.verifiedDetail, missing.length, added.length, changed.length);
  const when = fill(strings.verifiedAt, format.ago(result.at, now));
  return {
    icon: result.ok ? "verified" : "error",
    kind: result.ok ? "good" : "bad",
    title: intact ? titles[signature] : strings.verifiedChanged,
    detail: intact ? when : `${counts}, ${when}`,
    checked: format.dateTime(result.at),
  };
}

function damage({ missing, added, changed }: VerificationView): TemplateResult | typeof nothing {
  const paths = [
    ...missing.map((path) => ["trash", path] as const),
    ...added.map((path) => ["diff-added", path] as const),
    ...changed.map((path) => ["diff-modified", path] as const),
  ];
  if (paths.length === 0) return nothing;
  return html`<ul class="damage">
    ${paths.slice(0, 20).map(([symbol, path]) => html`<li>${icon(symbol)} <span class="mono">${path}</span></li>`)}
  </ul>`;
}
