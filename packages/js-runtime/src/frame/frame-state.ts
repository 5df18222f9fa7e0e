import type { JsonObject, JsonValue } from '@mortise/shared';
import type { BlockEvent } from '../ctx';
import type { Look, RouteFacts, ShownFacts, StartFacts, ViewerFacts } from '../protocol/start-facts';
import type { Bridge } from './bridge';

type Listen = (data: never) => void;

/** Another name of `value`, and that of the event the element of a field hears. */
export const VALUE_CHANGE = 'js-field:value-change';

/** What the page has told so far, and who wants to hear of changes. */
export class FrameState {
  readonly apiBase: string;
  readonly viewer: ViewerFacts;
  readonly route: RouteFacts;
  #facts: ShownFacts;
  #look: Look;
  readonly #listeners = new Map<BlockEvent, Set<Listen>>();

  constructor({ apiBase, viewer, route, facts, look }: StartFacts, bridge: Bridge) {
    this.apiBase = apiBase;
    this.viewer = viewer;
    this.route = route;
    this.#facts = facts;
    this.#look = look;
    bridge.on<ShownFacts>('facts', (next) => this.#change(next));
    bridge.on<Look>('look', (next) => this.#changeLook(next));
    bridge.on('refresh', () => this.emit('refresh', null));
    bridge.on('visible', (visible: JsonValue) => this.emit('visible', visible));
    bridge.on('dispose', () => this.emit('dispose', null));
  }

  get facts(): ShownFacts {
    return this.#facts;
  }

  get look(): Look {
    return this.#look;
  }

  /** Until the page says so itself. */
  setValue(value: JsonValue): void {
    this.#facts = { ...this.#facts, value };
  }

  /** Of some fields of the form, until the page says so itself. */
  setValues(values: JsonObject): void {
    this.#facts = { ...this.#facts, values: { ...this.#facts.values, ...values } };
  }

  on(event: BlockEvent, listen: Listen): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listen));
    return () => this.off(event, listen);
  }

  off(event: BlockEvent, listen: Listen): void {
    this.#listeners.get(event)?.delete(listen);
  }

  emit(event: BlockEvent, data: unknown): void {
    for (const listen of this.#listeners.get(event) ?? []) {
      // One that throws keeps nobody from hearing; the window reports it.
      queueMicrotask(() => listen(data as never));
    }
  }

  #changeLook(next: Look): void {
    const before = this.#look;
    this.#look = next;
    const themeOf = ({ dark, token, components }: Look): string => JSON.stringify([dark, token, components]);
    if (next.language !== before.language) this.emit('locale', next.language);
    if (themeOf(next) !== themeOf(before)) this.emit('theme', { dark: next.dark, token: next.token });
  }

  #change(next: ShownFacts): void {
    const before = this.#facts;
    this.#facts = next;
    const differs = (key: keyof ShownFacts): boolean => JSON.stringify(before[key]) !== JSON.stringify(next[key]);
    if (differs('record')) this.emit('record', next.record);
    if (differs('value')) {
      this.emit('value', next.value);
      this.emit(VALUE_CHANGE, next.value);
    }
    if (differs('values')) this.emit('formValues', next.values);
  }
}
