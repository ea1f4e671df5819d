import { join } from "node:path";
import { bundlePaths } from "../../bundle/layout";
import { identityOfFiles } from "../../bundle/seal/folderIdentity";
import type { ContentIdentity } from "../../bundle/seal/hashFile";
import { hashSettled } from "../../bundle/seal/settledHash";
import { walkFolder } from "../../bundle/seal/walkFolder";
import { keepMemoryFlatFor } from "../flatMemory";
import { outputArtifact, unsettled, type Gathering } from "./outputFacts";
import { renameToText } from "./renameToText";

/** What a script said of a file or folder in its outputs. */
export interface Said {
  readonly name: string | undefined;
  readonly type: string | undefined;
  readonly isFolder: boolean;
}

/**
 * Everything in `outputs/`, hashed where it lies; a folder that the script registered is one output.
 * @param copies files and folders that are recorded by themselves: hashed alone.
 */
export async function gatherOwnOutputs(
  gathering: Gathering,
  said: ReadonlyMap</* uri */ string, Said>,
  copies: ReadonlySet</* uri */ string>,
): Promise<void> {
  const { bundle, warn, hashes } = gathering;
  const folder = join(bundle, bundlePaths.outputs);
  renameToText(folder, warn);
  const content = walkFolder(folder);
  await keepMemoryFlatFor(content.files.length);
  for (const { path, reason } of content.skipped) warn(`the output ${path} was left out: ${reason}`);
  for (const path of content.links.keys())
    warn(`the output ${path} is a symbolic link; what it leads to was not kept`);
  const folders = [...said.keys()].filter((uri) => said.get(uri)?.isFolder === true);
  for (const path of content.files) {
    const uri = `${bundlePaths.outputs}/${path}`;
    try {
      const known = hashes.get(uri);
      const { identity, isSettled } =
        known === undefined ? await hashSettled(join(folder, path)) : { identity: known, isSettled: true };
      if (!isSettled) warn(`the output ${path}: ${unsettled}`);
      hashes.set(uri, identity);
      const facts = isSettled ? {} : { reason: unsettled };
      if (!isPartOf(uri, copies, folders)) gathering.artifacts.push(named(uri, path, identity, facts, said));
    } catch (error) {
      warn(`the output ${path} could not be read: ${(error as Error).message}`);
    }
  }
  for (const uri of folders) addFolder(gathering, uri, said);
}

/** Whether a file is recorded with a folder, or as a copy. */
function isPartOf(uri: string, copies: ReadonlySet<string>, folders: readonly string[]): boolean {
  if (copies.has(uri)) return true;
  return [...folders, ...copies].some((each) => uri.startsWith(`${each}/`));
}

function named(
  uri: string,
  path: string,
  identity: ContentIdentity,
  facts: { readonly reason?: string },
  said: ReadonlyMap<string, Said>,
): Gathering["artifacts"][number] {
  const { name, type } = said.get(uri) ?? {};
  return outputArtifact(identity, {
    name: name ?? path,
    uri,
    known: said.has(uri) ? "registered" : "outputs",
    ...(type === undefined ? {} : { type }),
    ...facts,
  });
}

function addFolder({ artifacts, hashes }: Gathering, uri: string, said: ReadonlyMap<string, Said>): void {
  const path = uri.slice(bundlePaths.outputs.length + 1);
  const { name, type } = said.get(uri) ?? {};
  artifacts.push(
    outputArtifact(folderIn(hashes, uri), {
      name: name ?? path,
      uri,
      known: "registered",
      type: type ?? "Dataset",
    }),
  );
}

/** The identity of a folder of the bundle, told from its files' hashes. */
export function folderIn(hashes: ReadonlyMap<string, ContentIdentity>, uri: string): ContentIdentity {
  const files = [...hashes].filter(([path]) => path.startsWith(`${uri}/`));
  return identityOfFiles(new Map(files.map(([path, identity]) => [path.slice(uri.length + 1), identity])));
}
