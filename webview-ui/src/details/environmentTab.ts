import { html, nothing, type TemplateResult } from "lit";
import { fillCount, format } from "../../../src/shared/format";
import { facts, iconButton, sectionHead } from "./controls";
import { namedValues } from "./inputsSection";
import type { PageContext } from "./pageContext";

/** Where it ran: machine, interpreter with its packages, command line, the recorded part of the environment. */
export function environmentTab({ view, strings, send }: PageContext): TemplateResult {
  const { environment: where, head } = view;
  if (where === null)
    return html`<p class="empty">${head.ended ? strings.noEnvironment : strings.noEnvironmentYet}</p>`;
  const { interpreter, packages, commandLine, variables } = where;
  const command = commandLine.join(" ");
  return html`<div class="main">
    <section>
      ${sectionHead(strings.machine)}
      ${facts([
        [strings.host, where.host],
        [strings.user, where.user],
        [strings.platform, where.platform],
        [strings.processor, fillCount(strings.oneCore, strings.cores, where.cores, where.cpu)],
        [strings.memory, format.bytes(where.memoryBytes)],
        [strings.recorder, where.recorder],
      ])}
    </section>
    <section>
      ${sectionHead(
        strings.commandLine,
        "",
        iconButton("copy", strings.copy, () => send({ type: "copyText", text: command })),
      )}
      <pre class="printed mono" tabindex="0" aria-label=${strings.commandLine}>${command}</pre>
      ${facts([[strings.workingDirectory, html`<span class="mono">${where.workingDirectory}</span>`]])}
    </section>
    ${
      interpreter === null
        ? nothing
        : html`<section>
            ${sectionHead(strings.interpreter)}
            ${facts([
              [strings.name, interpreter.name],
              [strings.version, interpreter.version],
              [strings.path, html`<span class="mono">${interpreter.path}</span>`],
            ])}
          </section>`
    }
    ${
      interpreter === null
        ? nothing
        : html`<section>
            ${sectionHead(strings.packages, packages?.length ?? "")}
            ${
              packages === null || packages.length === 0
                ? html`<p class="muted">${strings.noPackages}</p>`
                : namedValues(packages, strings.package, strings.version)
            }
          </section>`
    }
    ${
      variables.length === 0
        ? nothing
        : html`<section>
            ${sectionHead(strings.variables, variables.length)}
            ${namedValues(variables, strings.variable, strings.value)}
          </section>`
    }
  </div>`;
}
