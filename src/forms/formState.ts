import type { Json } from "../core/json";
import {
  allowsCache,
  isSecret,
  type InputDescription,
  type ProcessDescription,
} from "../core/processDescription";

/** Where a value came from. */
export type Origin = "default" | "last" | "given" | "unset";

/** One input in the form. */
export interface Field {
  readonly name: string;
  readonly input: InputDescription;
  /** Undefined: not set. */
  readonly value: Json | undefined;
  readonly origin: Origin;
  /** The value in the run that it is compared against; undefined: it had none, or there is no such run. */
  readonly before: Json | undefined;
  /** What is wrong, in words; null when it is valid. */
  readonly problem: string | null;
}

/** All that the form holds; each change gives a new one. */
export interface FormState {
  readonly method: ProcessDescription;
  readonly fields: readonly Field[];
  /** Whether there is an earlier run to compare against. */
  readonly compared: boolean;
  readonly name: string;
  readonly note: string;
  readonly tags: readonly string[];
  /** Whether the result of an identical run is taken in place of a run. */
  readonly cache: boolean;
}

/** What is wrong with a value; null when nothing is. Undefined stands for "not set". */
export type Check = (name: string, value: Json | undefined, input: InputDescription) => string | null;

/** Values to begin with, by name; a value that no input is named for is left out. */
export interface Beginnings {
  /** The run to compare against: the method's last one, or the one that is run again. */
  readonly before: Readonly<Record<string, Json>> | null;
  /** What a closed form held; it goes before all else. */
  readonly kept: FormDraft | null;
}

/** What a person changed in a form that was closed without a run. */
export interface FormDraft {
  readonly values: Readonly<Record<string, Json>>;
  readonly name: string;
  readonly note: string;
  readonly tags: readonly string[];
  /** Absent where it is as the method says. */
  readonly cache?: boolean;
}

/** A form whose values are what was typed before it was closed, else those of the last run, else the defaults. */
export function beginForm(method: ProcessDescription, { before, kept }: Beginnings, check: Check): FormState {
  const fields = Object.entries(method.inputs)
    .filter(([, input]) => input.schema.readOnly !== true)
    .map(([name, input]) => {
      const { value, origin } = beginning(name, input, before, kept);
      return {
        name,
        input,
        value,
        origin,
        before: isSecret(input) ? undefined : ownValue(before, name),
        problem: check(name, value, input),
      };
    });
  const { name, note, tags } = kept ?? { name: "", note: "", tags: [] };
  const cache = kept?.cache ?? allowsCache(method);
  return { method, fields, compared: before !== null, name, note, tags, cache };
}

/** The form with another value of one input; undefined unsets it. */
export function withValue(form: FormState, name: string, value: Json | undefined, check: Check): FormState {
  return {
    ...form,
    fields: form.fields.map((field) =>
      field.name === name
        ? {
            ...field,
            value,
            origin: value === undefined ? "unset" : "given",
            problem: check(name, value, field.input),
          }
        : field,
    ),
  };
}

/** The form with every value as the method declares it. */
export function withDefaults(form: FormState, check: Check): FormState {
  return {
    ...form,
    fields: form.fields.map((field) => {
      const value = field.input.schema.default;
      const origin = value === undefined ? "unset" : "default";
      return { ...field, value, origin, problem: check(field.name, value, field.input) };
    }),
  };
}

/** The form with its values checked anew: a file may have come or gone. */
export function rechecked(form: FormState, check: Check): FormState {
  return {
    ...form,
    fields: form.fields.map((field) => ({ ...field, problem: check(field.name, field.value, field.input) })),
  };
}

/** The values to run with; what is not set is left out. */
export function valuesOf(form: FormState): Record<string, Json> {
  return Object.fromEntries(
    form.fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const])),
  );
}

/** What is worth keeping when the form is closed; secrets are not. */
export function draftOf({ method, fields, name, note, tags, cache }: FormState): FormDraft {
  const kept = fields.filter(({ input, origin }) => origin === "given" && !isSecret(input));
  const values = kept.flatMap((field) =>
    field.value === undefined ? [] : [[field.name, field.value] as const],
  );
  const chosen = cache === allowsCache(method) ? {} : { cache };
  return { values: Object.fromEntries(values), name, note, tags, ...chosen };
}

/** Fields that stand in the way of a run. */
export function invalidFields({ fields }: FormState): readonly Field[] {
  return fields.filter(({ problem }) => problem !== null);
}

/** Whether a field's value differs from the run that it is compared against; what that one left out had the default. */
export function isChanged({ input, value, before }: Field): boolean {
  return !isSecret(input) && JSON.stringify(value) !== JSON.stringify(before ?? input.schema.default);
}

/** How many values differ from the run that they are compared against. */
export function changedCount({ fields }: FormState): number {
  return fields.filter(isChanged).length;
}

function beginning(
  name: string,
  input: InputDescription,
  before: Readonly<Record<string, Json>> | null,
  kept: FormDraft | null,
): { value: Json | undefined; origin: Origin } {
  if (isSecret(input)) return { value: undefined, origin: "unset" };
  const typed = ownValue(kept?.values ?? null, name);
  if (typed !== undefined) return { value: typed, origin: "given" };
  const last = ownValue(before, name);
  if (last !== undefined) return { value: last, origin: "last" };
  const { default: standard } = input.schema;
  return standard === undefined
    ? { value: undefined, origin: "unset" }
    : { value: standard, origin: "default" };
}

function ownValue(values: Readonly<Record<string, Json>> | null, name: string): Json | undefined {
  return values !== null && Object.hasOwn(values, name) ? values[name] : undefined;
}
