import { type OperationHandlers, RemoteError } from '@mortise/js-runtime/host';
import type { FormVerdict, PartForm } from '@mortise/plugin-api/client';
import { type JsonValue, isJsonObject } from '@mortise/shared';
import { requireActivation } from './require-activation';

/** What a block may do with the form it stands in; `form` is undefined elsewhere. */
export function formOperations(form: () => PartForm | undefined): OperationHandlers {
  const require = (): PartForm => {
    const found = form();
    if (found === undefined) throw new RemoteError({ code: 'NO_FORM', message: 'This code does not stand in a form' });
    return found;
  };
  return {
    'form.set': (args) => {
      const values = isJsonObject(args) ? args['values'] : undefined;
      if (!isJsonObject(values ?? null)) throw new RemoteError({ message: 'Which values? Give them by the names of their fields' });
      const refused = require().set(values as Parameters<PartForm['set']>[0]);
      if (refused.length > 0) {
        const message = `The form has no such fields that can be changed: ${refused.join(', ')}`;
        throw new RemoteError({ code: 'FIELD_NOT_IN_FORM', message });
      }
      return null;
    },
    'form.validate': () => told(require().validate()),
    'form.submit': async (_args, _signal, facts) => {
      requireActivation(facts, 'A form is sent when its viewer presses something in the block, not by itself');
      return told(await require().submit());
    },
  };
}

function told(verdict: FormVerdict): JsonValue {
  return verdict as unknown as JsonValue;
}
