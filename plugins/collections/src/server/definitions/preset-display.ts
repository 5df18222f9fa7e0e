import { AppError } from '@mortise/shared';
import { type AuditField, type StoredField, isAuditField } from './stored-definition';

/** What declaring a preset field again means: the preset stays as it is, only its texts are kept. */
export interface PresetDisplay {
  readonly preset: 'id' | AuditField;
  readonly field: StoredField;
}

/**
 * Recognises the preset fields that clients of NocoBase list among the others.
 * @throws AppError DEFINITION_INVALID when a preset's name is used for something else
 */
export function asPreset(field: StoredField): PresetDisplay | undefined {
  if (field.name === 'id') return isPresetKey(field) ? { preset: 'id', field: displayOf(field) } : undefined;
  if (!isAuditField(field.name)) return undefined;
  const expected = field.name.endsWith('At') ? 'datetime' : 'belongsTo users';
  if (!(expected === 'datetime' ? isMoment(field) : isUserRelation(field))) {
    throw new AppError('DEFINITION_INVALID', { field: field.name, option: 'type', expected, received: field.type });
  }
  return { preset: field.name, field: displayOf(field) };
}

/** Only texts and options of a field the platform makes. */
export function displayOf({ settings: _settings, ...field }: StoredField): StoredField {
  return { ...field, type: 'display', settings: {} };
}

function isPresetKey({ type, settings, options }: StoredField): boolean {
  const counted = type === 'bigInt' || type === 'integer';
  return counted && (settings.autoIncrement === true || options['interface'] === 'id');
}

function isMoment({ type }: StoredField): boolean {
  return type === 'datetime' || type === 'date';
}

function isUserRelation({ name, type, settings }: StoredField): boolean {
  return type === 'belongsTo' && settings.target === 'users' && (settings.foreignKey === undefined || settings.foreignKey === `${name}Id`);
}
