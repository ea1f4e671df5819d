import { bundlePaths } from "../layout";

/** Where the files of a source go in the bundle. */
export interface ImportedLayout {
  /** Path in the source to path in the bundle; what is not named here stays behind. */
  readonly files: ReadonlyMap<string, string>;
  readonly folders: readonly string[];
  /** The folder that all stood in, or null. */
  readonly topFolder: string | null;
}

/** What Finder adds beside the files of an archive. */
const finderFolder = "__MACOSX";

/** Any of these makes a folder a bundle. */
const telling = [bundlePaths.jobStatus, bundlePaths.request, bundlePaths.method];

/** CCP's archives put the folder before the name: `metadata_method.json`, `outputs_stdout.<id>.txt`. */
const flattened = /^(auth|metadata|inputs|outputs)_(.+)$/;
const flattenedStream = /^outputs\/(stdout|stderr)\.[^/]*\.txt$/;

/**
 * Recognises our layout, the same below one top folder, and CCP's flattened names, with or without a top folder.
 * Unknown files keep their names.
 * @returns null when it is no bundle, or two files would get one name.
 */
export function importedLayout(paths: readonly string[], folders: readonly string[]): ImportedLayout | null {
  const own = paths.filter((path) => !isBelow(path, finderFolder));
  const top = topFolderOf(own);
  for (const topFolder of top === null ? [null] : [null, top]) {
    const inner = (path: string): string => (topFolder === null ? path : path.slice(topFolder.length + 1));
    const names = own.map(inner);
    const rename = renaming(names);
    if (rename === null) continue;
    const files = new Map(own.map((path) => [path, rename(inner(path))]));
    if (new Set(files.values()).size < files.size) return null;
    const kept = folders.filter(
      (path) => !isBelow(`${path}/`, finderFolder) && (topFolder === null || isBelow(path, topFolder)),
    );
    return { files, folders: kept.map(inner), topFolder };
  }
  return null;
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

function topFolderOf(paths: readonly string[]): string | null {
  const first = paths[0]?.split("/", 1)[0];
  return first !== undefined && paths.every((path) => isBelow(path, first)) ? first : null;
}

/** How the names of a bundle are to be read, or null when they are not those of a bundle. */
function renaming(names: readonly string[]): ((name: string) => string) | null {
  const present = new Set(names);
  if (telling.some((path) => present.has(path))) return (name) => name;
  if (!telling.some((path) => present.has(path.replace("/", "_")))) return null;
  return (name) => unflatten(name, present);
}

/** Of several streams of one kind (replicas) each keeps its own name. */
function unflatten(name: string, present: ReadonlySet<string>): string {
  const path = name.replace(flattened, "$1/$2");
  const stream = flattenedStream.exec(path)?.[1];
  if (stream === undefined) return path;
  const several = [...present].filter((other) => other.startsWith(`outputs_${stream}.`)).length > 1;
  return several ? path : `outputs/${stream}.log`;
}
