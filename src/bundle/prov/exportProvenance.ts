import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { provenanceEnding, type ProvenanceFormat } from "../../core/export/exchangeFormat";
import { HumanError } from "../../core/humanError";
import { bundleFolder } from "../archive/bundleFolder";
import { writePiecesAtomic } from "../atomicWrite";
import { describeWriteFailure } from "../ensureWorkspace";
import { bundlePaths, type WorkspaceLayout } from "../layout";
import { copyFileAtomic } from "../zip/copyFileAtomic";
import { mergeProvenance } from "./mergeProvenance";
import { type ProvDocument } from "./provDocument";
import { provenanceOf } from "./provenanceOf";
import { recordedFacts } from "./recordedFacts";
import { provJsonPieces } from "./writeProvJson";
import { provXmlPieces } from "./writeProvXml";

/** An execution, and the workspace that it lies in. */
export interface InWorkspace {
  readonly layout: WorkspaceLayout;
  readonly id: string;
  readonly archived: boolean;
}

/** What many executions are read with. */
interface ProvenanceProgress {
  readonly signal?: AbortSignal;
  /** @param done of so many executions the records were read. */
  readonly onDone?: (done: number) => void;
}

/** Others get their turn after this time, in ms. */
const turnMs = 25;

/**
 * Writes the provenance of executions as one document: of one as PROV-XML the very file that was sealed with it.
 * @param file replaced when it is there.
 * @returns the size of the document, in bytes.
 * @throws {HumanError} when an execution has no records to be read, or the file cannot be written; the signal's reason when
 * it was aborted: nothing is written then.
 */
export async function exportProvenance(
  executions: readonly InWorkspace[],
  format: ProvenanceFormat,
  file: string,
  progress: ProvenanceProgress = {},
): Promise<number> {
  const sealed = format === "prov-xml" ? await sealedDocument(executions) : null;
  const pieces = sealed === null ? await provenanceText(executions, format, progress) : null;
  try {
    if (pieces !== null) writePiecesAtomic(file, pieces);
    else if (sealed !== null) await copyFileAtomic(sealed, file, {});
    return statSync(file).size;
  } catch (error) {
    throw new HumanError(`Cannot write ${file}: ${describeWriteFailure(error)}.`, 3, { cause: error });
  }
}

/** What the document is called where its folder alone is told: after the execution, or after all of them. */
export function provenanceName(ids: readonly string[], format: ProvenanceFormat): string {
  const [only, ...others] = ids;
  return `${only === undefined || others.length > 0 ? "executions" : only}${provenanceEnding(format)}`;
}

/** The provenance of executions as one document, made from their records. @throws as {@link exportProvenance}. */
async function provenanceOfAll(
  executions: readonly InWorkspace[],
  { signal, onDone }: ProvenanceProgress,
): Promise<ProvDocument> {
  const documents: ProvDocument[] = [];
  let begun = performance.now();
  for (const { layout, ...execution } of executions) {
    if (performance.now() - begun > turnMs) {
      onDone?.(documents.length);
      await turn();
      begun = performance.now();
    }
    signal?.throwIfAborted();
    const facts = recordedFacts(layout, execution.id, await bundleFolder(layout, execution, "metadata"));
    if (facts === null)
      throw new HumanError(
        `${execution.id} has no record that can be read: there is no provenance to tell.`,
        2,
      );
    documents.push(provenanceOf(facts));
  }
  return mergeProvenance(documents);
}

/**
 * The provenance of executions as one document, made from their records, as text in pieces.
 * @throws {HumanError} when an execution has no records to be read; the signal's reason when it was aborted.
 */
export async function provenanceText(
  executions: readonly InWorkspace[],
  format: ProvenanceFormat,
  progress: ProvenanceProgress = {},
): Promise<Generator<string, void>> {
  const document = await provenanceOfAll(executions, progress);
  progress.signal?.throwIfAborted();
  return format === "prov-xml" ? provXmlPieces(document) : provJsonPieces(document);
}

async function sealedDocument(executions: readonly InWorkspace[]): Promise<string | null> {
  const [only, ...others] = executions;
  if (only === undefined || others.length > 0) return null;
  const file = join(await bundleFolder(only.layout, only, "metadata"), bundlePaths.provenance);
  return existsSync(file) ? file : null;
}
