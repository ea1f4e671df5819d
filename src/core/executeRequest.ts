import type { Json } from "./json";

/** `metadata/request.json`: an OGC API Processes 1.0 execute request, and our fields. */
export interface ExecuteRequest {
  /** Values by input name; of secrets only `{"secret": true}`. */
  readonly inputs: Readonly<Record<string, Json>>;
  readonly outputs: Readonly<Record<string, Json>>;
  readonly response?: "document" | "raw";
  /** CCP's free text about this run. */
  readonly ccpnote?: string;
  /** Raw arguments after `--`, handed on as they are. */
  readonly args: readonly string[];
  /** Names of inputs of which the script got a copy, beside those that the method says so of; absent when there are none. */
  readonly materialize?: readonly string[];
  readonly name: string | null;
  readonly rerunOf: string | null;
  readonly parent: string | null;
  /** How it follows from `rerunOf`; absent for a plain re-run. */
  readonly again?: "retry" | "restore" | "reproduce";
}
