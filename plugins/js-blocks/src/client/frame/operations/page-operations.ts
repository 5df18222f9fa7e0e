import { type OperationHandlers, RemoteError } from '@mortise/js-runtime/host';
import type { Api, BlockPlace, BlockRecord, ViewRequest } from '@mortise/plugin-api/client';
import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { pathBelowAdmin } from './path-below-admin';

export interface PageParts {
  readonly api: Api;
  readonly place: () => BlockPlace;
  /** To a path below the admin's base. */
  navigate(path: string, replace: boolean): void;
  /** Gives the field the block stands for another value; undefined where there is none. */
  readonly onValue: () => ((value: JsonValue) => void) | undefined;
}

const STORAGE = ['get', 'set', 'remove', 'keys'];

/** What a block may do with the page around it: go to pages, open views, change its own field, keep values. */
export function pageOperations(parts: PageParts): OperationHandlers {
  return {
    nav: (args) => {
      const { path, replace } = objectOf(args);
      parts.navigate(pathBelowAdmin(path, location.origin), replace === true);
      return null;
    },
    'view.open': async (args) => (await parts.place().board.openView(readView(args))) ?? null,
    'view.close': (args) => {
      parts.place().board.closeView(objectOf(args)['result'] ?? null);
      return null;
    },
    'value.set': (args) => {
      const onValue = parts.onValue();
      if (onValue === undefined) throw new RemoteError({ message: 'This code stands for no field that can be changed' });
      onValue(objectOf(args)['value'] ?? null);
      return null;
    },
    storage: async (args) => {
      const { action: wanted, key, value } = objectOf(args);
      const action = STORAGE.find((name) => name === wanted);
      if (action === undefined) throw new RemoteError({ message: 'Storage can get, set, remove and list keys' });
      const { page, block, revision = null } = parts.place();
      const values = { page, block, revision, ...(key === undefined ? {} : { key }), ...(value === undefined ? {} : { value }) };
      const { data } = await parts.api.post<JsonValue | undefined>(`jsStorage:${action}`, { values });
      return data ?? null;
    },
  };
}

function objectOf(args: JsonValue): JsonObject {
  return isJsonObject(args) ? args : {};
}

/** @throws RemoteError without the id of a page */
function readView(args: JsonValue): ViewRequest {
  const { page, mode, size, record } = objectOf(args);
  if (typeof page !== 'string' || !/^[\w-]{1,40}$/.test(page))
    throw new RemoteError({ message: 'Which page to open? Its id stands in its address' });
  const about = readRecord(record);
  return {
    page,
    ...(mode === 'drawer' || mode === 'dialog' ? { mode } : {}),
    ...(size === 'small' || size === 'medium' || size === 'large' ? { size } : {}),
    ...(about === undefined ? {} : { record: about }),
  };
}

function readRecord(record: JsonValue | undefined): BlockRecord | undefined {
  if (!isJsonObject(record)) return undefined;
  const { collection, key, dataSource } = record;
  if (typeof collection !== 'string' || typeof key !== 'string') return undefined;
  return { collection, key, ...(typeof dataSource === 'string' ? { dataSource } : {}) };
}
