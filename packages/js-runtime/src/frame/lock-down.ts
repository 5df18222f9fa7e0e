/** Ways to other servers that no Content-Security-Policy knows. Child documents of this one may run no script, so they bring none back. */
const WAYS_OUT = ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'WebTransport', 'WebSocket', 'EventSource'];

const ignore = (): void => undefined;

/** Closes what the policy of the document leaves open, before anybody's code runs. */
export function lockDown(): void {
  for (const name of WAYS_OUT) Reflect.deleteProperty(globalThis, name);
  // Here they only throw; libraries that look for a cookie should find none.
  Object.defineProperty(Document.prototype, 'cookie', { configurable: false, get: () => '', set: ignore });
}
