import { maskRecord } from "../../core/secrets/maskRecord";
import { PatternSet } from "../../core/secrets/patternSet";
import { secretForms } from "../../core/secrets/secretForms";
import { StreamMask } from "../../core/secrets/streamMask";
import { whyNotMasked } from "../../core/secrets/judgeSecret";
import type { Json } from "../../core/json";
import { MaskedStreams } from "./maskedStreams";
import { SecretFinder } from "./secretFinder";

/** Takes the secrets of a run out of all that is written of it. */
export class SecretMask {
  private readonly patterns: PatternSet;
  /** Which secrets are not masked in what the script prints, and why. */
  readonly warnings: readonly string[];

  /**
   * @param secrets values by input name.
   * @param names what stands all over the record of a run and is no secret: the method's names, its paths.
   */
  constructor(secrets: Readonly<Record<string, string>>, names: readonly string[]) {
    const given = Object.entries(secrets).filter(([, value]) => value !== "");
    const judged = given.map(([name, value]) => ({ name, value, why: whyNotMasked(value, names) }));
    this.warnings = judged.flatMap(({ name, why }) =>
      why === null ? [] : [`the secret ${name} is not masked in the logs: ${why}`],
    );
    const forms = judged.flatMap(({ value, why }) => (why === null ? [...secretForms(value)] : []));
    this.patterns = new PatternSet(new Set(forms));
  }

  /** For all that a script prints, from its first byte to its last. */
  streams(): MaskedStreams {
    return new MaskedStreams(this.patterns);
  }

  /** For one file, part by part. */
  finder(): SecretFinder {
    return new SecretFinder(this.patterns);
  }

  /** Whether bytes hold a secret in any of its forms. */
  isIn(bytes: Uint8Array): boolean {
    return this.finder().found(bytes);
  }

  text(text: string): string {
    const bytes = Buffer.from(text);
    if (!this.isIn(bytes)) return text;
    const mask = new StreamMask(this.patterns);
    return Buffer.concat([mask.push(bytes), mask.end()]).toString("utf8");
  }

  /** A record of ours with every text in it masked. */
  record<T>(record: T): T {
    return maskRecord(record as Json, (text) => this.text(text)) as T;
  }
}
