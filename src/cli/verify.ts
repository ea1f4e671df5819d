import { formatBytes } from "../core/format/bytes";
import { wrongUse } from "../core/humanError";
import { mayDelete } from "../core/lifecycle";
import type { Verification } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import { verifyBundle } from "../bundle/seal/verifyBundle";
import { ExecutionStore } from "../store/executionStore";
import { allArguments, namedExecutions } from "./arguments";
import { plainLine } from "./plainText";
import { queried, queryOption } from "./queryOption";
import { jsonOption, type Verb, type VerbCall } from "./verb";

const usage = "verify ID..., verify --all, or verify --query Q";

const signatures: Readonly<Record<Verification["signature"], string>> = {
  valid: "the signature is valid",
  "unknown-key": "the signature is right, by a key that is not known here",
  invalid: "the signature is not valid",
  missing: "it is not signed",
};

/** `executions verify ID...`: hashes the bundles again and checks their signatures (design, section 9). */
export const verifyVerb: Verb = {
  usage:
    "ID... | --all | --query Q [--json]   (of one ID the answer, else an array of answers with their ids)",
  summary: "Check that executions are as they were sealed; exit code 1 when one is not",
  options: {
    all: { type: "boolean", help: "all executions that have ended, archived ones too" },
    ...queryOption,
    ...jsonOption,
  },
  async run(call) {
    const { options, console } = call;
    const { executions, isOne } = await chosen(call);
    const isJson = options.flag("json");
    const answers: Answer[] = [];
    let isOk = true;
    for (const [index, execution] of executions.entries()) {
      const verification = await verifyOne(call, execution, `${index + 1} of ${executions.length}`);
      const answer = { id: execution.id, verification };
      isOk &&= verification.ok;
      if (isJson) answers.push(answer);
      else console.print(describe(answer).join("\n"));
    }
    if (isJson) console.printJson(answerOf(answers, isOne));
    else if (!isOne) console.say(`${executions.length} verified: ${isOk ? "all ok" : "not all ok"}.`);
    return isOk ? 0 : 1;
  },
};

interface Answer {
  readonly id: string;
  readonly verification: Verification;
}

/** @throws {HumanError} wrong use. */
async function chosen(call: VerbCall): Promise<{
  readonly executions: readonly ExecutionSummary[];
  readonly isOne: boolean;
}> {
  const isAll = call.options.flag("all") || call.options.text("query") !== null;
  if (!isAll) {
    const executions = namedExecutions(call, usage);
    return { executions, isOne: executions.length === 1 };
  }
  if (allArguments(call).length > 0)
    throw wrongUse(`name executions, or choose them by --all or --query: executions ${usage}.`);
  const found = await queried(call, new ExecutionStore(call.layout).list());
  const executions = found.filter(({ state }) => mayDelete(state));
  if (executions.length < found.length)
    call.console.say(`Left out: ${found.length - executions.length} that have not ended.`);
  return { executions, isOne: false };
}

async function verifyOne(
  { console }: VerbCall,
  { id, path }: ExecutionSummary,
  place: string,
): Promise<Verification> {
  console.progress(`Verifying ${id} (${place})`);
  try {
    return await verifyBundle(path, {
      onProgress: (done, total) => {
        console.progress(`Verifying ${id} (${place}): ${formatBytes(done)} of ${formatBytes(total)}`);
      },
    });
  } finally {
    console.progress(null);
  }
}

/** Of one named execution exactly section 9's. */
function answerOf(answers: readonly Answer[], isOne: boolean): unknown {
  const [first] = answers;
  if (isOne) return first?.verification;
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
