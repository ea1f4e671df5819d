import { LitElement } from "lit";

/** An element that renders into the page itself, so that one style sheet serves all. */
export abstract class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
