/** Does something once the frame that is being made was handed on to the screen. */
export function afterPaint(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then));
}
