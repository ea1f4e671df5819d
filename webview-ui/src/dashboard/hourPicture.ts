import { html, svg, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import type { DashboardContext, Told } from "./dashboardContext";
import { drawnMark } from "./marks";
import { count, counted } from "./words";

type Hours = Told<"hours">;

const left = 36;
const size = { width: 14, height: 16, stepX: 16, stepY: 18 };
const faintest = 0.05;

/** Executions by hour of the day and day of the week: the more, the stronger. */
export function hourPicture(context: DashboardContext, { days, busiest }: Hours): TemplateResult {
  const { strings } = context;
  const most = busiest?.count ?? 1;
  const width = left + 24 * size.stepX;
  return html`<svg class="hours" viewBox="0 0 ${width} 162" role="group" aria-label=${strings.hoursLabel}>
    ${days.map(
      (
        hours,
        day,
      ) => svg`<text x=${left - 8} y=${day * size.stepY + 12} text-anchor="end">${strings.weekdays[day]}</text>
      ${hours.map(({ count: value, query }, hour) => {
        const label = `${hourName(day, hour, context)}: ${counted(strings.executionOne, strings.executionSeveral, value)}`;
        const isBusiest = busiest?.day === day && busiest.hour === hour;
        const [x, y] = [left + hour * size.stepX, day * size.stepY];
        const opacity = value === 0 ? faintest : 0.15 + (0.8 * value) / most;
        return drawnMark(
          context,
          {
            column: hour,
            row: day,
            label,
            query,
            first: isBusiest || (busiest === null && day + hour === 0),
          },
          isBusiest ? "cell peak" : "cell",
          svg`<rect x=${x} y=${y} width=${size.width} height=${size.height} fill-opacity=${opacity.toFixed(2)} />`,
        );
      })}`,
    )}
    ${[0, 6, 12, 18].map(
      (hour) => svg`<text x=${left + hour * size.stepX} y="140">${String(hour).padStart(2, "0")}:00</text>`,
    )}
    ${
      busiest === null
        ? ""
        : svg`<text x=${width} y="158" text-anchor="end">${fill(
            strings.busiestHour,
            hourName(busiest.day, busiest.hour, context),
            count(busiest.count),
          )}</text>`
    }
  </svg>`;
}

/** "Tue 10:00". */
function hourName(day: number, hour: number, { strings }: DashboardContext): string {
  return `${strings.weekdays[day] ?? ""} ${hour}:00`;
}
