import { LightElement } from "../lightElement";

/** An element that is drawn again for its width, so that its text keeps its size. */
export abstract class ResizedElement extends LightElement {
  static override properties: Record<string, object> = { width: { state: true } };

  declare protected width: number;
  private readonly observer = new ResizeObserver(([entry]) => {
    if (entry !== undefined) this.width = Math.round(entry.contentRect.width);
  });

  constructor() {
    super();
    this.width = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    this.observer.disconnect();
    super.disconnectedCallback();
  }
}
