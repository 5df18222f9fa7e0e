import { joinPeers } from '../../frame/frame-peers';
import { SharedUnits } from './shared-units';

let units: { readonly base: string; readonly shared: SharedUnits } | undefined;

/** The units of this page. `base` is where the runtime's files are; after an update of the server it is another. */
export function pageUnits(base: string): SharedUnits {
  if (units?.base !== base) {
    const shared = new SharedUnits(`${base}logic.html`);
    // Frames share a process: while this one is there, code of a block that was stopped would go on.
    joinPeers({ isStuck: () => shared.isStuck, restart: () => shared.restart() });
    units = { base, shared };
  }
  return units.shared;
}
