import type { Cause } from "./cause";

/**
 * A file with other content: called by its place where that is the same in both, else by the input or argument that names
 * it, with both places.
 */
export function dataCause(role: string, before: string, after: string): Cause {
  const isSamePlace = before === after;
  return {
    kind: "data",
    name: isSamePlace ? after : role,
    before: isSamePlace ? null : before,
    after: isSamePlace ? null : after,
    lines: null,
    likelihood: 90,
    section: "inputFiles",
  };
}
