import { liesInBundle } from "../../core/liesInBundle";
import { type Artifact } from "../../core/records";
import { mediaTypeOf } from "../../core/format/mediaType";
import { bundlePaths } from "../layout";
import { cleanText, executionNamespace } from "../prov/provNames";
import { type CrateEntity, idOfPath } from "./crateEntity";

/** A file of the bundle, with its size in bytes. */
export interface CrateFile {
  /** POSIX, in the bundle. */
  readonly path: string;
  readonly size: number;
}

/** What the records of a bundle are, for who opens the crate without knowing us. */
const recordNames: Readonly<Record<string, string>> = {
  [bundlePaths.method]: "The method as it was: an OGC API Processes 1.0 process description",
  [bundlePaths.request]: "What was asked for: an OGC API Processes 1.0 execute request",
  [bundlePaths.infrastructure]: "Where it ran",
  [bundlePaths.instance]: "The machine, interpreter and environment that it ran in",
  [bundlePaths.jobStatus]: "How it ended: an OGC API Processes 1.0 status",
  [bundlePaths.provenance]: "Its provenance as W3C PROV-XML",
  [bundlePaths.git]: "The version of the code",
  [bundlePaths.patch]: "The uncommitted changes of the code",
  [bundlePaths.artifacts]: "What it used and made, by content",
  [bundlePaths.events]: "Properties, metrics, messages and use of resources as they came",
  [bundlePaths.logIndex]: "When it printed what",
  [bundlePaths.annotations]: "Name, note and tags",
  [bundlePaths.manifest]: "The SHA-256 of each file",
  [bundlePaths.token]: "The signature over the manifest",
  [bundlePaths.stdout]: "What it printed to standard output",
  [bundlePaths.stderr]: "What it printed to standard error",
  [bundlePaths.outputZip]: "All outputs in one archive",
};

/** Each artifact as an entity, by the artifact: a file or folder of the crate, or one that lies elsewhere. */
export function artifactEntities(
  executionId: string,
  artifacts: readonly Artifact[],
  files: readonly CrateFile[],
): ReadonlyMap<Artifact, CrateEntity> {
  const paths = new Set(files.map(({ path }) => path));
  const folders = foldersOf(files);
  const counts = { input: 0, output: 0 };
  return new Map(
    artifacts.map((artifact) => {
      const { direction, uri } = artifact;
      counts[direction] += 1;
      const isHere = liesInBundle(artifact);
      if (isHere && paths.has(uri))
        return [artifact, { ...fileEntity({ path: uri, size: artifact.size }), ...told(artifact) }];
      if (isHere && folders.has(uri))
        return [artifact, { ...told(artifact), "@id": `${idOfPath(uri)}/`, "@type": "Dataset" }];
      const name = `${direction}-${counts[direction]}`;
      return [artifact, elsewhere(artifact, `${executionNamespace(executionId)}${name}`)];
    }),
  );
}

/** The folders that hold files, at any depth. */
function foldersOf(files: readonly CrateFile[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const { path } of files)
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}

/** A file of the bundle that is no artifact. */
export function fileEntity({ path, size }: CrateFile): CrateEntity {
  const format = path === bundlePaths.provenance ? "application/provenance+xml" : mediaTypeOf(path);
  const description = Object.hasOwn(recordNames, path) ? recordNames[path] : undefined;
  return {
    "@id": idOfPath(path),
    "@type": "File",
    name: path.slice(path.lastIndexOf("/") + 1),
    contentSize: String(size),
    ...(format === null ? {} : { encodingFormat: format }),
    ...(description === undefined ? {} : { description }),
  };
}

/** What was used where it lay: known by its content, not carried along. */
function elsewhere(artifact: Artifact, id: string): CrateEntity {
  const format = mediaTypeOf(artifact.uri);
  return {
    ...told(artifact),
    "@id": webAddress(artifact.uri) ?? id,
    "@type": "File",
    contentSize: String(artifact.size),
    ...(format === null ? {} : { encodingFormat: format }),
  };
}

/** An address of the web as a URI (RFC 3986): what is encoded already stays as it is. Null where it is none. */
function webAddress(uri: string): string | null {
  if (!/^https?:\/\//.test(uri) || !URL.canParse(cleanText(uri))) return null;
  return encodeURI(new URL(cleanText(uri)).href).replaceAll(/%25(?=[\da-f]{2})/gi, "%");
}

/** The original name is where it lay for the script. */
function told(artifact: Artifact): Omit<CrateEntity, "@id" | "@type"> {
  const { name, sha256, type, version, uri, source, description } = artifact;
  return {
    name,
    alternateName: source ?? uri,
    sha256,
    additionalType: type,
    ...(version === null ? {} : { version }),
    ...(description === undefined ? {} : { description }),
  };
}
