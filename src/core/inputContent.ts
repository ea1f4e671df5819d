import type { Artifact } from "./records";

/** What the script itself is to an execution, beside its inputs by name. */
export const scriptRole = "script";

/** The content of the files that an input names, as one word to compare; null where not all of it is known. */
export function contentOfRole(artifacts: readonly Artifact[], role: string): string | null {
  return contentOfFiles(
    artifacts.filter((artifact) => artifact.direction === "input" && artifact.role === role),
  );
}

/** The content of files as one word to compare, in whatever order they are; null where not all of it is known. */
export function contentOfFiles(files: readonly Artifact[]): string | null {
  if (files.length === 0 || files.some(({ sha256 }) => typeof sha256 !== "string" || sha256 === ""))
    return null;
  return files
    .map(({ sha256 }) => sha256)
    .sort()
    .join();
}

/** The files and folders that an execution read, but its script. */
export function dataOf(artifacts: readonly Artifact[]): readonly Artifact[] {
  return artifacts.filter(({ direction, role }) => direction === "input" && role !== scriptRole);
}

/** Where a file of an execution lay for its script: in the workspace, or absolute; POSIX. */
export function placeOf({ uri, source = uri }: Artifact): string {
  return source;
}
