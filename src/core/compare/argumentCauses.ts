import { contentOfRole, placeOf } from "../inputContent";
import type { Cause } from "./cause";
import type { ComparedExecution } from "./comparedExecution";
import { withoutNoise } from "./noise";

/** One raw argument: a flag with its value, or what stands alone. */
interface RawArgument {
  readonly value: string;
  /** Where the value stands, counted from 0: the role of the file that it names. */
  readonly index: number;
}

/** Raw arguments that differ. @param told by inputs: an argument is often an input too. */
export function argumentCauses(
  before: ComparedExecution,
  after: ComparedExecution,
  told: readonly Cause[],
): Cause[] {
  const [old, now] = [argumentsOf(before.args), argumentsOf(after.args)];
  const names = new Set([...old.keys(), ...now.keys()]);
  return [...names].flatMap((name) => {
    const cause = causeOf(
      name,
      { execution: before, argument: old.get(name) },
      { execution: after, argument: now.get(name) },
    );
    return cause === null || isTold(cause, told) ? [] : [cause];
  });
}

interface Side {
  readonly execution: ComparedExecution;
  readonly argument: RawArgument | undefined;
}

function causeOf(name: string, before: Side, after: Side): Cause | null {
  const [was, is] = [fileOf(before), fileOf(after)];
  if (was !== null && is !== null)
    return was.content === is.content ? null : dataCause(name, was.place, is.place);
  const [old, now] = [maskedValue(before), maskedValue(after)];
  if (old === now) return null;
  return {
    kind: "argument",
    name,
    before: before.argument?.value ?? null,
    after: after.argument?.value ?? null,
    lines: null,
    likelihood: 80,
    section: "arguments",
  };
}

function maskedValue({ execution, argument }: Side): string | null {
  return argument === undefined ? null : withoutNoise(argument.value, execution);
}

function fileOf({ execution, argument }: Side): { readonly place: string; readonly content: string } | null {
  if (argument === undefined) return null;
  const role = `argument ${argument.index + 1}`;
  const content = contentOfRole(execution.artifacts, role);
  const artifact = execution.artifacts.find((each) => each.role === role);
  return content === null || artifact === undefined ? null : { place: placeOf(artifact), content };
}

function dataCause(name: string, before: string, after: string): Cause {
  const isSamePlace = before === after;
  return {
    kind: "data",
    name: isSamePlace ? after : name,
    before: isSamePlace ? null : before,
    after: isSamePlace ? null : after,
    lines: null,
    likelihood: 90,
    section: "inputFiles",
  };
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

/** `--lr=0.1`, `--lr 0.1` and `-v` by their flags, others by their place: "argument 1". */
function argumentsOf(args: readonly string[]): Map<string, RawArgument> {
  const found = new Map<string, RawArgument>();
  let alone = 0;
  for (let index = 0; index < args.length; index += 1) {
    const text = args[index] ?? "";
    const [flag, value] = splitFlag(text);
    if (flag === null) found.set(`argument ${(alone += 1)}`, { value: text, index });
    else if (value !== null) found.set(flag, { value, index });
    else if (isValue(args[index + 1])) found.set(flag, { value: args[(index += 1)] ?? "", index });
    else found.set(flag, { value: "given", index });
  }
  return found;
}

function splitFlag(text: string): readonly [flag: string | null, value: string | null] {
  if (!/^-{1,2}[A-Za-z]/.test(text)) return [null, null];
  const equals = text.indexOf("=");
  return equals < 0 ? [text, null] : [text.slice(0, equals), text.slice(equals + 1)];
}

function isValue(text: string | undefined): boolean {
  return text !== undefined && splitFlag(text)[0] === null;
}
