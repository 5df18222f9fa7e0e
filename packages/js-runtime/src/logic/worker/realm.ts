/** What a worker's code finds besides the language itself. Whatever else a browser has or will have is taken away. */
const KEPT = new Set(
  [
    'self',
    'globalThis',
    'console',
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'queueMicrotask',
    'structuredClone',
  ].concat(
    [
      'URL',
      'URLSearchParams',
      'TextEncoder',
      'TextDecoder',
      'Blob',
      'atob',
      'btoa',
      'Event',
      'EventTarget',
      'AbortController',
      'AbortSignal',
    ],
    ['DOMException', 'performance', 'crypto', 'Headers', 'FormData', 'Request', 'Response', 'ProgressEvent', 'ReadableStream', 'File'],
    ['Object', 'Function', 'Array', 'Number', 'Boolean', 'String', 'Symbol', 'Date', 'Promise', 'RegExp', 'Error', 'AggregateError'],
    [
      'EvalError',
      'RangeError',
      'ReferenceError',
      'SyntaxError',
      'TypeError',
      'URIError',
      'SuppressedError',
      'JSON',
      'Math',
      'Intl',
      'Reflect',
    ],
    ['ArrayBuffer', 'DataView', 'Uint8Array', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array', 'Float16Array'],
    ['Float32Array', 'Float64Array', 'Uint8ClampedArray', 'BigUint64Array', 'BigInt64Array', 'Map', 'BigInt', 'Set', 'Iterator', 'WeakMap'],
    ['WeakSet', 'WeakRef', 'FinalizationRegistry', 'Proxy', 'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape'],
    ['unescape', 'eval', 'isFinite', 'isNaN', 'parseFloat', 'parseInt', 'Infinity', 'NaN', 'undefined', 'Temporal'],
    ['constructor'],
  ),
);

/**
 * Takes every way to the network, to storage, to other workers and to our own messages out of a worker's global object and its prototypes. The
 * policy of the document forbids the network as well; channels between workers of one page it does not know.
 */
export function closeRealm(scope: object): void {
  // What all things with events have in common belongs to those that are left as well.
  for (let level = scope; level !== EventTarget.prototype && level !== Object.prototype; level = Object.getPrototypeOf(level) as object) {
    for (const name of Object.getOwnPropertyNames(level)) if (!KEPT.has(name)) take(level, name);
  }
  // Code that is shared with frames asks whether something is a node; here nothing is.
  Reflect.defineProperty(scope, 'Node', { value: class Node {} });
}

function take(level: object, name: string): void {
  // What cannot be removed can be hidden, or is a constant.
  if (Reflect.deleteProperty(level, name)) return;
  Reflect.defineProperty(level, name, { value: undefined, writable: false });
}
