const distance = 8;

/** Tells over a drawn mark, under the pointer or with the focus, what it says and the query behind it; Escape closes it. */
export class MarkTip {
  private tip: HTMLElement | null = null;

  /** @param page where it listens. */
  constructor(private readonly page: HTMLElement) {}

  listen(): void {
    const show = (event: Event): void => this.show((event.target as Element).closest("g.mark"));
    this.page.addEventListener("pointerover", show);
    this.page.addEventListener("focusin", show);
    this.page.addEventListener("focusout", () => this.show(null));
    this.page.addEventListener("pointerleave", () => this.show(null));
    document.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.show(null);
    });
    window.addEventListener("scroll", () => this.show(null), { passive: true });
  }

  private show(mark: Element | null): void {
    if (mark === null) {
      this.tip?.remove();
      this.tip = null;
      return;
    }
    const tip = this.tip ?? document.createElement("div");
    tip.className = "tip";
    // What a screen reader hears of the mark is its label.
    tip.setAttribute("aria-hidden", "true");
    const words = document.createElement("b");
    words.textContent = mark.getAttribute("aria-label");
    const query = document.createElement("span");
    query.className = "mono";
    query.textContent = mark.getAttribute("data-query");
    tip.replaceChildren(words, query);
    if (this.tip === null) document.body.append(tip);
    this.tip = tip;
    place(tip, mark.getBoundingClientRect());
  }
}

/** Over the mark, or under it where there is no room; within the window. */
function place(tip: HTMLElement, mark: DOMRect): void {
  const { width, height } = tip.getBoundingClientRect();
  const over = mark.top - height - distance;
  const left = Math.min(mark.left + mark.width / 2 - width / 2, window.innerWidth - width - distance);
  tip.style.left = `${Math.max(distance, left)}px`;
  tip.style.top = `${over > 0 ? over : mark.bottom + distance}px`;
}
