import type { Cause, CauseKind, CodeDifference } from "./cause";
import { argumentCauses } from "./argumentCauses";
import { codeCauses } from "./codeCauses";
import type { ComparedExecution } from "./comparedExecution";
import { environmentCauses } from "./environmentCauses";
import { inputCauses } from "./inputCauses";
import { methodCauses } from "./methodCauses";

/** Of what is as likely as something else, the kind that a person would look at first. */
const kindOrder: readonly CauseKind[] = [
  ...(["method", "data", "input", "argument", "code", "package"] as const),
  ...(["interpreter", "variable", "machine"] as const),
];

/**
 * What could have made an execution differ from another one, most likely first. The rule:
 *
 * | likelihood | cause                                                                                     |
 * | ---------: | ----------------------------------------------------------------------------------------- |
 * |        100 | another method or another script: nothing else need be looked at                          |
 * |         90 | an input file with other content                                                          |
 * |         85 | another interpreter (Python, Node)                                                        |
 * |         80 | the value of an input, or a raw argument: someone meant it                                |
 * |         78 | what the method runs (its command or scripts)                                             |
 * |         70 | a package of another major version ("0.x": minor)                                         |
 * |         65 | lines of the script itself, committed or not                                              |
 * |         60 | lines of other code; 58 a variable that steers computing (seeds, threads, devices, flags) |
 * |         55 | the interpreter's minor version                                                           |
 * |         50 | a package of another minor version; 45 one that came or went, or other GPUs               |
 * |         40 | a package of another patch version, CUDA; 35 the interpreter's patch version              |
 * |         35 | operating system, architecture, container, infrastructure                                 |
 * |         30 | variables of language and time zone; 25 another processor, a lock file, settings in code  |
 * |         20 | cores, memory, driver; other files of the repository                                      |
 * |         10 | documents among the code, the kernel's release, another host                              |
 *
 * What is deliberate and reaches the result directly stands above what came with the surroundings; of two things of one
 * kind the larger change stands first. No cause is what the executions made themselves (metrics, properties, outputs,
 * also where git sees them as changed files), nor noise: times, ids, process ids, temporary names, and paths whose
 * content is the same.
 */
export function rankedCauses(
  before: ComparedExecution,
  after: ComparedExecution,
  code: CodeDifference,
): Cause[] {
  const method = methodCauses(before, after);
  const inputs = inputCauses(before, after);
  const causes = [
    ...method,
    ...inputs,
    ...argumentCauses(before, after, inputs),
    ...codeCauses(before, after, code),
    ...environmentCauses(before, after),
  ];
  return causes.sort(byLikelihood);
}

/** Most likely first. */
export function byLikelihood(one: Cause, other: Cause): number {
  return (
    other.likelihood - one.likelihood ||
    kindOrder.indexOf(one.kind) - kindOrder.indexOf(other.kind) ||
    (other.lines ?? 0) - (one.lines ?? 0) ||
    (one.name < other.name ? -1 : 1)
  );
}
