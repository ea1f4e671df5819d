import type { Cause } from "./cause";

/**
 * A file with other content: called by its place where that is the same in both, else by the input or argument that names
 * it, with both places.
 * @param content the hash as the latter has it.
 */
export function dataCause(
  role: string,
  { before, after, content }: { readonly before: string; readonly after: string; readonly content: string },
): Cause {
  const isSamePlace = before === after;
  return {
    kind: "data",
    name: isSamePlace ? after : role,
    before: isSamePlace ? null : before,
    after: isSamePlace ? null : after,
    lines: null,
    content,
    likelihood: 90,
    section: "inputFiles",
  };
}
