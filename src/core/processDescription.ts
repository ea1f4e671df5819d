import type { Json } from "./json";
import type { Link } from "./jobStatus";

export type SchemaType = "string" | "number" | "integer" | "boolean" | "array" | "object";

/** The part of JSON Schema that an input may use (OGC API Processes 1.0 and design, section 5). */
export interface InputSchema {
  readonly type?: SchemaType;
  /** file, directory, url, secret, password, code, date, date-time, color, single_choice, multi_choice, … */
  readonly format?: string;
  readonly default?: Json;
  readonly enum?: readonly Json[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly items?: InputSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly readOnly?: boolean;
  readonly contentMediaType?: string;
}

export interface InputDescription {
  readonly title?: string;
  readonly description?: string;
  /** 0 means optional; 1 where it is absent. */
  readonly minOccurs?: number;
  readonly maxOccurs?: number | "unbounded";
  /** The script gets a copy of the file, folder or URL, so that it cannot spoil the original. */
  readonly "x-materialize"?: boolean;
  readonly schema: InputSchema;
}

export interface OutputDescription {
  readonly title?: string;
  readonly description?: string;
  readonly schema: InputSchema;
}

export interface MethodMetadata {
  readonly role: string;
  readonly title?: string;
  readonly href?: string;
}

/** What `additionalParameters.parameters[]` may name. */
export type ParameterName =
  | "deploy-script"
  | "execute-script"
  | "undeploy-script"
  | "command"
  | "working-directory"
  | "environment"
  | "max-time"
  | "cache"
  | "collect"
  | "interpreter";

/** A method: OGC API Processes 1.0 process description with CCP's scripts in `additionalParameters`. */
export interface ProcessDescription {
  readonly id: string;
  readonly version: string;
  readonly title?: string;
  readonly description?: string;
  readonly keywords?: readonly string[];
  readonly metadata?: readonly MethodMetadata[];
  readonly jobControlOptions?: readonly string[];
  readonly outputTransmission?: readonly string[];
  readonly inputs: Readonly<Record<string, InputDescription>>;
  readonly outputs: Readonly<Record<string, OutputDescription>>;
  readonly additionalParameters?: {
    readonly parameters?: readonly { readonly name: string; readonly value: readonly Json[] }[];
  };
  readonly links?: readonly Link[];
}

/** The values of one additional parameter as text; empty when the method has none of that name. */
export function parameterLines(method: ProcessDescription, name: ParameterName): readonly string[] {
  const parameter = method.additionalParameters?.parameters?.find((candidate) => candidate.name === name);
  return parameter?.value.map((value) => (typeof value === "string" ? value : JSON.stringify(value))) ?? [];
}

/** Whether the results of an identical earlier execution may stand for a run of the method (`cache`: true). */
export function allowsCache(method: ProcessDescription): boolean {
  return parameterLines(method, "cache")[0]?.trim().toLowerCase() === "true";
}

/** The title of the first metadata entry with this role (author, category, pipeline, stage, …), or null. */
export function metadataTitle(method: ProcessDescription, role: string): string | null {
  const entry = method.metadata?.find((candidate) => candidate.role === role);
  return entry?.title ?? entry?.href ?? null;
}

/** The script that the method runs, as a path in the workspace, or null. */
export function scriptOf(method: ProcessDescription): string | null {
  return method.metadata?.find((candidate) => candidate.role === "script")?.href ?? null;
}

/** What a reader calls the method: its title, else its id. */
export function titleOf(method: ProcessDescription): string {
  return method.title ?? method.id;
}

/** Whether an input must have a value before a run. */
export function isRequired(input: InputDescription): boolean {
  return (input.minOccurs ?? 1) > 0 && input.schema.default === undefined;
}

/** Whether an input's value is never written to a file nor shown. */
export function isSecret(input: InputDescription): boolean {
  return input.schema.format === "secret" || input.schema.format === "password";
}

/** Whether an input takes several values. */
export function takesSeveral(input: InputDescription): boolean {
  return input.maxOccurs === "unbounded" || (input.maxOccurs ?? 1) > 1;
}
