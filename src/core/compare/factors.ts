import { grouped } from "../grouped";
import { contentOfFiles, dataOf } from "../inputContent";
import type { Cause } from "./cause";
import type { Comparison } from "./comparison";
import type { ComparedExecution } from "./comparedExecution";

/** Something that could have made executions differ, with what each of them had of it. */
export interface Factor {
  /** As it is told of the first execution that differs in it. */
  readonly cause: Cause;
  /** Of each execution; what is the same is equal. */
  readonly identities: readonly string[];
  /** The same as a person reads it; null where one had none, or where the text would tell nothing. */
  readonly texts: readonly (string | null)[];
  /** The same as numbers; null where not all of them are. */
  readonly numbers: readonly number[] | null;
}

type Comparable = Pick<Comparison, "executions" | "causes">;

/** Each cause that any of the executions has, most likely first. */
export function factorsOf(comparison: Comparable): Factor[] {
  const { causes } = comparison;
  const named = grouped(causes.flat(), nameOf);
  const found = [...named].flatMap(([name, [first]]) =>
    first === undefined ? [] : [factorOf(name, first, comparison)],
  );
  return found.sort((one, other) => other.cause.likelihood - one.cause.likelihood);
}

function nameOf({ kind, name }: Cause): string {
  return `${kind}\n${name}`;
}

function factorOf(name: string, first: Cause, { executions, causes }: Comparable): Factor {
  const own = executions.map((_, index) => causes[index]?.find((cause) => nameOf(cause) === name));
  const texts = own.map((cause) => (cause === undefined ? first.before : cause.after));
  const numbers = texts.flatMap((text) => numberOf(text) ?? []);
  return {
    cause: first,
    identities: own.map((cause, index) => (cause === undefined ? "" : identityOf(cause, executions[index]))),
    texts,
    numbers: numbers.length === texts.length ? numbers : null,
  };
}

/** Of code and data the content: two files of one name may differ in other lines, though in as many. */
function identityOf(cause: Cause, execution: ComparedExecution | undefined): string {
  switch (cause.kind) {
    case "code":
      return JSON.stringify([cause.lines, execution?.summary.commit ?? null, execution?.changes ?? null]);
    case "data":
      return JSON.stringify([cause.after, contentOfFiles(dataOf(execution?.artifacts ?? []))]);
    default:
      return JSON.stringify([cause.after]);
  }
}

function numberOf(text: string | null): number | null {
  if (text === null || text.trim() === "") return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}
