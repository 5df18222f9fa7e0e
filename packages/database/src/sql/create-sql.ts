import { isNativeError } from 'node:util/types';
import type { SqlPort } from '@mortise/plugin-api/server';
import { AppError, isAppError } from '@mortise/shared';
import type { Driver } from '../connection/driver';
import { faultCode, isConnectionFault, isTimeout } from '../connection/driver-faults';
import { translateFault } from '../faults';
import { namesIn, readText, selectText } from './select-text';
import { sqlInvalid } from './sql-fault';

const MAX_MESSAGE = 300;
/** Out of time, out of locks, out of connections: not the text's fault. */
const CIRCUMSTANCES = /^(?:57|55|53|40|08|SQLITE_(?:BUSY|LOCKED|CANTOPEN|IOERR|FULL|NOTADB|CORRUPT|PROTOCOL))/;

export function createSql(driver: Driver): SqlPort {
  return Object.freeze({
    names: ({ text }) => namesIn(text, driver.dialect.name),
    check: (query) => void readText(query, driver.dialect.name),
    async select(query, page) {
      try {
        return await selectText(query, page, driver);
      } catch (error) {
        if (page.signal?.aborted) throw new AppError('DEADLINE_EXCEEDED', {}, { cause: error });
        throw sqlFault(error, driver);
      }
    },
  } satisfies SqlPort);
}

/** What the database says of a text, it says of the text: tables and columns that are not there are no change of the schema. */
function sqlFault(error: unknown, { dialect }: Driver): unknown {
  if (isAppError(error) || !isNativeError(error)) return error;
  const code = faultCode(error);
  if (code === 'SQLITE_INTERRUPT') return new AppError('DEADLINE_EXCEEDED', {}, { cause: error });
  if (code === undefined || CIRCUMSTANCES.test(code) || isTimeout(error) || isConnectionFault(error)) {
    return translateFault(error, { dialect: dialect.name, findByTable: () => undefined });
  }
  return sqlInvalid(error.message.slice(0, MAX_MESSAGE), { cause: error });
}
