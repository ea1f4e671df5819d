import { formatBytes } from "../core/format/bytes";
import type { Artifact } from "../core/records";
import type { Translate } from "../core/translate";

/** A file or folder as it is now. */
export interface FoundFile {
  readonly folder: boolean;
  /** Bytes. */
  readonly size: number;
  /** When it was changed last, milliseconds since 1970. */
  readonly changedMs: number;
}

/** What an earlier run recorded of its files. */
export interface EarlierFiles {
  /** When it was created: UTC, ISO 8601. */
  readonly at: string;
  readonly artifacts: readonly Artifact[];
}

/**
 * "file, 11.9 KB, same content": a file of another size has changed, one that was not written since the earlier run has
 * not; of any other nothing is said, for it is not read here.
 */
export function fileText(
  found: FoundFile,
  input: string,
  path: string,
  earlier: EarlierFiles | null,
  t: Translate,
): string {
  if (found.folder) return t("folder");
  const size = formatBytes(found.size);
  const before = earlier?.artifacts.find(
    ({ direction, role, uri }) => direction === "input" && role === input && uri === path,
  );
  if (earlier === null || before === undefined) return t("file, {0}", size);
  if (before.size !== found.size) return t("file, {0}, changed content", size);
  return found.changedMs <= Date.parse(earlier.at)
    ? t("file, {0}, same content", size)
    : t("file, {0}", size);
}
