import { malformed, tooComplex, unsupported } from '@mortise/shared';
import { ARITHMETIC, type Arithmetic, type Comparison, type Expression } from './expression';
import { FUNCTIONS, OTHER_FUNCTIONS } from './functions';
import { readLiteral } from './literals';
import { Scanner } from './scanner';

export const EXPRESSION_LIMITS = { depth: 50, nodes: 200 } as const;

/** The only functions with a dot in their names. */
const GEO = /geo\.[a-z]+(?=\()/iy;
const OPERATOR = /[ \t]+([a-z]+)(?=[ \t(])[ \t]*/iy;
export const NAME = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}\p{Cf}]{0,127}/uy;
const NOT = /not(?=[ \t(])[ \t]*/iy;
const MULTIPLYING: ReadonlySet<string> = new Set(['mul', 'div', 'divby', 'mod']);

/**
 * Reads the text of `$filter` (OData 4.01 ABNF, `boolCommonExpr`), already percent-decoded.
 * @throws AppError QUERY_PARAMETER_INVALID, QUERY_TOO_COMPLEX; OPTION_UNSUPPORTED for cast() and isof()
 */
export function parseExpression(parameter: string, text: string): Expression {
  return new ExpressionParser(parameter, text).all();
}

class ExpressionParser {
  readonly #scanner: Scanner;
  readonly #parameter: string;
  /** Variables of the lambdas around the place that is read, innermost last. */
  readonly #variables: string[] = [];
  #depth = 0;
  #nodes = 0;

  constructor(parameter: string, text: string) {
    this.#parameter = parameter;
    this.#scanner = new Scanner(parameter, text);
  }

  all(): Expression {
    this.#scanner.skipSpaces();
    const expression = this.#or();
    this.#scanner.requireEnd();
    return expression;
  }

  #or(): Expression {
    return this.#chain('or', () => this.#chain('and', () => this.#comparison(['eq', 'ne'])));
  }

  #chain(kind: 'and' | 'or', read: () => Expression): Expression {
    const parts = [read()];
    while (this.#operator([kind]) !== undefined) parts.push(read());
    const [only] = parts;
    return parts.length === 1 && only ? only : this.#node({ kind, parts });
  }

  /** Equality binds less than the other comparisons. */
  #comparison(operators: readonly Comparison[]): Expression {
    const read = (): Expression => (operators[0] === 'eq' ? this.#comparison(['gt', 'ge', 'lt', 'le']) : this.#sum());
    let left = read();
    for (let operator = this.#operator(operators); operator !== undefined; operator = this.#operator(operators)) {
      left = this.#node({ kind: 'compare', operator, left, right: read() });
    }
    return left;
  }

  #sum(): Expression {
    return this.#arithmetic(
      ARITHMETIC.filter((operator) => !MULTIPLYING.has(operator)),
      () =>
        this.#arithmetic(
          ARITHMETIC.filter((operator) => MULTIPLYING.has(operator)),
          () => this.#unary(),
        ),
    );
  }

  #arithmetic(operators: readonly Arithmetic[], read: () => Expression): Expression {
    let left = read();
    for (let operator = this.#operator(operators); operator !== undefined; operator = this.#operator(operators)) {
      left = this.#node({ kind: 'arithmetic', operator, left, right: read() });
    }
    return left;
  }

  #unary(): Expression {
    const scanner = this.#scanner;
    if (scanner.match(NOT)) return this.#node({ kind: 'not', operand: this.#deeper(() => this.#unary()) });
    const literal = readLiteral(scanner);
    if (literal) return this.#membership(this.#node(literal));
    if (!scanner.take('-')) return this.#membership(this.#primary());
    scanner.skipSpaces();
    return this.#node({ kind: 'negate', operand: this.#deeper(() => this.#unary()) });
  }

  /** `has` and `in` bind more than anything else with two sides. */
  #membership(operand: Expression): Expression {
    if (this.#operator(['has'])) return this.#node({ kind: 'compare', operator: 'has', left: operand, right: this.#unary() });
    if (this.#operator(['in'])) return this.#node({ kind: 'in', operand, items: this.#items() });
    return operand;
  }

  /** `('a','b')`, or a list as JSON writes it. */
  #items(): Expression[] {
    const scanner = this.#scanner;
    const end = scanner.take('(') ? ')' : scanner.take('[') ? ']' : undefined;
    if (end === undefined) throw scanner.fault('a list in parentheses');
    const items: Expression[] = [];
    scanner.skipSpaces();
    if (scanner.closes(end)) return items;
    do items.push(end === ']' ? this.#jsonItem() : this.#deeper(() => this.#or()));
    while (scanner.separator(','));
    if (!scanner.closes(end)) throw scanner.fault(`"," or "${end}"`);
    return items;
  }

  #jsonItem(): Expression {
    const text = this.#scanner.match(/"(?:[^"\\]|\\.)*"/y)?.[0];
    if (text !== undefined) return this.#node({ kind: 'literal', type: 'string', text: this.#unquoted(text) });
    const literal = readLiteral(this.#scanner);
    if (!literal) throw this.#scanner.fault('a value');
    return this.#node(literal);
  }

  #unquoted(text: string): string {
    try {
      return String(JSON.parse(text));
    } catch {
      throw malformed(this.#parameter, 'a JSON string', text);
    }
  }

  #primary(): Expression {
    const scanner = this.#scanner;
    if (scanner.take('(')) {
      scanner.skipSpaces();
      const inner = this.#deeper(() => this.#or());
      this.#close();
      this.#trailing();
      return inner;
    }
    const [name] = scanner.match(GEO) ?? scanner.match(NAME) ?? [];
    if (name === undefined) return this.#root();
    if (scanner.take('(')) return this.#call(name);
    if (this.#variables.includes(name)) return this.#path(this.#below(name));
    // A bare name inside a lambda is a column of the row outside.
    if (this.#variables.length > 0) throw unsupported(`${name} inside any() and all()`);
    return this.#path([name]);
  }

  /** `$it/name` is the row itself. */
  #root(): Expression {
    if (!this.#scanner.take('$it/')) throw this.#scanner.fault('a value, a column or a function');
    if (this.#variables.length > 0) throw unsupported('$it inside any() and all()');
    return this.#path([this.#name()]);
  }

  /** Names below the innermost variable; those of the ones around it are other rows. */
  #below(variable: string): string[] {
    if (variable !== this.#variables.at(-1)) throw unsupported(`${variable}: the row of an outer any() or all()`);
    if (!this.#scanner.take('/')) throw this.#scanner.fault('"/" and a column');
    return [this.#name()];
  }

  #path(names: string[]): Expression {
    const scanner = this.#scanner;
    while (scanner.take('/')) {
      if (scanner.take('$count')) return this.#count(names);
      const name = this.#name();
      if (scanner.take('(')) return this.#lambda(names, name);
      names.push(name);
    }
    return this.#node({ kind: 'path', names });
  }

  #count(path: readonly string[]): Expression {
    if (this.#scanner.looksAt('($')) throw unsupported(`${path.join('/')}/$count()`);
    return this.#node({ kind: 'count', path });
  }

  #lambda(path: readonly string[], name: string): Expression {
    const scanner = this.#scanner;
    const quantifier = name.toLowerCase();
    if (quantifier !== 'any' && quantifier !== 'all') throw scanner.fault('any(…) or all(…)');
    scanner.skipSpaces();
    if (quantifier === 'any' && scanner.take(')')) return this.#node({ kind: 'lambda', quantifier, path, body: undefined });
    const variable = this.#name();
    if (!scanner.separator(':')) throw scanner.fault('":" and a condition');
    if (this.#variables.includes(variable)) throw scanner.fault('a variable with a name of its own');
    this.#variables.push(variable);
    const body = this.#deeper(() => this.#or());
    this.#variables.pop();
    this.#close();
    return this.#node({ kind: 'lambda', quantifier, path, body });
  }

  #call(written: string): Expression {
    const scanner = this.#scanner;
    const name = written.toLowerCase();
    if (OTHER_FUNCTIONS.has(name)) throw unsupported(`${name}()`);
    const takes = FUNCTIONS.get(name);
    if (!takes) throw malformed(this.#parameter, `one of the functions ${[...FUNCTIONS.keys()].join(', ')}`, written);
    const parameters: Expression[] = [];
    scanner.skipSpaces();
    if (!scanner.take(')')) {
      do parameters.push(this.#deeper(() => this.#or()));
      while (scanner.separator(','));
      this.#close();
    }
    if (parameters.length < takes[0] || parameters.length > takes[1])
      throw malformed(this.#parameter, `${takes[0]} to ${takes[1]} parameters of ${name}()`, `${parameters.length}`);
    return this.#node({ kind: 'call', name, parameters });
  }

  #name(): string {
    const name = this.#scanner.match(NAME)?.[0];
    if (name === undefined) throw this.#scanner.fault('a name');
    return name;
  }

  #close(): void {
    if (!this.#scanner.closes(')')) throw this.#scanner.fault('")"');
  }

  /** Nothing but an operator, a separator or the end may follow a group. */
  #trailing(): void {
    if (this.#scanner.looksAt('/') || this.#scanner.looksAt('(')) throw this.#scanner.fault('an operator or the end');
  }

  /** The next operator, if it is one of these; in any case of letters. */
  #operator<Operator extends string>(operators: readonly Operator[]): Operator | undefined {
    const { place } = this.#scanner;
    const word = this.#scanner.match(OPERATOR)?.[1]?.toLowerCase();
    const found = operators.find((operator) => operator === word);
    if (found === undefined) this.#scanner.back(place);
    return found;
  }

  #deeper<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > EXPRESSION_LIMITS.depth) throw tooComplex(`levels of ${this.#parameter}`, EXPRESSION_LIMITS.depth);
    const result = read();
    this.#depth -= 1;
    return result;
  }

  #node(expression: Expression): Expression {
    this.#nodes += 1;
    if (this.#nodes > EXPRESSION_LIMITS.nodes) throw tooComplex(`parts of ${this.#parameter}`, EXPRESSION_LIMITS.nodes);
    return expression;
  }
}
