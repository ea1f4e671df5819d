import type { Verification } from "../core/records";
import { verifyBundle } from "../bundle/seal/verifyBundle";
import { namedExecutions } from "./arguments";
import { plainLine } from "./plainText";
import { jsonOption, type Verb } from "./verb";

const signatures: Readonly<Record<Verification["signature"], string>> = {
  valid: "the signature is valid",
  "unknown-key": "the signature is right, by a key that is not known here",
  invalid: "the signature is not valid",
  missing: "it is not signed",
};

/** `executions verify ID...`: hashes the bundles again and checks their signatures (design, section 9). */
export const verifyVerb: Verb = {
  usage: "ID... [--json]   (of several: an array of the answers, each with its id)",
  summary: "Check that executions are as they were sealed; exit code 1 when one is not",
  options: jsonOption,
  async run(call) {
    const { options, console } = call;
    const answers: Answer[] = [];
    for (const { id, path } of namedExecutions(call, "verify ID...")) {
      console.progress(`Verifying ${id}`);
      answers.push({ id, verification: await verifyBundle(path) });
    }
    console.progress(null);
    if (options.flag("json")) console.printJson(answerOf(answers));
    else for (const answer of answers) console.print(describe(answer).join("\n"));
    return answers.every(({ verification }) => verification.ok) ? 0 : 1;
  },
};

interface Answer {
  readonly id: string;
  readonly verification: Verification;
}

/** Of one execution exactly section 9's. */
function answerOf(answers: readonly Answer[]): unknown {
  const [first] = answers;
  if (answers.length === 1) return first?.verification;
  return answers.map(({ id, verification }) => ({ id, ...verification }));
}

function describe({ id, verification: { ok, missing, added, changed, signature } }: Answer): string[] {
  const lists = [
    ["missing", missing],
    ["added", added],
    ["changed", changed],
  ] as const;
  return [
    `${ok ? "✓" : "✗"} ${id}: ${signatures[signature]}`,
    ...lists.flatMap(([word, paths]) => paths.map((path) => `  ${word}: ${plainLine(path)}`)),
  ];
}
