import { html, type TemplateResult } from "lit";
import type { BundleFileView } from "../../../src/shared/details/detailsView";
import { format } from "../../../src/shared/format";
import { icon } from "./icon";
import type { PageContext } from "./pageContext";

/** A folder of the bundle with what lies in it. */
interface Folder {
  /** From the bundle; empty for the bundle itself. */
  readonly path: string;
  readonly folders: Map</* name */ string, Folder>;
  readonly files: BundleFileView[];
}

/** Folders that are open from the start: what came out, and what went in. */
const openFromStart = /^(outputs|inputs)(\/|$)/;
const manyEntries = 50;

/** The files of the bundle as a tree of its folders; one of them is chosen. */
export function fileTree(
  context: PageContext,
  files: readonly BundleFileView[],
  chosen: string | null,
): TemplateResult {
  const root: Folder = { path: "", folders: new Map(), files: [] };
  for (const file of files) folderOf(root, file.path.split("/").slice(0, -1)).files.push(file);
  return html`<nav class="files" aria-label=${context.strings.filesOfBundle}>
    ${contentOf(context, root, chosen)}
  </nav>`;
}

function folderOf(root: Folder, names: readonly string[]): Folder {
  let folder = root;
  for (const name of names) {
    const path = folder.path === "" ? name : `${folder.path}/${name}`;
    const known = folder.folders.get(name) ?? { path, folders: new Map(), files: [] };
    folder.folders.set(name, known);
    folder = known;
  }
  return folder;
}

function contentOf(context: PageContext, { folders, files }: Folder, chosen: string | null): TemplateResult {
  return html`<ul>
    ${[...folders].map(([name, folder]) => html`<li>${folderRow(context, name, folder, chosen)}</li>`)}
    ${files.map((file) => html`<li>${fileRow(context, file, file.path === chosen)}</li>`)}
  </ul>`;
}

function folderRow(
  context: PageContext,
  name: string,
  folder: Folder,
  chosen: string | null,
): TemplateResult {
  const key = `folder.${folder.path}`;
  const count = countOf(folder);
  const kept = context.choice(key);
  const isOpen = kept === null ? openFromStart.test(folder.path) && count <= manyEntries : kept === "open";
  const toggle = (event: Event): void => {
    const open = event.target instanceof HTMLDetailsElement && event.target.open;
    if (open !== isOpen) context.choose(key, open ? "open" : "closed");
  };
  return html`<details ?open=${isOpen} @toggle=${toggle}>
    <summary class="row">
      ${icon(isOpen ? "chevron-down" : "chevron-right")} ${name}
      <span class="muted tnum">${count}</span>
    </summary>
    ${isOpen ? contentOf(context, folder, chosen) : ""}
  </details>`;
}

function fileRow({ choose }: PageContext, { path, size }: BundleFileView, isChosen: boolean): TemplateResult {
  return html`<button
    type="button"
    class="row ${isChosen ? "on" : ""}"
    aria-current=${isChosen ? "true" : "false"}
    @click=${() => choose("file", path)}
  >
    ${icon("file")} <span class="name">${path.slice(path.lastIndexOf("/") + 1)}</span>
    <span class="muted tnum">${format.bytes(size)}</span>
  </button>`;
}

function countOf({ folders, files }: Folder): number {
  return [...folders.values()].reduce((sum, folder) => sum + countOf(folder), files.length);
}
