import { isJsonObject, type Json } from "../../core/json";

/** What rows of a block have in common: a text, texts, or named values. */
export type SharedValue = string | readonly string[] | Readonly<Record<string, Json>>;

/** Gathers the values of a block that is being written: rows name them by number, so that each stands there once. */
export class ValueWriter {
  private readonly numbers = new Map</* as JSON */ string, number>();
  private readonly plain = new Map</* text */ string, number>();
  private readonly all: SharedValue[] = [];

  numberOf(value: SharedValue): number {
    const [known, key] =
      typeof value === "string" ? [this.plain, value] : [this.numbers, JSON.stringify(value)];
    const number = known.get(key) ?? this.all.push(value) - 1;
    known.set(key, number);
    return number;
  }

  /** One line of JSON, without its newline. */
  line(): string {
    return JSON.stringify(this.all);
  }
}

/** Takes texts that were seen before in place of their copies, so that 100,000 rows hold each once. */
export class SharedTexts {
  private readonly texts = new Map<string, string>();

  share(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    if (this.texts.size < maximumTexts) this.texts.set(text, text);
    return text;
  }
}

/** What differs in more blocks than this is not worth remembering. */
const maximumTexts = 20_000;

/** The values of a block that is read; it comes from a file that anybody may have written. */
export class ValueReader {
  private readonly texts: (string | undefined)[] = [];
  private readonly lists: (readonly string[] | undefined)[] = [];
  private readonly records: (Readonly<Record<string, Json>> | undefined)[] = [];

  /** @param line what {@link ValueWriter.line} wrote; of anything else it knows no value. */
  constructor(line: string, shared: SharedTexts) {
    for (const value of listOf(line)) {
      this.texts.push(typeof value === "string" ? shared.share(value) : undefined);
      this.lists.push(isTexts(value) ? value.map((text) => shared.share(text)) : undefined);
      this.records.push(isJsonObject(value) ? value : undefined);
    }
  }

  text(number: Json | undefined): string | undefined {
    return typeof number === "number" ? this.texts[number] : undefined;
  }

  list(number: Json | undefined): readonly string[] | undefined {
    return typeof number === "number" ? this.lists[number] : undefined;
  }

  record(number: Json | undefined): Readonly<Record<string, Json>> | undefined {
    return typeof number === "number" ? this.records[number] : undefined;
  }
}

function listOf(line: string): unknown[] {
  try {
    const values: unknown = JSON.parse(line);
    return Array.isArray(values) ? values : [];
  } catch {
    return [];
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
