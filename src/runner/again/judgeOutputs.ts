import { existsSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "../../core/humanError";
import { liesInBundle } from "../../core/liesInBundle";
import type { Artifact } from "../../core/records";
import type { Comparison, Verdict } from "../../core/verdict/verdict";
import { compareFiles, type CompareOptions } from "./compareFiles";

interface Made {
  /** The bundle's folder, absolute. */
  readonly bundle: string;
  readonly artifacts: readonly Artifact[];
}

/** How each output of a run stands to that of the run which it reproduces, in the order of the earlier ones. */
export async function judgeOutputs(earlier: Made, now: Made, options: CompareOptions): Promise<Verdict[]> {
  const [old, made] = [outputsOf(earlier), outputsOf(now)];
  const verdicts: Verdict[] = [];
  for (const [place, artifact] of old) {
    const { uri } = artifact;
    const again = made.get(place);
    if (again === undefined) verdicts.push({ output: uri, verdict: "missing", detail: null });
    else if (again.sha256 === artifact.sha256)
      verdicts.push({ output: uri, verdict: "identical", detail: null });
    else verdicts.push(verdictOf(uri, await compared(artifact, earlier.bundle, now.bundle, options)));
  }
  for (const [place, { uri }] of made)
    if (!old.has(place)) verdicts.push({ output: uri, verdict: "new", detail: null });
  return verdicts;
}

/** By where they lie: a path in the bundle may be one in the workspace too. */
function outputsOf({ artifacts }: Made): Map</* place */ string, Artifact> {
  return new Map(
    artifacts
      .filter(({ direction }) => direction === "output")
      .map((artifact) => [`${liesInBundle(artifact) ? "bundle" : "workspace"}:${artifact.uri}`, artifact]),
  );
}

/** @param artifact as it was earlier; the other one lies at the same place. */
async function compared(
  artifact: Artifact,
  before: string,
  after: string,
  options: CompareOptions,
): Promise<Comparison> {
  const { uri } = artifact;
  const [old, now] = [join(before, uri), join(after, uri)];
  if (!liesInBundle(artifact) || !existsSync(old) || !existsSync(now))
    return { kind: "differs", where: "unknown: the content was not kept, its sha256 is another" };
  try {
    return await compareFiles(uri, old, now, options);
  } catch (error) {
    return { kind: "differs", where: `unknown: ${messageOf(error)}` };
  }
}

function verdictOf(output: string, comparison: Comparison): Verdict {
  if (comparison.kind === "differs") return { output, verdict: "differs", detail: comparison.where };
  const { largest } = comparison;
  const detail =
    largest === 0
      ? "written differently, or with other paths"
      : `numbers differ by at most ${largest.toPrecision(2)} of their size`;
  return { output, verdict: "equal", detail };
}
