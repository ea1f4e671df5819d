import { basename } from "node:path";
import { cleanUrl } from "../core/credentials";
import { HumanError } from "../core/humanError";
import type { WorkspaceLayout } from "../bundle/layout";
import { fetchUrl } from "../runner/inputs/fetchUrl";
import type { ResolvedInput } from "../runner/inputs/resolvedInput";
import { ExecutionStore } from "../store/executionStore";
import { resolveReference } from "../store/resolveReference";

export interface Asked {
  readonly layout: WorkspaceLayout;
  readonly role: string;
  readonly text: string;
  readonly say: (line: string) => void;
  readonly now: () => number;
}

/** What a value leads to, by its kind. @throws {HumanError} wrong use, naming the input. */
export const leadsTo: Readonly<Record<"reference" | "url", (asked: Asked) => Promise<ResolvedInput>>> = {
  reference: ({ layout, role, text }) =>
    naming(role, async () => {
      const { path, type, version } = await resolveReference(new ExecutionStore(layout), text);
      return { path, handed: path, uri: null, name: basename(path), type, version };
    }),
  url: ({ layout, role, text, say, now }) =>
    naming(role, async () => {
      const { path } = await fetchUrl(text, { folder: layout.downloads, say, now });
      return { path, handed: text, uri: cleanUrl(text), name: nameOf(text), type: null, version: null };
    }),
};

async function naming(role: string, lead: () => Promise<ResolvedInput>): Promise<ResolvedInput> {
  try {
    return await lead();
  } catch (error) {
    if (error instanceof HumanError)
      throw new HumanError(`${role}: ${error.message}`, error.exitCode, { cause: error });
    throw error;
  }
}

/** The last name of a URL's path, else its host. */
function nameOf(text: string): string {
  const { pathname, hostname } = new URL(text);
  const last = pathname.split("/").findLast((name) => name !== "") ?? "";
  try {
    const name = decodeURIComponent(last);
    return name === "" || /[/\\\0]/.test(name) || /^\.+$/.test(name) ? hostname : name;
  } catch {
    return last;
  }
}
