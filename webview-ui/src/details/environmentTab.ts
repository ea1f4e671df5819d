import { html, nothing, type TemplateResult } from "lit";
import type { EnvironmentView } from "../../../src/shared/details/environmentView";
import type { NamedValue } from "../../../src/shared/details/namedValue";
import type { DetailsStrings } from "../../../src/shared/details/strings";
import { fillCount, format } from "../../../src/shared/format";
import { facts, iconButton, sectionHead } from "./controls";
import "./environmentDifference";
import { namedValues } from "./inputsSection";
import type { PageContext } from "./pageContext";

/** Where it ran: machine, interpreter with its packages, command line, the recorded part of the environment. */
export function environmentTab(context: PageContext): TemplateResult {
  const { view, strings, send } = context;
  const { environment: where, head } = view;
  if (where === null)
    return html`<p class="empty">${head.ended ? strings.noEnvironment : strings.noEnvironmentYet}</p>`;
  const { interpreter, packages, commandLine } = where;
  const { field, fits, isSought } = search(context);
  const [lockFiles, variables] = [where.lockFiles.filter(fits), where.variables.filter(fits)];
  const command = commandLine.join(" ");
  return html`<div class="main">
    ${field}
    <executions-environment-difference .context=${context}></executions-environment-difference>
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
              [
                strings.packageEnvironment,
                where.packageEnvironment === ""
                  ? null
                  : html`<span class="mono">${where.packageEnvironment}</span>`,
              ],
            ])}
          </section>`
    }
    ${interpreter === null ? nothing : packagesSection(context, packages ?? [], fits, isSought)}
    ${
      lockFiles.length === 0
        ? nothing
        : html`<section>
            ${sectionHead(strings.lockFiles, lockFiles.length)}
            ${namedValues(lockFiles, strings.file, "sha256")}
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

interface Search {
  readonly field: TemplateResult;
  readonly fits: (entry: NamedValue) => boolean;
  readonly isSought: boolean;
}

/** A field that narrows packages, lock files and variables by what their names or values hold. */
function search({ strings, choice, choose }: PageContext): Search {
  const sought = choice("environment.filter") ?? "";
  const word = sought.trim().toLowerCase();
  // A toolkit's field that has no text takes "Text field" for its name, whatever it is given.
  const field = html`<input
    type="search"
    class="search"
    placeholder=${strings.searchEnvironment}
    aria-label=${strings.searchEnvironment}
    .value=${sought}
    @input=${({ target }: Event) => {
      if (target instanceof HTMLInputElement) choose("environment.filter", target.value);
    }}
  />`;
  const fits = ({ name, value }: NamedValue): boolean => `${name}\n${value}`.toLowerCase().includes(word);
  return { field, fits, isSought: word !== "" };
}

function packagesSection(
  { strings }: PageContext,
  packages: readonly NamedValue[],
  fits: (entry: NamedValue) => boolean,
  isSought: boolean,
): TemplateResult {
  const shown = packages.filter(fits);
  const empty = packages.length === 0 ? strings.noPackages : strings.noPackageMatches;
  return html`<section>
    ${sectionHead(strings.packages, isSought ? `${shown.length} / ${packages.length}` : packages.length)}
    ${
      shown.length === 0
        ? html`<p class="muted">${empty}</p>`
        : namedValues(shown, strings.package, strings.version)
    }
  </section>`;
}
