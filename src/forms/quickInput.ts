import * as vscode from "vscode";

/** What a person did in a quick pick: took an item, pressed a button, or went back (Escape, Back). */
export type Answer<T extends vscode.QuickPickItem> =
  | { readonly kind: "taken"; readonly items: readonly T[]; readonly text: string }
  | { readonly kind: "button"; readonly button: vscode.QuickInputButton; readonly text: string }
  | {
      readonly kind: "itemButton";
      readonly item: T;
      readonly button: vscode.QuickInputButton;
      readonly text: string;
    }
  | { readonly kind: "back"; readonly text: string };

export interface PickOptions<T extends vscode.QuickPickItem> {
  readonly title: string;
  readonly placeholder: string;
  readonly items: readonly T[];
  readonly active?: T | undefined;
  readonly selected?: readonly T[];
  readonly several?: boolean;
  readonly value?: string;
  readonly buttons?: readonly vscode.QuickInputButton[];
  /** Called for each change of the text and once at the start; may change the items. */
  readonly onType?: (pick: vscode.QuickPick<T>, text: string) => void;
  /** Called once the pick is shown. */
  readonly onShow?: (pick: vscode.QuickPick<T>) => void;
}

/** Shows a quick pick until one thing was done in it. */
export async function askPick<T extends vscode.QuickPickItem>(options: PickOptions<T>): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<T>();
  pick.title = options.title;
  pick.placeholder = options.placeholder;
  pick.items = options.items;
  pick.canSelectMany = options.several ?? false;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.buttons = options.buttons ?? [];
  pick.value = options.value ?? "";
  if (options.active !== undefined) pick.activeItems = [options.active];
  if (options.selected !== undefined) pick.selectedItems = options.selected;
  try {
    return await new Promise<Answer<T>>((resolve) => {
      pick.onDidAccept(() => {
        const items = options.several === true ? pick.selectedItems : pick.activeItems;
        resolve({ kind: "taken", items, text: pick.value });
      });
      pick.onDidTriggerButton((button) => {
        resolve(
          button === vscode.QuickInputButtons.Back
            ? { kind: "back", text: pick.value }
            : { kind: "button", button, text: pick.value },
        );
      });
      pick.onDidTriggerItemButton(({ item, button }) => {
        resolve({ kind: "itemButton", item, button, text: pick.value });
      });
      pick.onDidHide(() => {
        resolve({ kind: "back", text: pick.value });
      });
      const { onType } = options;
      if (onType !== undefined) pick.onDidChangeValue((text) => onType(pick, text));
      onType?.(pick, pick.value);
      pick.show();
      options.onShow?.(pick);
    });
  } finally {
    pick.dispose();
  }
}

/** What a person did in an input box. */
export type TextAnswer =
  | { readonly kind: "taken"; readonly text: string }
  | { readonly kind: "button"; readonly button: vscode.QuickInputButton; readonly text: string }
  | { readonly kind: "back"; readonly text: string };

export interface TextOptions {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  readonly value: string;
  /** Whether what is typed is not shown. */
  readonly masked?: boolean;
  readonly buttons: readonly vscode.QuickInputButton[];
  /** What is wrong with a text; null when it may be taken. */
  readonly check: (text: string) => string | null;
}

/** Shows an input box that tells what is wrong while one types, until a valid text was taken or one went back. */
export async function askText(options: TextOptions): Promise<TextAnswer> {
  const box = vscode.window.createInputBox();
  box.title = options.title;
  box.prompt = options.prompt;
  box.placeholder = options.placeholder;
  box.password = options.masked ?? false;
  box.value = options.value;
  box.valueSelection = [0, options.value.length];
  box.ignoreFocusOut = true;
  box.buttons = options.buttons;
  const showProblem = (text: string): string | null => {
    const problem = options.check(text);
    box.validationMessage = problem ?? undefined;
    return problem;
  };
  // An empty box says nothing wrong until one types or presses Enter.
  if (options.value !== "") showProblem(options.value);
  try {
    return await new Promise<TextAnswer>((resolve) => {
      box.onDidChangeValue(showProblem);
      box.onDidAccept(() => {
        if (showProblem(box.value) === null) resolve({ kind: "taken", text: box.value });
      });
      box.onDidTriggerButton((button) => {
        resolve(
          button === vscode.QuickInputButtons.Back
            ? { kind: "back", text: box.value }
            : { kind: "button", button, text: box.value },
        );
      });
      box.onDidHide(() => {
        resolve({ kind: "back", text: box.value });
      });
      box.show();
    });
  } finally {
    box.dispose();
  }
}
