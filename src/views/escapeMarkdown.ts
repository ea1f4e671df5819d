/**
 * Text that Markdown shows as it is, on one line. A backslash is not enough: VS Code looks for icons behind Markdown, and
 * finds addresses by themselves.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]()#+\-.!|~$&<>:@]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(/\s*[\r\n]+\s*/g, " ");
}
