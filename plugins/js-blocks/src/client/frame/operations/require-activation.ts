import { type CallFacts, RemoteError } from '@mortise/js-runtime/host';

/** @throws RemoteError ACTIVATION_NEEDED unless the viewer has pressed something in the block of late */
export function requireActivation({ isActivated }: CallFacts, message: string): void {
  if (!isActivated) throw new RemoteError({ name: 'ActivationError', code: 'ACTIVATION_NEEDED', message });
}
