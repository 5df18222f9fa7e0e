import { type JsonValue, parseUrl } from '@mortise/shared';
import type { DataField } from '../../data/model/data-field';
import { kindOf } from '../../data/model/field-kind';

const PICTURE_DATA = /^data:image\/(png|jpeg|gif|webp|avif);base64,[\w+/=]+$/;

/** Address of a picture this page may show: its own server's, or one that is the value itself. Others are not fetched by anybody's page. */
export function pictureAddress(value: JsonValue | undefined, origin: string): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  if (PICTURE_DATA.test(value)) return value;
  const url = value.startsWith('/') ? parseUrl(value, origin) : parseUrl(value);
  return url?.origin === origin ? url.href : undefined;
}

/** The colour a value stands for; undefined for none. */
export function colorOf(field: DataField, value: JsonValue | undefined): string | undefined {
  if (kindOf(field) === 'color') return typeof value === 'string' && /^#[0-9a-f]{3,8}$/i.test(value) ? value : undefined;
  const color = field.enum?.find((choice) => choice.value === value)?.color;
  return color === 'default' ? undefined : color;
}
