import { html, nothing, type TemplateResult } from "lit";
import type { ArtifactOnDisk, DiskState } from "../../../src/shared/details/detailsMessages";
import type { ArtifactView } from "../../../src/shared/details/detailsView";
import { fill, format } from "../../../src/shared/format";
import { iconButton, link, sectionHead } from "./controls";
import { isAsked, usersAction, usersOf } from "./artifactUsers";
import { icon } from "./icon";
import type { PageContext } from "./pageContext";

export type DiskStates = ReadonlyMap</* uri */ string, ArtifactOnDisk>;

const typeIcons: Readonly<Record<string, string>> = {
  Dataset: "database",
  Table: "table",
  Image: "file-media",
  Model: "symbol-structure",
  Metrics: "graph-line",
  Text: "file-text",
  Script: "file-code",
};

const diskIcons: Readonly<Record<DiskState, string>> = {
  same: "check",
  changed: "diff-modified",
  gone: "remove",
  unknown: "dash",
};

/** What it used and made, by content. */
export function artifactsSection(context: PageContext, disk: DiskStates): TemplateResult | typeof nothing {
  const { view, strings } = context;
  const { inputs, outputs, completeness } = view.artifacts;
  if (inputs.length + outputs.length === 0) return nothing;
  const titles = {
    complete: strings.outputs,
    partial: strings.outputsPartial,
    "so far": strings.outputsSoFar,
  };
  return html`<section>
    ${sectionHead(
      strings.artifacts,
      inputs.length + outputs.length,
      html`<span class="links"
        >${showLineage(context)} ${usersAction(context)} ${saveOutputs(context)}</span
      >`,
    )}
    <table class="grid artifacts">
      <thead>
        <tr>
          <th scope="col">${strings.name}</th>
          <th scope="col">${strings.type}</th>
          <th scope="col" class="num">${strings.size}</th>
          <th scope="col" class="extra">sha256</th>
          <th scope="col" class="extra">${strings.knownBy}</th>
          ${isAsked(context) ? html`<th scope="col">${strings.madeAndUsedBy}</th>` : nothing}
          <th scope="col">${strings.onDisk}</th>
          <th scope="col"><span class="unseen">${strings.fileActions}</span></th>
        </tr>
      </thead>
      ${group(context, strings.inputs, inputs, disk)} ${group(context, titles[completeness], outputs, disk)}
    </table>
  </section>`;
}

/** All of them at once, however large. */
function showLineage({ strings, send }: PageContext): TemplateResult {
  return link(strings.showLineage, () => send({ type: "command", verb: "showLineage" }), "small");
}

function saveOutputs({ view, strings, send }: PageContext): TemplateResult | typeof nothing {
  const { actions, artifacts } = view;
  if (!actions.exportOutputs || artifacts.outputs.length === 0) return nothing;
  return link(strings.saveOutputs, () => send({ type: "command", verb: "exportOutputs" }));
}

function group(
  context: PageContext,
  title: string,
  artifacts: readonly ArtifactView[],
  disk: DiskStates,
): TemplateResult | typeof nothing {
  if (artifacts.length === 0) return nothing;
  return html`<tbody>
    <tr class="sub">
      <th scope="rowgroup" colspan="8">${title}</th>
    </tr>
    ${artifacts.map((artifact) => row(context, artifact, disk.get(artifact.uri)))}
  </tbody>`;
}

function row(
  context: PageContext,
  artifact: ArtifactView,
  found: ArtifactOnDisk | undefined,
): TemplateResult {
  const { send } = context;
  const { uri, type, size, sha256, name } = artifact;
  return html`<tr>
    <td class="name">
      ${icon(typeIcons[type] ?? "file")}${link(uri, () => send({ type: "openFile", uri }), "mono", name)}
    </td>
    <td>${type}</td>
    <td class="num">${format.bytes(size)}</td>
    <td class="mono muted extra" title=${sha256 === "" ? nothing : sha256}>${sha256.slice(0, 8)}</td>
    <td class="extra">${knownMark(context, artifact)}</td>
    ${isAsked(context) ? html`<td class="wrap">${usersOf(context, uri)}</td>` : nothing}
    <td>${found === undefined ? nothing : diskMark(context, found)}</td>
    <td class="acts">${fileActions(context, uri)}</td>
  </tr>`;
}

/** How it is known, with what is to be said of that. */
function knownMark({ strings }: PageContext, artifact: ArtifactView): TemplateResult {
  const { known, source, reason, alongside } = artifact;
  const remarks = [
    ...(source === null ? [] : [fill(strings.copyOf, source)]),
    ...(reason === null ? [] : [reason]),
    ...(alongside.length === 0 ? [] : [fill(strings.alongside, alongside.join(", "))]),
  ].join(". ");
  if (remarks === "") return html`${known}`;
  const mark = reason === null && alongside.length === 0 ? nothing : icon("info");
  return html`<span role="note" title=${remarks} aria-label="${known}. ${remarks}">${known} ${mark}</span>`;
}

function diskMark({ strings }: PageContext, { state, place }: ArtifactOnDisk): TemplateResult {
  const words = {
    same: strings.diskSame,
    changed: strings.diskChanged,
    gone: strings.diskGone,
    unknown: strings.diskUnknown,
  };
  return html`<span class="disk ${state}" title=${place}>${icon(diskIcons[state])}${words[state]}</span>`;
}

/** Reveal and save a file; it opens by its name. */
export function fileActions({ strings, send }: PageContext, uri: string): TemplateResult {
  return html`${iconButton("folder-opened", strings.reveal, () => send({ type: "revealFile", uri }))}
  ${iconButton("save-as", strings.saveAs, () => send({ type: "saveFileAs", uri }))}`;
}
