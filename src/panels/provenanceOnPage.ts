import { existsSync } from "node:fs";
import { join } from "node:path";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import { bundlePaths, workspaceLayout } from "../bundle/layout";
import type { FileText, ProvenanceStandard } from "../shared/details/detailsMessages";
import type { ExecutionTarget } from "../shared/executionTarget";
import { maximumTextBytes, type BundleFiles } from "./bundleFiles";

/** An execution whose provenance is read. */
interface ProvenanceSource {
  readonly target: ExecutionTarget;
  readonly archived: boolean;
  readonly files: BundleFiles;
}

/**
 * What an execution tells of its origin in a standard, bounded: as PROV-XML the document that was sealed, else made from
 * its records.
 * @throws {HumanError} when there is no record that can be read.
 */
export async function provenanceOnPage(
  { target, archived, files }: ProvenanceSource,
  standard: ProvenanceStandard,
): Promise<FileText> {
  const layout = workspaceLayout(target.workspace);
  const { id } = target;
  if (standard === "ro-crate") {
    const { roCrateOfBundle } = await import("../bundle/crate/exportCrate");
    const folder = await bundleFolder(layout, { id, archived }, "all");
    return bounded([`${JSON.stringify(roCrateOfBundle(layout, { id, folder }), null, 2)}\n`]);
  }
  if (standard === "prov-xml" && existsSync(join(files.bundle, bundlePaths.provenance)))
    return files.readText(bundlePaths.provenance);
  const { provenanceText } = await import("../bundle/prov/exportProvenance");
  return bounded(await provenanceText([{ layout, id, archived }], standard));
}

function bounded(pieces: Iterable<string>): FileText {
  let [text, size] = ["", 0];
  for (const piece of pieces) {
    if (size < maximumTextBytes) text += piece;
    size += Buffer.byteLength(piece);
  }
  const bytes = Buffer.from(text);
  return size > maximumTextBytes
    ? { text: bytes.subarray(0, maximumTextBytes).toString("utf8"), size, truncated: true }
    : { text, size, truncated: false };
}
