/** Structurally `vscode.l10n.t`: a text with `{0}`, `{1}`… and what stands in their places. */
export type Translate = (message: string, ...values: (string | number)[]) => string;

/** The English text itself: what `vscode.l10n.t` gives where no translation is installed. */
export const inEnglish: Translate = (message, ...values) =>
  message.replaceAll(/\{(\d+)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
