import { html, nothing, type TemplateResult } from "lit";
import { fill, format } from "../../../src/shared/format";
import { artifactsSection, fileActions, type DiskStates } from "./artifactsSection";
import "./bundleText";
import { link, sectionHead } from "./controls";
import { icon } from "./icon";
import type { PageContext } from "./pageContext";

const provenanceFile = "metadata/provo.xml";

/** The artifacts, and every file of the bundle. */
export function filesTab(context: PageContext, disk: DiskStates): TemplateResult {
  const { view, strings, send } = context;
  const { files, truncated } = view.bundle;
  return html`<div class="main">
    ${artifactsSection(context, disk)}
    <section>
      ${sectionHead(
        strings.filesOfBundle,
        files.length,
        link(strings.openFolder, () => send({ type: "command", verb: "openOutputs" }), "small"),
      )}
      <table class="grid">
        <thead>
          <tr>
            <th scope="col">${strings.file}</th>
            <th scope="col" class="num">${strings.size}</th>
            <th scope="col"><span class="unseen">${strings.fileActions}</span></th>
          </tr>
        </thead>
        <tbody>
          ${files.map(
            ({ path, size }) =>
              html`<tr>
                <td class="name">
                  ${icon("file")}${link(path, () => send({ type: "openFile", uri: path }), "mono")}
                </td>
                <td class="num">${format.bytes(size)}</td>
                <td class="acts">${fileActions(context, path)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${truncated ? html`<p class="muted">${fill(strings.filesTruncated, files.length)}</p>` : nothing}
    </section>
  </div>`;
}

/** The provenance document as it stands in the bundle. */
export function provenanceTab(context: PageContext): TemplateResult {
  const { view, strings, send } = context;
  const exists = view.bundle.files.some(({ path }) => path === provenanceFile);
  if (!exists) return html`<p class="empty">${strings.noProvenance}</p>`;
  const actions = html`<span class="links">
    ${link(strings.open, () => send({ type: "openFile", uri: provenanceFile }))}
    ${link(strings.saveAs, () => send({ type: "saveFileAs", uri: provenanceFile }))}
  </span>`;
  return html`<section>
    ${sectionHead(strings.provenance, strings.provenanceFormat, actions)}
    <executions-bundle-text .context=${context} .path=${provenanceFile}></executions-bundle-text>
  </section>`;
}

/** Each metadata file as it stands in the bundle. */
export function rawTab(context: PageContext): TemplateResult {
  const { view, strings, send } = context;
  const paths = view.bundle.files.map(({ path }) => path).filter((path) => /^(metadata|auth)\//.test(path));
  const chosen = context.choice("raw") ?? "";
  const path = paths.includes(chosen)
    ? chosen
    : (paths.find((name) => name.endsWith("jobStatus.json")) ?? paths[0]);
  if (path === undefined) return html`<p class="empty">${strings.noOutputs}</p>`;
  return html`<section class="raw">
    <nav aria-label=${strings.rawFile}>
      ${paths.map(
        (name) =>
          html`<button
            type="button"
            class="row ${name === path ? "on" : ""}"
            aria-current=${name === path ? "true" : "false"}
            @click=${() => context.choose("raw", name)}
          >
            ${name.slice(name.indexOf("/") + 1)}
          </button>`,
      )}
    </nav>
    <div class="content">
      ${sectionHead(
        path,
        "",
        html`<span class="links">
          ${link(strings.open, () => send({ type: "openFile", uri: path }))}
          ${link(strings.saveAs, () => send({ type: "saveFileAs", uri: path }))}
        </span>`,
      )}
      <executions-bundle-text .context=${context} .path=${path}></executions-bundle-text>
    </div>
  </section>`;
}
