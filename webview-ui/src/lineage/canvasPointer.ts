import { nodeSizes } from "../../../src/shared/lineage/lineageView";
import { zoomed } from "./graphTools";
import type { LineageContext } from "./lineageContext";

/** One notch of a wheel, in CSS pixels, makes the graph larger or smaller by this much. */
const wheelZoom = 0.0015;
/** A pointer that moved less did not drag. */
const stillPixels = 4;

/** Dragging moves the graph; the wheel moves it too, with Ctrl or a pinch it zooms. */
export function listenToCanvas(page: HTMLElement, context: () => LineageContext | null): void {
  page.addEventListener("pointerdown", (event) => {
    const canvas = canvasOf(event);
    const now = context();
    if (canvas === null || now === null || event.button !== 0 || isNode(event)) return;
    const { sight, look } = now;
    const begun = { x: event.clientX, y: event.clientY };
    canvas.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent): void => {
      const x = sight.x - (moved.clientX - begun.x) / sight.scale;
      look({ ...sight, x, y: sight.y - (moved.clientY - begun.y) / sight.scale });
    };
    const isFar = event.target instanceof HTMLCanvasElement;
    const end = (ended: PointerEvent): void => {
      canvas.removeEventListener("pointermove", move);
      const way = Math.hypot(ended.clientX - begun.x, ended.clientY - begun.y);
      if (isFar && way < stillPixels) pressAt(now, canvas, ended);
    };
    canvas.addEventListener("pointermove", move);
    canvas.addEventListener("pointerup", end, { once: true });
    canvas.addEventListener("pointercancel", end, { once: true });
  });
  const wheel = (event: WheelEvent): void => {
    const canvas = canvasOf(event);
    const now = context();
    if (canvas === null || now === null) return;
    event.preventDefault();
    const { sight, look } = now;
    const { left, top } = canvas.getBoundingClientRect();
    if (event.ctrlKey || event.metaKey) {
      const at = { x: event.clientX - left, y: event.clientY - top };
      look(zoomed(now, Math.exp(-event.deltaY * wheelZoom), at));
    } else {
      const [dx, dy] = event.shiftKey ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      look({ ...sight, x: sight.x + dx / sight.scale, y: sight.y + dy / sight.scale });
    }
  };
  page.addEventListener("wheel", wheel, { passive: false });
}

/** From afar nodes are no elements of their own. */
function pressAt(
  { sight, view, press }: LineageContext,
  canvas: Element,
  { clientX, clientY }: PointerEvent,
): void {
  if (view.content.kind !== "lineage") return;
  const { left, top } = canvas.getBoundingClientRect();
  const [x, y] = [(clientX - left) / sight.scale + sight.x, (clientY - top) / sight.scale + sight.y];
  const { width, height } = nodeSizes;
  const found = view.content.nodes.find(
    (node) => x >= node.x && x <= node.x + width && y >= node.y && y <= node.y + height,
  );
  if (found !== undefined) press(found.id);
}

function canvasOf(event: Event): HTMLElement | null {
  return (event.target as Element).closest<HTMLElement>(".canvas");
}

function isNode(event: Event): boolean {
  return (event.target as Element).closest(".node") !== null;
}
