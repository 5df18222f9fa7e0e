import type { JsonObject } from '@mortise/shared';
import { describeSchema } from './describe-schema';
import { controlAt, fromEntries, toEntries } from './form-values';

const schema: JsonObject = {
  type: 'object',
  required: ['sender'],
  properties: {
    sender: { type: 'string' },
    footer: { type: 'string' },
    retries: { type: 'integer', default: 3 },
    hosts: { type: 'array', items: { type: 'string' } },
    routes: { type: 'array', items: { type: 'object' } },
    smtp: { type: 'object', properties: { port: { type: 'integer' }, tags: { type: 'array', minItems: 1, items: { type: 'string' } } } },
  },
};
const fields = describeSchema(schema, 'en');

describe('the values of a form', () => {
  it('go through the controls and back unchanged', () => {
    const values: JsonObject = {
      sender: 'a',
      footer: ' ',
      retries: 1,
      hosts: ['x', 'y'],
      routes: [{ to: 1 }],
      smtp: { port: 25, tags: ['t'], unknown: true },
      unknown: { kept: true },
    };
    expect(toEntries(fields, values)).toMatchObject({ hosts: 'x\ny', routes: '[\n  {\n    "to": 1\n  }\n]', smtp: { port: 25 } });
    expect(fromEntries(fields, toEntries(fields, values), values)).toEqual(values);
  });

  it('shows defaults and leaves out what nobody filled in', () => {
    const entries = toEntries(fields, {});
    expect(entries).toMatchObject({ retries: 3 });
    expect(fromEntries(fields, entries, {})).toEqual({ sender: '', retries: 3 });
  });

  it('drops what was emptied, but keeps an emptied list as one', () => {
    const entries = { sender: '', footer: '', retries: null, hosts: ' \n', routes: ' ', smtp: { port: null, tags: '' } };
    expect(fromEntries(fields, entries, { footer: 'x', retries: 1, smtp: { port: 1 } })).toEqual({ sender: '', hosts: [] });
  });

  it('can be one JSON text', () => {
    const whole = describeSchema({ type: 'object' }, 'en');
    expect(fromEntries(whole, toEntries(whole, { a: 1 }), {})).toEqual({ a: 1 });
  });

  it('know which control a fault of the server belongs to', () => {
    expect(controlAt(fields, 'smtp.port')).toEqual(['smtp', 'port']);
    expect(controlAt(fields, 'hosts.3')).toEqual(['hosts']);
    expect(controlAt(fields, 'hostsile')).toBeUndefined();
    expect(controlAt(fields, '')).toBeUndefined();
  });
});
