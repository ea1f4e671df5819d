import type { WorkspaceLayout } from "../bundle/layout";

/** The options of a verb, in the terms of `node:util` parseArgs. */
export type OptionTable = Readonly<
  Record<
    string,
    {
      readonly type: "string" | "boolean";
      readonly multiple?: boolean;
      readonly value?: string;
      readonly help: string;
    }
  >
>;

/** One word of the command line. */
export interface Verb {
  /** What follows `executions`, for `--help`. */
  readonly usage: string;
  readonly summary: string;
  readonly options: OptionTable;
  /** Runs with parsed arguments; returns the exit code. */
  run(call: VerbCall): Promise<number>;
}

/** A verb's arguments and what it needs of the world. */
export interface VerbCall {
  readonly positionals: readonly string[];
  /** What stands after `--`. */
  readonly rest: readonly string[];
  /** Whether there was a `--` at all: nothing behind it means no arguments. */
  readonly hasRest: boolean;
  readonly options: Options;
  readonly layout: WorkspaceLayout;
  readonly cwd: string;
  readonly console: Console;
  readonly now: () => Date;
}

/** Typed access to parsed options. */
export class Options {
  constructor(
    private readonly values: Readonly<
      Record<string, string | boolean | readonly (string | boolean)[] | undefined>
    >,
  ) {}

  flag(name: string): boolean {
    return this.values[name] === true;
  }

  text(name: string): string | null {
    const value = this.values[name];
    return typeof value === "string" ? value : null;
  }

  texts(name: string): readonly string[] {
    const value = this.values[name];
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
  }
}

/** Where a verb writes: results to standard output, all else to standard error. */
export interface Console {
  readonly columns: number;
  readonly isTerminal: boolean;
  print(text: string): void;
  /** Bytes as they are; false when nobody reads them any more. */
  write(bytes: Uint8Array): boolean;
  /** Exactly one JSON value. */
  printJson(value: unknown): void;
  say(line: string): void;
  /** Shows how far something is, on a terminal alone, in place of what was shown before; null takes it away. */
  progress(text: string | null): void;
}

export const jsonOption: OptionTable = { json: { type: "boolean", help: "print one JSON value" } };
