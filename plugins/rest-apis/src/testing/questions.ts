/** A condition in the words of no door. */
export type Question =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Question[] }
  | { readonly kind: 'not'; readonly part: Question }
  | { readonly kind: 'test'; readonly column: string; readonly operator: TestOperator; readonly values: readonly (string | null)[] };

type TestOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'in' | 'contains';
type Test = Extract<Question, { kind: 'test' }>;

export const COLUMNS: Readonly<Record<string, { readonly type: string; readonly values: readonly string[] }>> = {
  text: { type: 'string', values: ['a', 'B', 'a,b', '(x)', 'q"r', String.raw`b\c`, '', 'ä', 'a%', "it's", 'null'] },
  number: { type: 'integer', values: ['-1', '0', '1', '2', '3'] },
  exact: { type: 'decimal', values: ['0.5', '1', '2.25', '-3'] },
  flag: { type: 'boolean', values: ['true', 'false'] },
  day: { type: 'date', values: ['2024-01-01', '2024-02-29', '2023-12-31'] },
  moment: { type: 'datetime', values: ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00+02:00'] },
  // The role of the questions may not see it.
  secret: { type: 'string', values: ['s'] },
};

const ORDERED: readonly TestOperator[] = ['gt', 'ge', 'lt', 'le'];

/** Makes questions of whatever `random` says, numbers from 0 up to 1. */
export class Questions {
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[Math.floor(this.#random() * items.length)] ?? items[0];
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  column(): string {
    if (this.chance(0.02)) return this.pick(['secret', 'nothing']);
    return this.pick(['text', 'number', 'exact', 'flag', 'day', 'moment']);
  }

  question(depth = 1): Question {
    if (depth > 3 || this.chance(0.3)) return this.#test();
    if (this.chance(0.3)) return { kind: 'not', part: this.question(depth + 1) };
    const length = 1 + Math.floor(this.#random() * 3);
    return { kind: this.pick(['and', 'or']), parts: Array.from({ length }, () => this.question(depth + 1)) };
  }

  #test(): Test {
    const column = this.column();
    const test = { kind: 'test', column } as const;
    const values = COLUMNS[column]?.values ?? ['1'];
    const value = (): string => (this.chance(0.01) ? 'many' : (values[Math.floor(this.#random() * values.length)] ?? ''));
    if (this.chance(0.15)) return { ...test, operator: this.pick(['eq', 'ne']), values: [null] };
    if (this.chance(0.2)) return { ...test, operator: 'in', values: Array.from({ length: 1 + Math.floor(this.#random() * 3) }, value) };
    if (column === 'text' && this.chance(0.3)) return { ...test, operator: 'contains', values: [value()] };
    if (column === 'flag' || this.chance(0.4)) return { ...test, operator: this.pick(['eq', 'ne']), values: [value()] };
    return { ...test, operator: this.pick([ORDERED[0] ?? 'gt', ...ORDERED]), values: [value()] };
  }
}

const ACTION_OPERATORS = {
  eq: '$eq',
  ne: '$ne',
  gt: '$gt',
  ge: '$gte',
  lt: '$lt',
  le: '$lte',
  in: '$in',
  contains: '$like',
} as const satisfies Readonly<Record<TestOperator, string>>;

/** For the action API. */
export function asFilter(question: Question): object {
  if (question.kind === 'not') return { $not: asFilter(question.part) };
  if (question.kind !== 'test') return { [`$${question.kind}`]: question.parts.map(asFilter) };
  const { column, operator, values } = question;
  const [value = null] = values;
  const operand = operator === 'in' ? values : operator === 'contains' ? `%${escaped(value ?? '')}%` : value;
  return { [`${column}.${ACTION_OPERATORS[operator]}`]: operand };
}

/** For `$filter`. */
export function asOData(question: Question): string {
  if (question.kind === 'not') return `not (${asOData(question.part)})`;
  if (question.kind !== 'test') return `(${question.parts.map(asOData).join(` ${question.kind} `)})`;
  const { column, operator, values } = question;
  const literals = values.map((value) => literal(column, value));
  if (operator === 'in') return `${column} in (${literals.join(',')})`;
  // Comparisons are never null, as the other doors have it.
  if (operator === 'contains') return `contains(${column},${literals.join()}) eq true`;
  return `${column} ${operator} ${literals.join()}`;
}

function literal(column: string, value: string | null): string {
  if (value === null) return 'null';
  const isText = COLUMNS[column]?.type === 'string' || value === 'many';
  return isText ? `'${value.replaceAll("'", "''")}'` : value;
}

const OPPOSITE = { eq: 'isdistinct', ne: 'eq', gt: 'lte', ge: 'lt', lt: 'gte', le: 'gt' } as const;
const REST_OPERATORS = { eq: 'eq', ne: 'isdistinct', gt: 'gt', ge: 'gte', lt: 'lt', le: 'lte' } as const;

/** For PostgREST, whose logic knows a third value: negations are carried down, and rows without a value named. */
export function asRest(question: Question, wanted = true): string {
  if (question.kind === 'not') return asRest(question.part, !wanted);
  if (question.kind === 'test') return restTest(question, wanted);
  const kind = (question.kind === 'and') === wanted ? 'and' : 'or';
  return `${kind}(${question.parts.map((part) => asRest(part, wanted)).join(',')})`;
}

function restTest({ column, operator, values }: Test, wanted: boolean): string {
  const [value = ''] = values.map((one) => `"${String(one).replaceAll(/["\\]/g, String.raw`\$&`)}"`);
  if (values.includes(null)) return `${column}.${(operator === 'eq') === wanted ? '' : 'not.'}is.null`;
  if (operator === 'in' || operator === 'contains') {
    const list = values.map((one) => `"${String(one).replaceAll(/["\\]/g, String.raw`\$&`)}"`).join();
    const test = operator === 'in' ? `in.(${list})` : `like."%${escaped(String(values[0])).replaceAll(/["\\]/g, String.raw`\$&`)}%"`;
    return wanted ? `${column}.${test}` : `or(${column}.not.${test},${column}.is.null)`;
  }
  if (wanted) return `${column}.${REST_OPERATORS[operator]}.${value}`;
  const opposite = `${column}.${OPPOSITE[operator]}.${value}`;
  return operator === 'eq' || operator === 'ne' ? opposite : `or(${opposite},${column}.is.null)`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
