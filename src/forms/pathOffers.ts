import { mediaTypeOf } from "../core/format/mediaType";
import { endingOf } from "../core/scriptEndings";
import type { InputDescription } from "../core/processDescription";

/** Paths that are offered for an input, the likeliest first; each stands once. */
export interface PathOffers {
  /** What the input was before, the newest first. */
  readonly earlier: readonly string[];
  /** Of the workspace, of the kind that the input asks for; all of them where it asks for none. */
  readonly fitting: readonly string[];
  readonly others: readonly string[];
  /** Those that tools keep for themselves: their names begin with a dot. */
  readonly hidden: readonly string[];
}

/**
 * Sorts the paths of a workspace for an input.
 * @param paths of the workspace, POSIX, in the order in which they are offered.
 * @param earlier values of the input that can still be used, the newest first.
 */
export function pathOffers(
  paths: readonly string[],
  earlier: readonly string[],
  input: InputDescription,
): PathOffers {
  const known = new Set(earlier);
  const rest = paths.filter((path) => !known.has(path));
  const isHidden = (path: string): boolean => path.split("/").some((part) => part.startsWith("."));
  const seen = rest.filter((path) => !isHidden(path));
  const fits = kindWanted(input, earlier);
  return {
    earlier: [...known],
    fitting: seen.filter(fits),
    others: seen.filter((path) => !fits(path)),
    hidden: rest.filter(isHidden),
  };
}

/**
 * Tells what an input asks for by its media type, else by the endings of its default and of what it was before; of one that
 * tells nothing anything fits.
 */
export function kindWanted(
  { schema }: InputDescription,
  earlier: readonly string[],
): (path: string) => boolean {
  const { contentMediaType } = schema;
  const examples = [schema.default, ...earlier].filter((value) => typeof value === "string");
  const endings = new Set(examples.map(endingOf).filter((ending) => ending !== ""));
  if (contentMediaType === undefined && endings.size === 0) return () => true;
  return (path) =>
    (contentMediaType !== undefined && mediaTypeOf(path) === contentMediaType) || endings.has(endingOf(path));
}

/** Those first of which the file is called as an input is, each in its order: `model.json` for `model`. */
export function namedFirst<Offer extends { readonly path: string }>(
  offers: readonly Offer[],
  input: string,
): readonly Offer[] {
  const isNamed = ({ path }: Offer): number =>
    Number(
      path
        .slice(path.lastIndexOf("/") + 1)
        .toLowerCase()
        .startsWith(input.toLowerCase()),
    );
  return offers.toSorted((one, other) => isNamed(other) - isNamed(one));
}
