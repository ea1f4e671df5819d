/** Overrides of direction, which would let a text pretend to be another, and what no page can show. */
const unshown = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]|[^\P{Control}\n\t]/gu;

/** Text from outside as a report shows it: what would change how the text around it is read gets a sign in its place. */
export function plainReportText(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll(unshown, "\ufffd");
}
