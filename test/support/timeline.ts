import type { FrameLocator } from "playwright-core";

/** What the timeline of the details page tells, as a picture or as tables. */
interface TimelineFacts {
  /** Phases with how long they took, messages and states; sorted. */
  readonly events: readonly string[];
  /** The peak of each thing that was measured, and how many points of it there are. */
  readonly measured: readonly string[];
}

const trimmed = (texts: readonly string[]): string[] => texts.map((text) => text.trim());

export async function drawnInTimeline(frame: FrameLocator): Promise<TimelineFacts> {
  const picture = frame.locator("#timeline svg.timeline");
  await picture.locator(".phase").first().waitFor();
  const titles = await picture.locator(".phase title, .mark title").allTextContents();
  const lines = picture.locator(".resource.line");
  const measured = await lines.evaluateAll((all) =>
    all.map((line) => {
      const points = (line.getAttribute("d") ?? "").split("L").length;
      return `${line.textContent} of ${points}`;
    }),
  );
  return { events: trimmed(titles).sort(), measured };
}

export async function listedInTimeline(frame: FrameLocator): Promise<TimelineFacts> {
  const [events, resources] = [
    frame.locator("#timeline table:not(.resources)"),
    frame.locator("#timeline table.resources"),
  ];
  const rows = events.locator("tbody tr");
  const told = await rows.evaluateAll((all) =>
    all.map((row) =>
      [...row.querySelectorAll("td")]
        .slice(1)
        .map((cell) => cell.textContent.trim())
        .filter((text) => text !== "")
        .join(" · "),
    ),
  );
  const labels = trimmed(await resources.locator("thead th + th").allTextContents());
  const peaks = trimmed(await resources.locator("tfoot td").allTextContents());
  const points = await resources.locator("tbody tr").count();
  return {
    events: told.sort(),
    measured: labels.map((label, index) => `${label}: at most ${peaks[index] ?? ""} of ${points}`),
  };
}
