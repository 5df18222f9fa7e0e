import { createPublicKey, sign } from 'node:crypto';
import type { Pair } from './signing';

const SEQUENCE = 0x30;
const SHA256_WITH_RSA = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];
const COMMON_NAME = [0x06, 0x03, 0x55, 0x04, 0x03];

/** A self-signed X.509 certificate (RFC 5280) of an RSA key, in PEM. */
export function certificateOf({ privateKey, publicKey }: Pair): string {
  const algorithm = der(SEQUENCE, Buffer.from(SHA256_WITH_RSA), der(0x05));
  const name = der(SEQUENCE, der(0x31, der(SEQUENCE, Buffer.from(COMMON_NAME), der(0x0c, Buffer.from('id.example')))));
  const validity = der(SEQUENCE, der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z')));
  const version = der(0xa0, der(0x02, Buffer.from([2])));
  const serial = der(0x02, Buffer.from([1]));
  const key = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  const body = der(SEQUENCE, version, serial, algorithm, name, validity, name, key);
  const certificate = der(SEQUENCE, body, algorithm, der(0x03, Buffer.from([0]), sign('sha256', body, privateKey)));
  return `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

/** Tag, length, contents (ITU-T X.690, 8.1). */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const contents = Buffer.concat(parts);
  const { length } = contents;
  const head = length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), contents]);
}
