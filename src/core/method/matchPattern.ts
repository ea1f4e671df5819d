import { parsePattern, type PatternNode, UnsupportedPattern } from "./parsePattern";

/** A test of texts, or why the pattern can be none. */
export type CompiledPattern =
  | { readonly ok: true; readonly matches: (text: string) => boolean }
  | { readonly ok: false; readonly reason: string };

type Instruction =
  | { readonly kind: "character"; readonly matches: (character: string) => boolean }
  | { readonly kind: "assertion"; readonly holds: (before: string, after: string) => boolean }
  | { readonly kind: "fork"; readonly to: number[] }
  | { readonly kind: "match" };

const largest = 5000;

/**
 * Compiles JSON Schema's `pattern` for a search anywhere in a text. It runs as a set of states (Thompson, 1968): the
 * time is the length of the text times that of the pattern, whatever both hold, so that no pattern can hang.
 */
export function compilePattern(source: string): CompiledPattern {
  const program: Instruction[] = [];
  try {
    emit(program, parsePattern(source));
  } catch (thrown) {
    if (thrown instanceof UnsupportedPattern) return { ok: false, reason: thrown.message };
    throw thrown;
  }
  program.push({ kind: "match" });
  return { ok: true, matches: (text) => search(program, text) };
}

function emit(program: Instruction[], node: PatternNode): void {
  if (program.length > largest) throw new UnsupportedPattern("it counts too high");
  switch (node.kind) {
    case "character":
    case "assertion":
      program.push(node);
      return;
    case "sequence":
      for (const part of node.parts) emit(program, part);
      return;
    case "choice":
      emitChoice(program, node.options);
      return;
    case "repetition":
      emitRepetition(program, node);
  }
}

function emitChoice(program: Instruction[], options: readonly PatternNode[]): void {
  const fork: Instruction = { kind: "fork", to: [] };
  const ends: number[][] = [];
  program.push(fork);
  for (const option of options) {
    fork.to.push(program.length);
    emit(program, option);
    const to: number[] = [];
    program.push({ kind: "fork", to });
    ends.push(to);
  }
  for (const end of ends) end.push(program.length);
}

function emitRepetition(program: Instruction[], node: PatternNode & { readonly kind: "repetition" }): void {
  if (node.min > largest || (node.max !== Infinity && node.max > largest))
    throw new UnsupportedPattern("it counts too high");
  for (let count = 0; count < node.min; count++) emit(program, node.part);
  if (node.max === Infinity) {
    const start = program.length;
    const to = [start + 1];
    program.push({ kind: "fork", to });
    emit(program, node.part);
    program.push({ kind: "fork", to: [start] });
    to.push(program.length);
    return;
  }
  const skips: number[][] = [];
  for (let count = node.min; count < node.max; count++) {
    const to = [program.length + 1];
    program.push({ kind: "fork", to });
    skips.push(to);
    emit(program, node.part);
  }
  for (const skip of skips) skip.push(program.length);
}

function search(program: readonly Instruction[], text: string): boolean {
  const characters = Array.from(text);
  let states = new Set<number>();
  for (let index = 0; index <= characters.length; index++) {
    const before = characters[index - 1] ?? "";
    const after = characters[index] ?? "";
    const reached = follow(program, [...states, 0], before, after);
    if (reached.has(program.length - 1)) return true;
    states = new Set();
    for (const state of reached) {
      const instruction = program[state];
      if (instruction?.kind === "character" && after !== "" && instruction.matches(after))
        states.add(state + 1);
    }
  }
  return false;
}

/** All states that are reached without taking a character. */
function follow(
  program: readonly Instruction[],
  from: readonly number[],
  before: string,
  after: string,
): Set<number> {
  const reached = new Set<number>();
  const open = [...from];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (reached.has(state)) continue;
    reached.add(state);
    const instruction = program[state];
    if (instruction?.kind === "fork") open.push(...instruction.to);
    if (instruction?.kind === "assertion" && instruction.holds(before, after)) open.push(state + 1);
  }
  return reached;
}
