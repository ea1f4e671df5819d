/** Whether a text is a version: numbers and dots, with what may follow ("2.1.0rc1", "12.1+cu118"). */
export function isVersion(text: string): boolean {
  return /^v?\d+(?:\.\d+)*(?:[-.]?(?:a|b|c|rc|alpha|beta|pre|dev|post)[.-]?\d*)*(?:\+[\w.]+)?$/i.test(text);
}

/**
 * Orders two versions: negative when `one` is the earlier. "2.1" and "2.1.0" are the same; "2.1rc1" comes before "2.1";
 * what follows a plus sign tells builds apart, not versions (PEP 440, Semantic Versioning 2.0).
 */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Words before a release lie below zero, in their order; "post" lies above. */
const ranks: Readonly<Record<string, number>> = {
  dev: -5,
  a: -4,
  alpha: -4,
  b: -3,
  beta: -3,
  c: -2,
  rc: -2,
  pre: -2,
  post: 0.5,
};

function partsOf(version: string): number[] {
  const [core = ""] = version.toLowerCase().replace(/^v/, "").split("+");
  return [...core.matchAll(/\d+|[a-z]+/g)].map(([part]) => ranks[part] ?? Number(part));
}
