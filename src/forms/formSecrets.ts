import {
  isRequired,
  isSecret,
  type InputDescription,
  type ProcessDescription,
} from "../core/processDescription";
import type { SecretStore } from "../host/secretStore";
import { type Translate } from "../core/translate";

/** What a form has of a secret: typed for this run, remembered from an earlier one, or nothing. */
export type SecretHold = "given" | "remembered" | null;

/** The secrets of a form, apart from its other values: they stand in no draft, no history and no row. */
export class FormSecrets {
  private constructor(
    private readonly names: readonly string[],
    private readonly store: SecretStore,
    private readonly held: Map<string, { readonly value: string; readonly remembered: boolean }>,
  ) {}

  /** With what was remembered of a method's secrets. */
  static async open(method: ProcessDescription, store: SecretStore): Promise<FormSecrets> {
    const names = Object.entries(method.inputs).flatMap(([name, input]) => (isSecret(input) ? [name] : []));
    const held = new Map<string, { value: string; remembered: boolean }>();
    for (const name of names) {
      const value = await store.get(name);
      if (value !== undefined) held.set(name, { value, remembered: true });
    }
    return new FormSecrets(names, store, held);
  }

  holdOf(name: string): SecretHold {
    const held = this.held.get(name);
    if (held === undefined) return null;
    return held.remembered ? "remembered" : "given";
  }

  /** What is missing of a secret, in words; null when nothing is. */
  problemOf(name: string, input: InputDescription, t: Translate): string | null {
    return isRequired(input) && !this.held.has(name) ? t("needs a value") : null;
  }

  /** A value for this run alone: one that was remembered is forgotten. */
  async give(name: string, value: string): Promise<void> {
    if (this.holdOf(name) === "remembered") await this.store.forget(name);
    this.held.set(name, { value, remembered: false });
  }

  async remember(name: string, value: string): Promise<void> {
    await this.store.keep(name, value);
    this.held.set(name, { value, remembered: true });
  }

  async forget(name: string): Promise<void> {
    await this.store.forget(name);
    this.held.delete(name);
  }

  /** What the run gets; null for a method without secrets. */
  get values(): Readonly<Record<string, string>> | null {
    if (this.names.length === 0) return null;
    return Object.fromEntries([...this.held].map(([name, { value }]) => [name, value]));
  }
}
