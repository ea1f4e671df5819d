import type { Cause } from "./cause";
import type { Comparison } from "./comparison";

/** Something that could have made executions differ, with what each of them had of it. */
export interface Factor {
  /** As it is told of the first execution that differs in it. */
  readonly cause: Cause;
  /** Of each execution; what is the same is equal. Empty: as the baseline. */
  readonly identities: readonly string[];
  /** The same as a person reads it; null where one had none, or where the text would tell nothing. */
  readonly texts: readonly (string | null)[];
  /** The same as numbers; null where not all of them are. */
  readonly numbers: readonly number[] | null;
}

/** Each cause that any of the executions has, most likely first. */
export function factorsOf({ causes }: Pick<Comparison, "causes">): Factor[] {
  const own = causes.map((each) => new Map(each.map((cause) => [nameOf(cause), cause])));
  const named = new Map<string, Cause>();
  for (const cause of causes.flat()) if (!named.has(nameOf(cause))) named.set(nameOf(cause), cause);
  const found = [...named].map(([name, first]) =>
    factorOf(
      first,
      own.map((each) => each.get(name)),
    ),
  );
  return found.sort((one, other) => other.cause.likelihood - one.cause.likelihood);
}

/**
 * Of two values of a factor, by their identities, that which is told first: the baseline's, so that it reads as the
 * headline does; of others the lesser number, else that of the execution which stands first.
 */
export function fromFirst({ identities, numbers }: Factor): (one: string, other: string) => number {
  const rank = (identity: string): number => {
    if (identity === "") return -Infinity;
    const place = identities.indexOf(identity);
    return numbers === null ? place : (numbers[place] ?? 0);
  };
  return (one, other) => (rank(one) < rank(other) ? -1 : 1);
}

function nameOf({ kind, name }: Cause): string {
  return `${kind}\n${name}`;
}

/** @param own of each execution; undefined where it does not differ from the baseline. */
function factorOf(first: Cause, own: readonly (Cause | undefined)[]): Factor {
  const texts = own.map((cause) => (cause === undefined ? first.before : cause.after));
  const numbers = isQuantity(first) ? texts.flatMap((text) => numberOf(text) ?? []) : [];
  return {
    cause: first,
    identities: own.map((cause) => (cause === undefined ? "" : identityOf(cause))),
    texts,
    numbers: numbers.length === texts.length ? numbers : null,
  };
}

/** Two files of one name may differ in other lines, though in as many. */
function identityOf({ after, lines, content }: Cause): string {
  return JSON.stringify(content ?? [after, lines]);
}

/** Versions look like numbers, but 1.10 comes after 1.9. */
function isQuantity({ kind, name }: Cause): boolean {
  switch (kind) {
    case "input":
    case "argument":
    case "variable":
      return true;
    case "machine":
      return name === "cores";
    case "method":
    case "data":
    case "code":
    case "package":
    case "interpreter":
      return false;
  }
}

function numberOf(text: string | null): number | null {
  if (text === null || text.trim() === "") return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}
