import { contentOfRole, placeOf } from "../inputContent";
import { argumentsByFlag, type RawArgument } from "../rawArguments";
import type { Cause } from "./cause";
import type { ComparedExecution } from "./comparedExecution";
import { dataCause } from "./dataCause";
import { withoutNoise } from "./noise";

/** Raw arguments that differ. @param told by inputs: an argument is often an input too. */
export function argumentCauses(
  before: ComparedExecution,
  after: ComparedExecution,
  told: readonly Cause[],
): Cause[] {
  const [old, now] = [argumentsByFlag(before.args), argumentsByFlag(after.args)];
  const names = new Set([...old.keys(), ...now.keys()]);
  return [...names].flatMap((name) => {
    const cause = causeOf(
      name,
      { execution: before, given: old.get(name) ?? [] },
      { execution: after, given: now.get(name) ?? [] },
    );
    return cause === null || isTold(cause, told) ? [] : [cause];
  });
}

/** What one of the executions was given by a flag, each time that the flag stands there. */
interface Side {
  readonly execution: ComparedExecution;
  readonly given: readonly RawArgument[];
}

function causeOf(name: string, before: Side, after: Side): Cause | null {
  const [old, now] = [termsOf(before), termsOf(after)];
  // Where the flag stands as often in both, only what differs is told.
  const isPaired = old.length === now.length;
  const [was, is] = isPaired ? [unlike(old, now), unlike(now, old)] : [old, now];
  if (was.length === 0 && is.length === 0) return null;
  const [from, to] = [filesOf(was), filesOf(is)];
  if (from !== null && to !== null)
    return dataCause(name, { before: from.places, after: to.places, content: to.content });
  return {
    kind: "argument",
    name,
    before: textOf(was),
    after: textOf(is),
    lines: null,
    likelihood: 80,
    section: "arguments",
  };
}

/** A value with what it is compared by: the content of the file that it names, else itself without noise. */
interface Term {
  readonly value: string;
  readonly masked: string;
  readonly file: { readonly place: string; readonly content: string } | null;
}

function termsOf({ execution, given }: Side): Term[] {
  return given.map(({ value, index }) => {
    const role = `argument ${index + 1}`;
    const content = contentOfRole(execution.artifacts, role);
    const artifact = execution.artifacts.find((each) => each.role === role);
    const file = content === null || artifact === undefined ? null : { place: placeOf(artifact), content };
    return { value, masked: withoutNoise(value, execution), file };
  });
}

/** Those that are not the same as the one at their place among the others. */
function unlike(terms: readonly Term[], others: readonly Term[]): Term[] {
  return terms.filter(({ file, masked }, place) => {
    const other = others[place];
    return file !== null && other?.file ? file.content !== other.file.content : masked !== other?.masked;
  });
}

/** Their files; null where not all of them name some. */
function filesOf(terms: readonly Term[]): { readonly places: string; readonly content: string } | null {
  const files = terms.flatMap(({ file }) => file ?? []);
  if (files.length === 0 || files.length < terms.length) return null;
  return {
    places: files.map(({ place }) => place).join(", "),
    content: files.map(({ content }) => content).join(),
  };
}

function textOf(terms: readonly Term[]): string | null {
  return terms.length === 0 ? null : terms.map(({ value }) => value).join(", ");
}

/** By the input's name, or since the same two values stand in it. */
function isTold({ name, before, after }: Cause, told: readonly Cause[]): boolean {
  const bare = plainName(name);
  return told.some(
    (cause) =>
      plainName(cause.name) === bare || (before !== null && cause.before === before && cause.after === after),
  );
}

function plainName(name: string): string {
  return name.replace(/^-+/, "").replaceAll("-", "_").toLowerCase();
}
