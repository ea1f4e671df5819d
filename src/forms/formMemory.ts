import type * as vscode from "vscode";
import type { Json } from "../core/json";
import type { FormDraft } from "./formState";

const maximumHistory = 20;

/** Arguments that a script was run with. */
export interface ArgumentsEntry {
  readonly text: string;
  /** UTC, ISO 8601. */
  readonly at: string;
}

/** What forms remember in a workspace; secrets never come here. */
export class FormMemory {
  private readonly drafts = new Map<string, FormDraft>();
  private readonly texts = new Map<string, string>();

  constructor(private readonly state: vscode.Memento) {}

  /** Values of the last run of a method. @param subject names workspace and method. */
  lastValues(subject: string): Readonly<Record<string, Json>> | null {
    return this.state.get<Readonly<Record<string, Json>> | null>(`values ${subject}`, null);
  }

  keepValues(subject: string, values: Readonly<Record<string, Json>>): Thenable<void> {
    return this.state.update(`values ${subject}`, values);
  }

  /** What a form that was closed without a run held; lives as long as the window. */
  draft(subject: string): FormDraft | null {
    return this.drafts.get(subject) ?? null;
  }

  keepDraft(subject: string, draft: FormDraft): void {
    this.drafts.set(subject, draft);
  }

  /** What was typed and not yet taken over, by subject and field. */
  text(subject: string, field: string): string | undefined {
    return this.texts.get(`${subject}\n${field}`);
  }

  keepText(subject: string, field: string, text: string): void {
    this.texts.set(`${subject}\n${field}`, text);
  }

  forgetText(subject: string, field: string): void {
    this.texts.delete(`${subject}\n${field}`);
  }

  forgetDraft(subject: string): void {
    this.drafts.delete(subject);
    for (const key of [...this.texts.keys()]) if (key.startsWith(`${subject}\n`)) this.texts.delete(key);
  }

  /** Newest first. */
  argumentsHistory(subject: string): readonly ArgumentsEntry[] {
    return this.state.get<readonly ArgumentsEntry[]>(`arguments ${subject}`, []);
  }

  keepArguments(subject: string, entry: ArgumentsEntry): Thenable<void> {
    const others = this.argumentsHistory(subject).filter(({ text }) => text !== entry.text);
    return this.state.update(`arguments ${subject}`, [entry, ...others].slice(0, maximumHistory));
  }
}
