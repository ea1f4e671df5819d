import type { SigningKey } from "../bundle/seal/keys";
import type * as FinishExecution from "./finishExecution";

/** What the end needs is loaded while the script runs. */
export function preloadEnd(): void {
  void loadEnd();
  void import("../bundle/zip/writeArchive").then(({ preloadZipWriter }) => preloadZipWriter());
  void import("../bundle/prov/writeProvXml");
  void import("../bundle/seal/sealBundle");
}

/** How an execution is ended: loaded when it is needed, since no script is to wait for it. */
export function loadEnd(): Promise<typeof FinishExecution> {
  return import("./finishExecution");
}

/** The key that the seal is signed with; null where it cannot be read, of which the seal tells. */
export async function loadKey(): Promise<SigningKey | null> {
  const { userKey } = await import("../bundle/seal/keys");
  try {
    return userKey();
  } catch {
    return null;
  }
}
