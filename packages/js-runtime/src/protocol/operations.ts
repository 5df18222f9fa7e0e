/** What a frame may ask of its host. Anything else is refused: a runtime of another version may know more. */
export type Operation =
  | 'hello'
  | 'http'
  | 'lib.own'
  | 'lib.resolve'
  | 'ui.message'
  | 'ui.notify'
  | 'ui.modal'
  | 'ui.close'
  | 'view.open'
  | 'view.close'
  | 'nav'
  | 'value.set'
  | 'form.set'
  | 'form.validate'
  | 'form.submit'
  | 'overlay'
  | 'blocks.refresh'
  | 'storage';

/** What a frame tells without waiting for an answer. */
export const TOLD = ['log', 'fault', 'done', 'size', 'pong'] as const;
export type Told = (typeof TOLD)[number];

/** What a host tells its frame. */
export const EVENTS = ['ping', 'facts', 'look', 'visible', 'overlay', 'refresh', 'dispose'] as const;
export type HostEvent = (typeof EVENTS)[number];

/** Of one frame. */
export const LIMITS = {
  /** Calls that wait for an answer. */
  pending: 64,
  /** Calls in a second, and how many may come at once. */
  calls: { perSecond: 50, burst: 200 },
  /** Things shown to the viewer. */
  notices: { perSecond: 5, burst: 5 },
  /** Everything told, lines of the log above all. */
  told: { perSecond: 200, burst: 1_000 },
  /** Refused messages in one second after which the frame is ended. */
  flood: 2_000,
  /** Characters of one message. */
  message: 1_000_000,
  /** Characters of one line of the log. */
  logLine: 4_000,
  /** Pixels. */
  height: 4_000,
} as const;
