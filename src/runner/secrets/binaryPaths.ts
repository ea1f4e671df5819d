/**
 * The files that a patch of git's holds as binary: deflated, so that nothing is found in the patch itself.
 * @returns paths as bytes, relative to the repository's root, each byte a character.
 */
export function binaryPaths(patch: Uint8Array): string[] {
  const text = Buffer.from(patch.buffer, patch.byteOffset, patch.byteLength).toString("latin1");
  if (!text.includes("\nGIT binary patch\n")) return [];
  return text
    .split(/^(?=diff --git )/m)
    .filter((part) => /^GIT binary patch$/m.test(part.slice(0, maximumHeader)))
    .flatMap((part) => pathOf(part.slice(0, maximumHeader)) ?? []);
}

/** Two names, modes and identities. */
const maximumHeader = 20_000;

function pathOf(header: string): string | null {
  const renamed = /^rename to (.+)$/m.exec(header)?.[1];
  if (renamed !== undefined) return unquoted(renamed);
  const [line = ""] = header.split("\n", 1);
  const quoted = / ("b\/(?:[^"\\]|\\.)*")$/.exec(line)?.[1];
  if (quoted !== undefined) return unquoted(quoted).slice(2);
  const both = line.slice("diff --git a/".length);
  const name = both.slice(0, (both.length - " b/".length) / 2);
  return both === `${name} b/${name}` ? name : null;
}

const escapes: Readonly<Record<string, string>> = {
  ...{ a: "\u0007", b: "\b", t: "\t", n: "\n", v: "\v", f: "\f", r: "\r" },
};

/** git writes unusual names as C does. */
function unquoted(name: string): string {
  if (!name.startsWith('"')) return name;
  return name
    .slice(1, -1)
    .replaceAll(/\\([0-7]{3}|.)/g, (_, escape: string) =>
      escape.length === 3 ? String.fromCharCode(parseInt(escape, 8)) : (escapes[escape] ?? escape),
    );
}
