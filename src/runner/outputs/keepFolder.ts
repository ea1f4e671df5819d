import { join } from "node:path";
import { walkFolder } from "../../bundle/seal/walkFolder";
import { keepCopy } from "./keepCopy";
import { unsettled, type Gathering } from "./outputFacts";

/** Copies a folder's files into the bundle and hashes the copies. Links, sockets and what cannot be read are told and left out. */
export async function keepFolder(
  { bundle, hashes, warn }: Pick<Gathering, "bundle" | "hashes" | "warn">,
  source: string,
  uri: string,
): Promise<void> {
  const content = walkFolder(source);
  const links = Array.from(content.links.keys(), (path) => ({ path, reason: "it is a symbolic link" }));
  for (const { path, reason } of [...content.skipped, ...links])
    warn(`${join(source, path)} was left out: ${reason}`);
  for (const path of content.files)
    try {
      const { identity, isSettled } = await keepCopy(join(source, path), join(bundle, uri, path));
      if (!isSettled) warn(`${join(source, path)}: ${unsettled}`);
      hashes.set(`${uri}/${path}`, identity);
    } catch (error) {
      warn(`${join(source, path)} was left out: ${(error as Error).message}`);
    }
}
