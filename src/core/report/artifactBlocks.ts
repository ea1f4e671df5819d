import { formatBytes } from "../format/bytes";
import type { Artifact } from "../records";
import type { Translate } from "../translate";
import type { ReportBlock } from "./reportDocument";

const maximumRows = 200;

/** What an execution used or made as a table, by content; nothing where there is none. */
export function artifactBlocks(
  artifacts: readonly Artifact[],
  direction: Artifact["direction"],
  t: Translate,
): ReportBlock[] {
  const own = artifacts.filter((artifact) => artifact.direction === direction);
  if (own.length === 0) return [];
  const rows = own
    .slice(0, maximumRows)
    .map(({ name, role, type, size, sha256, uri, source }) => [
      ...(direction === "input" ? [role] : []),
      name,
      type,
      formatBytes(size),
      source ?? uri,
      sha256.slice(0, 16),
    ]);
  const left = own.length - rows.length;
  const heads = [
    ...(direction === "input" ? [{ title: t("Input"), right: false }] : []),
    { title: t("Name"), right: false },
    { title: t("Type"), right: false },
    { title: t("Size"), right: true },
    { title: t("Place"), right: false },
    { title: "SHA-256", right: false },
  ];
  return [{ kind: "table", heads, rows, note: left > 0 ? t("{0} more are left out.", left) : null }];
}
