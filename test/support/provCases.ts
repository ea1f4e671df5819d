import { type ProvenanceFacts } from "../../src/bundle/prov/provenanceFacts";
import { nastyTexts } from "./provArbitrary";
import { artifact, completedFacts, endedStatus, logs, requestOf } from "./provFacts";

const earlier = "train-20261120-170000-wxyz";

/** Facts in which every text that a user can choose is this one. */
function everywhere(text: string): ProvenanceFacts {
  const facts = completedFacts();
  const named = (direction: "input" | "output", number: number) => ({
    ...artifact(direction, text, number, text),
    type: text,
  });
  return {
    ...facts,
    executionId: text,
    method: {
      ...facts.method,
      id: text,
      title: text,
      version: text,
      metadata: [{ role: "script", href: text }],
    },
    request: requestOf({ inputs: { [text]: text, list: [text] }, args: [text], name: text, ccpnote: text }),
    status: endedStatus("FAILED", { exitCode: 1, reason: text }),
    artifacts: [{ ...named("input", 1), known: "registered" }, named("output", 2)],
    person: { name: text, email: text },
    recorder: { name: text, version: text },
  };
}

/** A completed execution of so many files. */
export function factsOfManyFiles(inputs: number, outputs: number): ProvenanceFacts {
  const files = (direction: "input" | "output", count: number) =>
    Array.from({ length: count }, (_, number) => artifact(direction, `part-${number}.bin`, number));
  return completedFacts({ artifacts: [...files("input", inputs), ...files("output", outputs)] });
}

/** Executions that have broken documents of provenance, or would. */
export const provenanceCases: Readonly<Record<string, ProvenanceFacts>> = {
  "a completed execution with input files": completedFacts(),
  "a failed one": completedFacts({
    status: endedStatus("FAILED", {
      exitCode: 7,
      reason: "exit code 7 after 1.2 s; last line of stderr: no <data>",
    }),
    artifacts: logs,
  }),
  "one without inputs": completedFacts({ request: requestOf(), git: null, instance: null, artifacts: logs }),
  "one without any artifact": completedFacts({ request: requestOf(), git: null, artifacts: [] }),
  "a re-run": completedFacts({ request: requestOf({ rerunOf: earlier }) }),
  "a re-run with a parent": completedFacts({ request: requestOf({ rerunOf: earlier, parent: "7712b001" }) }),
  "a re-run of its own parent": completedFacts({ request: requestOf({ rerunOf: earlier, parent: earlier }) }),
  "5,000 outputs of 10 input files": factsOfManyFiles(10, 4990),
  ...Object.fromEntries(
    Object.entries(nastyTexts).map(([kind, text]) => [`names with ${kind}`, everywhere(text)]),
  ),
};
