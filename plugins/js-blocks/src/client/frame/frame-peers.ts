/** A block's frame, as the others on the page see it. */
export interface FramePeer {
  /** It does not answer. */
  readonly isStuck: () => boolean;
  /** Takes the frame away and begins anew a moment later. */
  restart(): void;
}

const peers = new Set<FramePeer>();

/** Returns how to leave. */
export function joinPeers(peer: FramePeer): () => void {
  peers.add(peer);
  return () => void peers.delete(peer);
}

/**
 * Browsers run all frames without an origin in one process, and end it when its last frame is gone: code without an end holds up the other
 * blocks, and only goes away together with them. They begin anew.
 */
export function restartStuckPeers(except: FramePeer): void {
  for (const peer of peers) if (peer !== except && peer.isStuck()) peer.restart();
}
