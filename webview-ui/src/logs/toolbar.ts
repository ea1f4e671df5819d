import { html, nothing, type TemplateResult } from "lit";
import { format } from "../../../src/shared/format";
import { choice } from "../dashboard/choice";
import { iconButton } from "../details/controls";
import { icon } from "../details/icon";
import { stateIcon } from "../details/stateMark";
import type { TimesShown } from "./lineTimes";
import type { LogsContext } from "./logsContext";

/** What runs, which streams are shown and how, and what can be done with the log. */
export function toolbar(context: LogsContext): TemplateResult {
  const { view, strings, choices, choose, send } = context;
  const duration = view.durationMs === null ? "" : ` ${format.duration(view.durationMs)}`;
  return html`<header class="tools">
    <h1>
      ${stateIcon(view.state)}<b class="ellipsis">${view.name}</b
      ><span class="muted told">${format.state(view.state)}${duration}</span>
    </h1>
    <span class="grow"></span>
    ${streams(context)}
    ${choice(
      strings.times,
      [
        { value: "relative", label: strings.timesRelative },
        { value: "absolute", label: strings.timesAbsolute },
        { value: "none", label: strings.timesNone },
      ],
      choices.times,
      (times) => choose({ times: times as TimesShown }),
    )}
    ${toggle("word-wrap", strings.wrap, choices.wrap, () => choose({ wrap: !choices.wrap }))}
    ${toggle("sort-precedence", strings.newestFirst, choices.newestFirst, () =>
      choose({ newestFirst: !choices.newestFirst }),
    )}
    ${iconButton("go-to-file", strings.goTo, () => context.goTo())}
    ${iconButton("save-as", strings.saveAs, () => send({ type: "saveAs" }))}
    ${iconButton("info", strings.openDetails, () => send({ type: "command", verb: "openDetails" }))}
    ${
      view.hasEnded || view.state === "UNKNOWN"
        ? nothing
        : iconButton("terminal", strings.showLiveOutput, () =>
            send({ type: "command", verb: "showLiveOutput" }),
          )
    }
    <button
      type="button"
      class="action text follow"
      aria-pressed=${String(context.isFollowing)}
      @click=${() => context.follow(!context.isFollowing)}
    >
      ${icon("arrow-down")}${strings.follow}
    </button>
  </header>`;
}

function streams({ view, strings, send }: LogsContext): TemplateResult {
  const all = [
    ["both", strings.both],
    ["out", strings.out],
    ["err", strings.err],
  ] as const;
  return html`<div class="seg" role="group" aria-label=${strings.streams}>
    ${all.map(
      ([name, label]) =>
        html`<button
          type="button"
          aria-pressed=${String(view.streams === name)}
          data-streams=${name}
          @click=${() => send({ type: "streams", streams: name })}
        >
          ${name === "both" ? nothing : html`<i class="bar ${name}" aria-hidden="true"></i>`}${label}
        </button>`,
    )}
  </div>`;
}

/** A small button that stays pressed. */
export function toggle(name: string, label: string, on: boolean, act: () => void): TemplateResult {
  return html`<button
    type="button"
    class="action"
    title=${label}
    aria-label=${label}
    aria-pressed=${String(on)}
    @click=${act}
  >
    ${icon(name)}
  </button>`;
}
