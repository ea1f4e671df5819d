/** Types of the artifact: Dataset, Model, Metrics, Image, Table, Text, File, or the user's own term. */
export type ArtifactType = string;

/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Whether this script runs as an execution. */
export function running(): boolean;

/** Tells what the script is doing, and its progress in percent (0 to 100). */
export function status(message: string, progress?: number): void;

/** Records a number; with a step (an epoch, a batch) it becomes a curve. */
export function metric(name: string, value: number, step?: number): void;

/** Records a named value. */
export function property(name: string, value: Json): void;

/** The path or value of a declared input by its name; or a file by its path, recorded as an input. */
export function input(name: string, options?: { default?: string; type?: ArtifactType }): string;

/** The path of an output: for a new file, or of an existing one that is copied, moved or staged. */
export function output(
  name: string,
  options?: { source?: string; how?: "copy" | "rename" | "stage"; type?: ArtifactType },
): string;

/** Records files as one dataset, with its types such as Training or Testing. */
export function dataset(
  name: string,
  members: Iterable<string>,
  options?: { description?: string; types?: string | readonly string[] },
): void;

/** The files of an input that is a dataset (a folder), in order of their paths. */
export function members(name: string, options?: { default?: string }): string[];
