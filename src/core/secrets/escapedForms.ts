/** What a text looks like within a string of JSON, of Python's `repr`, and of a shell that traces its commands (`set -x`). */
export function escapedForms(text: string): string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const plainAscii = json.replaceAll(/[^ -~]/g, hexadecimal);
  const representation = text
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t");
  return [
    json,
    json.replaceAll("/", "\\/"),
    json.replaceAll(/[<>&]/g, hexadecimal),
    plainAscii,
    plainAscii.replaceAll(/\\u[0-9a-f]{4}/g, (escape) => `\\u${escape.slice(2).toUpperCase()}`),
    representation,
    representation.replaceAll("'", "\\'"),
    text.replaceAll("'", "'\\''"),
    // A terminal writes line ends in two.
    text.replaceAll(/\r?\n/g, "\r\n"),
  ];
}

function hexadecimal(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
