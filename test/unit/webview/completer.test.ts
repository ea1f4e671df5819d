import assert from "node:assert/strict";
import type { CompletionView } from "../../../src/shared/table/tableMessages";
import { Completer, type OpenCompletion } from "../../../webview-ui/src/table/completer";

const tags = ["tag:bird", "tag:paper", "tag:pen"];

/** A box whose host answers when it is told to. */
class Box {
  readonly input = { value: "", selectionStart: 0 };
  shown: OpenCompletion | null = null;
  private readonly answers: (() => void)[] = [];
  readonly completer = new Completer(
    ({ text }) =>
      new Promise((resolve) => {
        const items = tags
          .filter((tag) => tag.startsWith(text))
          .map((tag): CompletionView => ({ label: tag, detail: "", insert: tag, from: 0, to: text.length }));
        this.answers.push(() => {
          resolve({ ok: true, value: items });
        });
      }),
    (open) => (this.shown = open),
    (text) => (this.input.value = text),
  );

  type(text: string): void {
    this.input.value = text;
    this.input.selectionStart = text.length;
    void this.completer.typed(this.input as HTMLInputElement);
  }

  press(key: string): boolean {
    return this.completer.key({ key, target: this.input } as unknown as KeyboardEvent);
  }

  async answer(): Promise<void> {
    for (const each of this.answers.splice(0)) each();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe("the completion of a query", () => {
  it("takes what is chosen", async () => {
    const box = new Box();
    box.type("tag:");
    await box.answer();
    box.press("ArrowDown");
    assert.equal(box.press("Tab"), true);
    assert.equal(box.input.value, "tag:paper");
    assert.equal(box.shown, null);
  });

  it("takes what is offered for all that was typed, though the host has not answered yet", async () => {
    const box = new Box();
    box.type("tag:");
    await box.answer();
    box.type("tag:pa");
    assert.equal(box.press("Tab"), true);
    assert.equal(box.input.value, "tag:pa");
    await box.answer();
    assert.equal(box.input.value, "tag:paper");
  });

  it("takes the one that is pressed, wherever the next answer has it", async () => {
    const box = new Box();
    box.type("tag:");
    await box.answer();
    box.type("tag:p");
    box.completer.take(box.input as HTMLInputElement, 2);
    await box.answer();
    assert.equal(box.input.value, "tag:pen");
  });

  it("takes nothing once one types on, or leaves the box", async () => {
    const box = new Box();
    box.type("tag:");
    await box.answer();
    box.type("tag:p");
    box.press("Tab");
    box.type("tag:pen and");
    await box.answer();
    assert.equal(box.input.value, "tag:pen and");
    box.type("tag:p");
    await box.answer();
    box.type("tag:pa");
    box.press("Tab");
    box.completer.close();
    await box.answer();
    assert.equal(box.input.value, "tag:pa");
  });
});
