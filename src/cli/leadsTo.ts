import { basename, dirname } from "node:path";
import { cleanUrl } from "../core/credentials";
import { HumanError } from "../core/humanError";
import type { WorkspaceLayout } from "../bundle/layout";
import { uriOf } from "../runner/artifactUri";
import { fetchUrl } from "../runner/inputs/fetchUrl";
import { bundleOfMemberList, datasetFolder, type Dataset } from "../runner/inputs/datasetFolder";
import type { ResolvedInput } from "../runner/inputs/resolvedInput";
import { ExecutionStore } from "../store/executionStore";
import { resolveReference, type ResolvedReference } from "../store/resolveReference";

export interface Asked {
  readonly layout: WorkspaceLayout;
  readonly role: string;
  readonly text: string;
  readonly say: (line: string) => void;
  readonly now: () => number;
}

/** What a value leads to, by its kind. @throws {HumanError} wrong use, naming the input. */
export const leadsTo: Readonly<Record<"reference" | "url", (asked: Asked) => Promise<ResolvedInput>>> = {
  reference: ({ layout, role, text }) =>
    naming(role, async () => {
      const reference = await resolveReference(new ExecutionStore(layout), text);
      const { path, type, version, artifact } = reference;
      const bundle = bundleOfMemberList(layout, path, type);
      if (bundle !== null)
        return datasetOf({ layout, text, bundle, list: path, sha256: artifact.sha256 }, reference);
      return { path, handed: path, uri: null, name: basename(path), type, version };
    }),
  url: ({ layout, role, text, say, now }) =>
    naming(role, async () => {
      const { path } = await fetchUrl(text, { folder: layout.downloads, say, now });
      return { path, handed: text, uri: cleanUrl(text), name: nameOf(text), type: null, version: null };
    }),
};

/** A dataset is recorded as its list of members; the script gets a folder of them. */
async function datasetOf(
  dataset: Dataset,
  { type, version, artifact: { sha256, size } }: ResolvedReference,
): Promise<ResolvedInput> {
  const { layout, list } = dataset;
  const folder = await datasetFolder(dataset);
  const uri = uriOf(dirname(layout.root), list);
  const name = basename(list, ".sha256");
  return { path: folder, handed: folder, uri, name, type, version, identity: { sha256, size } };
}

async function naming(role: string, lead: () => Promise<ResolvedInput>): Promise<ResolvedInput> {
  try {
    return await lead();
  } catch (error) {
    if (error instanceof HumanError)
      throw new HumanError(`${role}: ${error.message}`, error.exitCode, { cause: error });
    throw error;
  }
}

/** The last name of a URL's path, else its host. */
function nameOf(text: string): string {
  const { pathname, hostname } = new URL(text);
  const last = pathname.split("/").findLast((name) => name !== "") ?? "";
  try {
    const name = decodeURIComponent(last);
    return name === "" || /[/\\\0]/.test(name) || /^\.+$/.test(name) ? hostname : name;
  } catch {
    return last;
  }
}
