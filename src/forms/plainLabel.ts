/** What a script or a file said, for a list to pick from: VS Code would show "$(error)" in it as an icon. */
export function plainLabel(text: string): string {
  return text.replaceAll("$(", "\\$(");
}
