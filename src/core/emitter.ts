export interface Disposable {
  dispose(): void;
}

/** Structurally what `vscode.Event` is, without knowing VS Code. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** A list of listeners; a listener added while firing is called from the next time on. */
export class Emitter<T> implements Disposable {
  private listeners: readonly ((value: T) => void)[] = [];

  readonly event: Event<T> = (listener) => {
    this.listeners = [...this.listeners, listener];
    return {
      dispose: () => {
        this.listeners = this.listeners.filter((other) => other !== listener);
      },
    };
  };

  fire(value: T): void {
    for (const listener of this.listeners) listener(value);
  }

  dispose(): void {
    this.listeners = [];
  }
}
