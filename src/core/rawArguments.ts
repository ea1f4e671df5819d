import { grouped } from "./grouped";

/** One raw argument: a flag with its value, or what stands alone. */
export interface RawArgument {
  /** Of a flag without one "given". */
  readonly value: string;
  /** Where the value stands, counted from 0: the role of the file that it names. */
  readonly index: number;
}

/** `--lr=0.1`, `--lr 0.1` and `-v` by their flags, which may stand there often; others by their place: "argument 1". */
export function argumentsByFlag(args: readonly string[]): ReadonlyMap<string, readonly RawArgument[]> {
  const found: (RawArgument & { readonly name: string })[] = [];
  let alone = 0;
  for (let index = 0; index < args.length; index += 1) {
    const text = args[index] ?? "";
    const [flag, value] = splitFlag(text);
    if (flag === null) found.push({ name: `argument ${(alone += 1)}`, value: text, index });
    else if (value !== null) found.push({ name: flag, value, index });
    else if (isValue(args[index + 1])) found.push({ name: flag, value: args[(index += 1)] ?? "", index });
    else found.push({ name: flag, value: "given", index });
  }
  return grouped(found, ({ name }) => name);
}

function splitFlag(text: string): readonly [flag: string | null, value: string | null] {
  if (!/^-{1,2}[A-Za-z]/.test(text)) return [null, null];
  const equals = text.indexOf("=");
  return equals < 0 ? [text, null] : [text.slice(0, equals), text.slice(equals + 1)];
}

function isValue(text: string | undefined): boolean {
  return text !== undefined && splitFlag(text)[0] === null;
}
