/** A pattern that an element's whole text matches when it is this, white space around it aside. */
export function exactText(text: string): RegExp {
  const escaped = text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  return new RegExp(String.raw`^\s*${escaped}\s*$`, "u");
}
