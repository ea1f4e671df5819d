import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import { artifactsSection, fileActions, type DiskStates } from "./artifactsSection";
import { choiceOfTexts, type TextChoice } from "./choiceOfTexts";
import { link, sectionHead } from "./controls";
import "./filePreview";
import { fileTree } from "./fileTree";
import type { PageContext } from "./pageContext";
import { bundleFile } from "./sourceText";

/** The artifacts, and every file of the bundle with what it holds. */
export function filesTab(context: PageContext, disk: DiskStates): TemplateResult {
  const { view, strings, send } = context;
  const { files, truncated } = view.bundle;
  const kept = context.choice("file");
  const chosen = files.some(({ path }) => path === kept)
    ? kept
    : (files.find(({ path }) => path.startsWith("outputs/"))?.path ?? null);
  return html`<div class="main">
    ${artifactsSection(context, disk)}
    <section>
      ${sectionHead(
        strings.filesOfBundle,
        files.length,
        link(strings.openFolder, () => send({ type: "command", verb: "openOutputs" }), "small"),
      )}
      <div class="raw">
        ${fileTree(context, files, chosen)}
        <div class="content">
          ${chosen === null ? html`<p class="muted">${strings.chooseFile}</p>` : previewOf(context, chosen)}
        </div>
      </div>
      ${truncated ? html`<p class="muted">${fill(strings.filesTruncated, files.length)}</p>` : nothing}
    </section>
  </div>`;
}

function previewOf(context: PageContext, path: string): TemplateResult {
  const { strings, send } = context;
  const actions = html`<span class="links">
    ${link(strings.open, () => send({ type: "openFile", uri: path }))} ${fileActions(context, path)}
  </span>`;
  return html`${sectionHead(path, "", actions)}
    <executions-file-preview .context=${context} .path=${path}></executions-file-preview>`;
}

/** Each metadata file as it stands in the bundle. */
export function rawTab(context: PageContext): TemplateResult {
  const { view, strings } = context;
  const paths = view.bundle.files.map(({ path }) => path).filter((path) => /^(metadata|auth)\//.test(path));
  const choices = paths.map((path) => rawChoice(context, path));
  const first = choices.find(({ key }) => key.endsWith("jobStatus.json")) ?? choices[0];
  if (first === undefined) return html`<p class="empty">${strings.noOutputs}</p>`;
  return choiceOfTexts(context, { key: "raw", label: strings.rawFile }, choices, first);
}

function rawChoice(context: PageContext, path: string): TextChoice {
  const { strings, send } = context;
  return {
    key: path,
    label: path.slice(path.indexOf("/") + 1),
    source: bundleFile(context, path),
    remark: "",
    actions: html`${link(strings.open, () => send({ type: "openFile", uri: path }))}
    ${link(strings.saveAs, () => send({ type: "saveFileAs", uri: path }))}`,
  };
}
