import type { CompareChanges, CompareSnapshot } from "../../shared/compare/compareMessages";
import type { CompareView } from "../../shared/compare/compareView";

interface SentPart {
  readonly value: unknown;
  readonly text: string;
}

/** What a page was sent: of the next view it is sent what is another one, of a new page all. */
export class SentView {
  private readonly parts = new Map<keyof CompareView, SentPart>();

  /** The page holds nothing any more. */
  forget(): void {
    this.parts.clear();
  }

  /** What makes of that which the page holds the next snapshot. */
  next(snapshot: CompareSnapshot): CompareSnapshot | CompareChanges {
    const { view } = snapshot;
    const isFirst = this.parts.size === 0;
    const changes: Partial<CompareView> = {};
    for (const name of Object.keys(view))
      if (isPart(name, view) && this.becomes(name, view[name]))
        Object.assign(changes, { [name]: view[name] });
    return isFirst ? snapshot : { changes };
  }

  /** Whether a part is not as it was. What is the same object is; else its content tells. */
  private becomes(name: keyof CompareView, value: unknown): boolean {
    const before = this.parts.get(name);
    if (before !== undefined && before.value === value) return false;
    const text = JSON.stringify(value);
    this.parts.set(name, { value, text });
    return before?.text !== text;
  }
}

function isPart(name: string, view: CompareView): name is keyof CompareView {
  return name in view;
}
