import type { JsonObject } from '@mortise/shared';
import type { Bridge } from './bridge';

/** What covers a whole document while it is open: drawers, dialogs, pictures, and whatever code marks as such. */
const COVERS = '.ant-modal-wrap, .ant-drawer-open, .ant-image-preview-wrap, [data-cover]';

/** `asking` its page, lifted `over` it, or `refused`: then what covers is as large as the block. */
type State = 'in' | 'asking' | 'over' | 'refused';

/** Has the frame lifted over the page for as long as something covers it. The block itself stays where it was. */
export class Overlay {
  readonly #bridge: Bridge;
  readonly #root: HTMLElement;
  readonly #changed: () => void;
  #state: State = 'in';

  /** `changed` hears when the frame has another size than before. */
  constructor(bridge: Bridge, root: HTMLElement, changed: () => void) {
    this.#bridge = bridge;
    this.#root = root;
    this.#changed = changed;
    bridge.on('overlay', () => this.#putBack());
    addEventListener('keydown', (event) => {
      // What antd opens deals with the key itself.
      if (event.key === 'Escape' && this.isOver && document.querySelector('[data-cover]') !== null) void this.#leave('refused');
    });
  }

  get isOver(): boolean {
    return this.#state === 'over';
  }

  /** The block keeps the size it has on the page: it is over it, or soon will be. */
  get keepsSize(): boolean {
    return this.#state === 'over' || this.#state === 'asking';
  }

  /** Something may have opened or closed. Returns whether the document is covered. */
  look(): boolean {
    const isCovered = [...document.querySelectorAll(COVERS)].some((element) => element.getClientRects().length > 0);
    if (isCovered && this.#state === 'in') void this.#lift();
    if (!isCovered && this.#state !== 'in' && this.#state !== 'asking') void this.#leave('in');
    return isCovered;
  }

  async #lift(): Promise<void> {
    this.#state = 'asking';
    const place = await this.#bridge.call<JsonObject | null>('overlay', { open: true }).catch(() => null);
    this.#state = place === null ? 'refused' : 'over';
    if (place !== null) {
      const { left, top, width } = place;
      Object.assign(this.#root.style, {
        position: 'absolute',
        left: `${Number(left)}px`,
        top: `${Number(top)}px`,
        width: `${Number(width)}px`,
      });
    }
    this.#changed();
  }

  async #leave(next: 'in' | 'refused'): Promise<void> {
    const wasOver = this.isOver;
    this.#state = next;
    this.#settle();
    if (wasOver) await this.#bridge.call('overlay', { open: false }).catch(() => null);
  }

  /** The viewer has gone back to the page: what is open closes as by the key for it. */
  #putBack(): void {
    this.#state = 'refused';
    this.#settle();
    const { activeElement } = document;
    (activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true }));
    this.#changed();
  }

  #settle(): void {
    Object.assign(this.#root.style, { position: '', left: '', top: '', width: '' });
  }
}
