import { wrongUse } from "../core/humanError";
import type { ExecutionSummary } from "../core/summary";
import { ExecutionStore } from "../store/executionStore";
import { findExecution } from "../store/findExecution";
import type { VerbCall } from "./verb";

/** @throws {HumanError} wrong use, when a call has arguments that the verb does not take. */
export function refuseArguments({ positionals, rest }: VerbCall, usage: string): void {
  const [first] = [...positionals, ...rest];
  if (first !== undefined) throw wrongUse(`${first} is not understood here: ${callOf(usage)}`);
}

/** @throws {HumanError} wrong use, when a call hands arguments on that the verb does not take. */
export function refuseRest({ rest }: VerbCall, usage: string): void {
  if (rest[0] !== undefined) throw wrongUse(`${rest[0]} is not understood here: ${callOf(usage)}`);
}

/** How it is called, as the end of a sentence: a usage that ends with dots gets no other. */
function callOf(usage: string): string {
  return `executions ${usage}${usage.endsWith(".") ? "" : "."}`;
}

/** What stands after `--` are arguments too: an id or a text may begin with a dash. */
export function allArguments({ positionals, rest }: VerbCall): readonly string[] {
  return [...positionals, ...rest];
}

/** The one execution that a call names. @throws {HumanError} wrong use. */
export function oneExecution(call: VerbCall, usage: string): ExecutionSummary {
  const [text, ...others] = allArguments(call);
  if (text === undefined || others.length > 0) throw wrongUse(`name one execution: ${callOf(usage)}`);
  return findExecution(new ExecutionStore(call.layout), text);
}

/** The executions that a call names, each once, in their order. @throws {HumanError} wrong use. */
export function namedExecutions(call: VerbCall, usage: string): readonly ExecutionSummary[] {
  const texts = allArguments(call);
  if (texts.length === 0) throw wrongUse(`name an execution: ${callOf(usage)}`);
  const store = new ExecutionStore(call.layout);
  const found = texts.map((text) => findExecution(store, text));
  return [...new Map(found.map((execution) => [execution.id, execution])).values()];
}

/** A count given as an option, or null. @throws {HumanError} wrong use: it is no whole number from 0. */
export function countOption({ options }: VerbCall, name: string): number | null {
  const text = options.text(name);
  if (text === null) return null;
  const count = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(count))
    throw wrongUse(`--${name} takes a whole number from 0, not ${text === "" ? '""' : text}.`);
  return count;
}
