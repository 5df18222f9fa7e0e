import type { OperationHandlers } from '@mortise/js-runtime/host';
import type { JsonValue } from '@mortise/shared';
import { blockAddress } from '../../../contract';
import { startFacts } from '../start-facts';
import { answered } from './answered';
import { formOperations } from './form-operations';
import { httpOperation } from './http-operation';
import { libraryOperations } from './library-operations';
import { noticeOperations } from './notice-operations';
import { observed } from './observed';
import type { OperationParts } from './operation-parts';
import { type Overlay, overlayOperation } from './overlay-operation';
import { pageOperations } from './page-operations';
import { refreshOperation } from './refresh-operation';
import { writeConsent } from './write-consent';

/** Everything the frame of a block may ask for. `base` is where the runtime's files are. */
export function blockOperations(parts: OperationParts, base: string, overlay: Overlay): OperationHandlers {
  const { api, now, allowed, refreshRecords } = parts;
  const { feedback, t, props } = now();
  const { place } = props;
  const title = (): string => now().props.place.title || now().t('frame.untitled');
  const handlers: OperationHandlers = {
    hello: () => startFacts({ ...now(), apiBase: api.address('') }) as unknown as JsonValue,
    http: httpOperation({ api, place, askToWrite: writeConsent({ feedback, title, t, allowed, scope: blockAddress(place) }) }),
    ...libraryOperations(api, base),
    ...noticeOperations({ feedback, title, scope: `${place.page}/${place.block}` }),
    ...pageOperations({
      api,
      place: () => now().props.place,
      navigate: (path, replace) => void now().navigate(path, { replace }),
      onValue: () => now().props.onValue,
    }),
    ...formOperations(() => now().props.form),
    ...overlayOperation(overlay),
    ...refreshOperation({ place: () => now().props.place, refreshRecords }),
  };
  return observed(answered(handlers), (call) => now().props.observer?.onCall?.(call));
}
