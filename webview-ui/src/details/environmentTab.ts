import { html, nothing, type TemplateResult } from "lit";
import type { EnvironmentView } from "../../../src/shared/details/environmentView";
import type { NamedValue } from "../../../src/shared/details/namedValue";
import type { DetailsStrings } from "../../../src/shared/details/strings";
import { fillCount, format } from "../../../src/shared/format";
import { facts, iconButton, sectionHead } from "./controls";
import { namedValues } from "./inputsSection";
import type { PageContext } from "./pageContext";

/** Where it ran: machine, interpreter with its packages, command line, the recorded part of the environment. */
export function environmentTab(context: PageContext): TemplateResult {
  const { view, strings, send } = context;
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
        ...surroundings(where, strings),
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
              [strings.packageEnvironment, html`<span class="mono">${where.packageEnvironment}</span>`],
            ])}
          </section>`
    }
    ${interpreter === null ? nothing : packagesSection(context, packages ?? [])}
    ${
      where.lockFiles.length === 0
        ? nothing
        : html`<section>
            ${sectionHead(strings.lockFiles, where.lockFiles.length)}
            ${namedValues(where.lockFiles, strings.file, "sha256")}
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

type Fact = readonly [name: string, value: unknown];

function surroundings(where: EnvironmentView, strings: DetailsStrings): readonly Fact[] {
  const { gpus, cuda, container, ci, writtenBytes, peakGpuMemoryBytes } = where;
  return [
    [strings.gpus, gpus.map(({ name, value }) => `${name} ${value}`.trim()).join("; ")],
    [strings.cuda, cuda],
    [strings.container, container],
    [strings.ci, ci === null ? null : ciText(ci)],
    [strings.written, writtenBytes === null ? null : format.bytes(writtenBytes)],
    [strings.gpuMemory, peakGpuMemoryBytes === null ? null : format.bytes(peakGpuMemoryBytes)],
  ];
}

function ciText({ provider, url }: { readonly provider: string; readonly url: string | null }): unknown {
  return url === null ? provider : html`<a href=${url}>${provider}</a>`;
}

/** The packages, and a field that narrows them by name. */
function packagesSection(context: PageContext, packages: readonly NamedValue[]): TemplateResult {
  const { strings } = context;
  if (packages.length === 0)
    return html`<section>
      ${sectionHead(strings.packages)}
      <p class="muted">${strings.noPackages}</p>
    </section>`;
  const sought = (context.choice("packages.filter") ?? "").trim();
  const shown = packages.filter(({ name }) => name.toLowerCase().includes(sought.toLowerCase()));
  const field = html`<vscode-text-field
    placeholder=${strings.filterPackages}
    aria-label=${strings.filterPackages}
    .value=${sought}
    @input=${(event: Event) => context.choose("packages.filter", (event.target as HTMLInputElement).value)}
  ></vscode-text-field>`;
  return html`<section>
    ${sectionHead(strings.packages, sought === "" ? packages.length : `${shown.length} / ${packages.length}`, field)}
    ${
      shown.length === 0
        ? html`<p class="muted">${strings.noPackageMatches}</p>`
        : namedValues(shown, strings.package, strings.version)
    }
  </section>`;
}
