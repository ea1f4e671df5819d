import { type ExtensionContext } from "vscode";

/** Starts the extension; what it offers is registered here. */
export function activate(context: ExtensionContext): void {
  context.subscriptions.push({ dispose: () => undefined });
}
