import {
  type AccessPort,
  type ActionCall,
  type ActionDefinition,
  type ActionResult,
  type ResourceDefinition,
  defineAction,
} from '@mortise/plugin-api/server';
import { type JsonObject, isJsonObject } from '@mortise/shared';
import { SECRETS } from '../collections';
import { HOST } from '../grants/read-grants';
import { MANAGE } from '../permissions';
import type { SecretStore } from './secret-store';

/** A header holds no more. */
const MAX_VALUE = 8_000;

const PROPERTIES = {
  value: { type: 'string', minLength: 1, maxLength: MAX_VALUE },
  description: { type: ['string', 'null'], maxLength: 500 },
  hosts: { type: 'array', maxItems: 50, uniqueItems: true, items: { type: 'string', pattern: HOST.source } },
};
const NAME = { type: 'string', pattern: '^[A-Za-z][\\w-]{0,49}$' };

export interface SecretsDeps {
  readonly store: SecretStore;
  readonly access: AccessPort;
}

/** `/api/jsSecrets:…`: what blocks may put into calls without seeing it. Values go in and never come out. */
export function secretsResource({ store, access }: SecretsDeps): ResourceDefinition {
  const change = (body: ActionDefinition['body'], values: (call: ActionCall) => JsonObject): ActionDefinition =>
    defineAction({
      permission: MANAGE,
      safe: false,
      describe: { output: 'standard' },
      ...(body === undefined ? {} : { body }),
      async run(call) {
        const { value, ...shown } = values(call);
        const sealed = typeof value === 'string' ? { sealed: store.seal(value) } : {};
        const result = await call.standard({ values: shown, systemValues: sealed });
        // Whoever a ticket stands for is remembered for a while.
        await access.changed();
        return result;
      },
    });
  const destroy = async (call: ActionCall): Promise<ActionResult> => {
    const result = await call.standard();
    await access.changed();
    return result;
  };
  return {
    name: SECRETS,
    collection: SECRETS,
    actions: {
      list: { standard: 'list', permission: MANAGE },
      get: { standard: 'get', permission: MANAGE },
      create: change(body({ name: NAME, ...PROPERTIES }, ['name', 'value']), (call) => ({ hosts: [], ...bodyOf(call) })),
      update: change(body(PROPERTIES, []), bodyOf),
      destroy: defineAction({ permission: MANAGE, safe: false, describe: { output: 'standard' }, run: destroy }),
    },
  };
}

function body(properties: Readonly<Record<string, unknown>>, required: readonly string[]): Readonly<Record<string, unknown>> {
  return { type: 'object', additionalProperties: false, required, properties };
}

function bodyOf({ values }: ActionCall): JsonObject {
  return isJsonObject(values) ? values : {};
}
