import { AppError, type JsonValue, nameFault } from '@mortise/shared';
import { shown } from './option-readers';

/** @throws AppError NAME_INVALID, NAME_RESERVED */
export function readName(what: string, name: JsonValue): string {
  const fault = nameFault(name);
  if (fault !== undefined || typeof name !== 'string') {
    throw new AppError(fault === 'reserved' ? 'NAME_RESERVED' : 'NAME_INVALID', { what, name: shown(name) });
  }
  return name;
}
