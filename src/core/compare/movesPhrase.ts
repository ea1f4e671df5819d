import { formatNumber } from "../format/number";
import type { Translate } from "../translate";
import { fromFirst, type Factor } from "./factors";
import { phraseOf, phraseText, type Phrase } from "./phrases";
import { signedText } from "./signedText";
import type { Effect, Moved, WhatMoves } from "./whatMoves";

/** "What moves accuracy most, of 10 that reached it:" */
export function movesLead({ metric, reached }: WhatMoves, t: Translate): Phrase {
  return phraseOf((strong) => t("What moves {0} most, of {1} that reached it:", strong, reached), metric);
}

/** What the values went from and to: "0.001 … 0.3", of two the baseline's first: "40 → 20"; empty where they tell nothing. */
export function factorRange(factor: Factor, t: Translate): string {
  const { identities, texts, numbers } = factor;
  const values = new Set(identities).size;
  const known = new Set(texts);
  if (known.size === 1) return values > 2 ? t("{0} versions", values) : "";
  if (known.size > 2) {
    if (numbers === null) return t("{0} values", known.size);
    return `${formatNumber(Math.min(...numbers))} … ${formatNumber(Math.max(...numbers))}`;
  }
  const textOf = new Map(identities.map((identity, place) => [identity, texts[place]]));
  const [from, to] = new Set([...textOf.keys()].sort(fromFirst(factor)).map((each) => textOf.get(each)));
  return `${from ?? t("none")} → ${to ?? t("none")}`;
}

/** What came of it: "spread 0.106", "+0.010", "no effect seen". */
export function effectText(effect: Effect, t: Translate): string {
  switch (effect.kind) {
    case "difference":
      return signedText(effect.amount, digits);
    case "spread":
      return t("spread {0}", digits(effect.amount));
    case "none":
      return t("no effect seen");
    case "trend":
      return effect.correlation > 0
        ? t(
            "rises with it (rank correlation {0})",
            signedText(effect.correlation, (size) => size.toFixed(2)),
          )
        : t(
            "falls with it (rank correlation {0})",
            signedText(effect.correlation, (size) => size.toFixed(2)),
          );
    case "mixed":
      return t("changed only together with others");
  }
}

/** So much is told; what moves it less nobody reads. */
const mostTold = 6;

/** What moves it most, and how much else is not told. */
export function toldMoves({ moved }: WhatMoves): { readonly told: readonly Moved[]; readonly more: number } {
  const told = moved.slice(0, mostTold);
  return { told, more: moved.length - told.length };
}

/** All of it in one line. */
export function movesText(moves: WhatMoves, t: Translate): string {
  const { told, more } = toldMoves(moves);
  const effects = told.map(({ factor, effect }) =>
    [factor.cause.name, factorRange(factor, t), effectText(effect, t)]
      .filter((part) => part !== "")
      .join(" "),
  );
  const rest = more === 0 ? [] : [t("{0} more", more)];
  return `${phraseText(movesLead(moves, t))} ${[...effects, ...rest].join(" · ")}`;
}

/** Three significant digits are what a spread can tell. */
function digits(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}
