import { isReference } from "../core/artifactReference";
import type { InputDescription } from "../core/processDescription";
import { formatOf, textsOf } from "../runner/inputs/inputFiles";
import type { ResolvedInput } from "../runner/inputs/resolvedInput";
import type { RunRequest } from "../runner/runRequest";

type Kind = "reference" | "url";

/**
 * Finds what values of inputs lead to that are no paths: artifact references where a file or folder is asked for, and
 * URLs of http(s), which are fetched. Nothing of the execution exists yet.
 * @throws {HumanError} wrong use, naming the input, when there is no such file, or the server does not give it.
 */
export async function resolveInputs(
  request: RunRequest,
  say: (line: string) => void,
  now: () => number,
): Promise<ReadonlyMap<string, ResolvedInput>> {
  const resolved = new Map<string, ResolvedInput>();
  let fetched = false;
  for (const [role, input] of Object.entries(request.method.inputs))
    for (const text of textsOf(request.inputs, role)) {
      const kind = kindOf(input, text);
      if (kind === null || resolved.has(text)) continue;
      const { leadsTo } = await import("./leadsTo");
      fetched ||= kind === "url";
      resolved.set(text, await leadsTo[kind]({ layout: request.layout, role, text, say, now }));
    }
  if (fetched) {
    const { trimDownloads } = await import("../runner/inputs/trimDownloads");
    trimDownloads(request.layout, { now, say });
  }
  return resolved;
}

function kindOf(input: InputDescription, text: string): Kind | null {
  const format = formatOf(input);
  if (format === "url") return /^https?:\/\//i.test(text) ? "url" : null;
  return (format === "file" || format === "directory") && isReference(text) ? "reference" : null;
}
