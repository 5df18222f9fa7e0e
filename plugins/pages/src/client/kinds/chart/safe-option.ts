import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';

/** Nested deeper than any option. */
const DEEPEST = 20;

/**
 * Leads elsewhere, loads something, becomes a part of the document, or makes many options of one. What draws an option knows none of these, but
 * some of what it draws does.
 */
const LEFT_OUT: ReadonlySet<string> = new Set(
  'link sublink target subtarget image renderMode extraCssText className appendTo appendToBody toolbox graphic geo baseOption options timeline media'
    .split(' ')
    .concat(['__proto__', 'constructor', 'prototype']),
);

/** How often something is divided: what is drawn for each part would otherwise be drawn without end. */
const COUNTS: ReadonlySet<string> = new Set(['splitNumber']);
const MOST_PARTS = 20;
/** Along an axis. */
const MOST_PLACES = 1000;
const MOST_STEPS = 200;

/** Only those parts of an option that can do nothing but draw. Its code may be anybody's. */
export function safeOption(option: JsonObject): JsonObject {
  const safe = safeObject(option, 0);
  const axes = Object.entries(safe).map(
    ([name, part]) => [name, isAxis(name) ? eachOf(part ?? null, withoutEndlessSteps) : (part ?? null)] as const,
  );
  return Object.fromEntries(axes);
}

function safeObject(value: JsonObject, depth: number): JsonObject {
  const kept = Object.entries(value).filter(([name, item]) => !LEFT_OUT.has(name) && !loads(item));
  return Object.fromEntries(
    kept.map(([name, item]) => [name, COUNTS.has(name) ? limited(item ?? null, depth) : safeValue(item ?? null, depth)]),
  );
}

function safeValue(value: JsonValue, depth: number): JsonValue {
  if (depth > DEEPEST) return null;
  if (Array.isArray(value)) return value.map((item: JsonValue) => (loads(item) ? null : safeValue(item, depth + 1)));
  return isJsonObject(value) ? safeObject(value, depth + 1) : value;
}

function limited(value: JsonValue, depth: number): JsonValue {
  return typeof value === 'number' ? Math.min(Math.max(value, 0), MOST_PARTS) : safeValue(value, depth);
}

/** A symbol that is a picture from somewhere. */
function loads(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && /^\s*image:/i.test(value);
}

function isAxis(name: string): boolean {
  return /^(?:[xy]|angle|radius|single)Axis$/.test(name);
}

function eachOf(value: JsonValue, change: (one: JsonObject) => JsonObject): JsonValue {
  if (Array.isArray(value)) return value.map((one: JsonValue) => eachOf(one, change));
  return isJsonObject(value) ? change(value) : value;
}

/**
 * Between the ends of an axis of names each place is gone through, whether something stands there or not; on other axes each step, where the
 * option says how long one is.
 */
function withoutEndlessSteps(axis: JsonObject): JsonObject {
  const { type = 'data' in axis ? 'category' : 'value', min = null, max = null, interval = null, ...rest } = axis;
  const own = 'type' in axis ? { type } : {};
  const isOfNames = type === 'category';
  const ends = Object.entries({ min, max }).filter(([, end]) => end !== null && (!isOfNames || isNear(end)));
  const keepsSteps = interval !== null && (isOfNames || areFew({ min, max }, interval));
  return { ...own, ...rest, ...Object.fromEntries(ends), ...(keepsSteps ? { interval } : {}) };
}

function isNear(end: JsonValue): boolean {
  return typeof end === 'number' && Math.abs(end) <= MOST_PLACES;
}

function areFew({ min, max }: { readonly min: JsonValue; readonly max: JsonValue }, interval: JsonValue): boolean {
  if (typeof min !== 'number' || typeof max !== 'number' || typeof interval !== 'number') return false;
  return interval > 0 && (max - min) / interval <= MOST_STEPS;
}
