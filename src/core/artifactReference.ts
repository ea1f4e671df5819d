/** What an input may name in place of a path (design, section 5). */
export type ArtifactReference =
  | { readonly kind: "execution"; readonly execution: string; readonly output: string }
  | { readonly kind: "artifact"; readonly name: string; readonly version: VersionWish };

export type VersionWish =
  | { readonly kind: "latest" }
  /** From 1. */
  | { readonly kind: "number"; readonly number: number }
  /** The beginning of a SHA-256 in lower-case hexadecimal, at least 4 digits. */
  | { readonly kind: "content"; readonly sha256: string };

/** Whether a text is meant as a reference; a file of such a name is written as `./artifact:x`. */
export function isReference(text: string): boolean {
  return /^(?:execution|artifact):/.test(text);
}

/**
 * `execution:<id>/<output>`, `artifact:<name>`, `artifact:<name>@v2`, `artifact:<name>@<sha256 prefix>`. What follows the
 * last `@` of a name that is no version belongs to the name.
 * @returns null when it is none of these.
 */
export function parseArtifactReference(text: string): ArtifactReference | null {
  const execution = /^execution:([^/]+)\/+(.*[^/])\/*$/s.exec(text);
  if (execution !== null)
    return { kind: "execution", execution: execution[1] ?? "", output: execution[2] ?? "" };
  const artifact = /^artifact:(.+?)(?:@(?:v([1-9]\d{0,8})|([0-9a-fA-F]{4,64})|latest))?$/s.exec(text);
  if (artifact === null) return null;
  const [, name = "", number, sha256] = artifact;
  return { kind: "artifact", name, version: wishOf(number, sha256) };
}

function wishOf(number: string | undefined, sha256: string | undefined): VersionWish {
  if (number !== undefined) return { kind: "number", number: Number(number) };
  return sha256 === undefined ? { kind: "latest" } : { kind: "content", sha256: sha256.toLowerCase() };
}
