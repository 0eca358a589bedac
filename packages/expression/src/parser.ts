import { fail, isProblem, succeed, type Language, type Localized, type Result } from '@atelier/problem';
import type { Expression, Span } from './ast.ts';
import { decimalText, largestIntegerDigits, largestScale, toDecimal } from './decimal.ts';
import { FormulaTree } from './formula-tree.ts';
import { nextToken, stop, type Token } from './lexer.ts';
import { limits } from './limits.ts';
import { issue } from './messages.ts';
import { operatorOf, powers } from './operators.ts';
import type { Scope } from './scope.ts';

/**
 * Reads a formula and resolves every name to its key. Bad names are all reported, a syntax error ends
 * the reading; issues have `at: ''` and `from`/`to` in the text. Types are the business of `check`.
 * `language` decides between labels where a word labels two fields.
 *
 * @example parseFormula('{累计消费} >= 10000 AND owner = me', scope)
 */
export function parseFormula(text: string, scope: Scope, language?: Language): Result<Expression> {
  if (text.length > limits.formulaLength) {
    return fail(issue('expression.too-long', { details: { limit: limits.formulaLength } }));
  }
  try {
    const tree = new FormulaTree(scope, language);
    const expression = new Parser(text, tree).whole();
    return tree.issues.length > 0 ? fail(...tree.issues) : succeed(expression);
  } catch (error) {
    if (isProblem(error) && error.kind === 'invalid') return fail(...error.issues);
    throw error;
  }
}

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ['TRUE', true],
  ['FALSE', false],
  ['NULL', null],
]);

const notWords: ReadonlySet<string> = new Set(['NOT', '非']);
/** Often written without spaces: `…且城市`. The longer come first. */
const chineseOperators = ['并且', '或者', '且', '或'];

const operatorWord: Localized = { zh: '运算符', en: 'an operator' };

function oneOfSymbols(...symbols: readonly string[]): Localized {
  const quoted = symbols.map((symbol) => `“${symbol}”`);
  return { zh: quoted.join('或'), en: quoted.join(' or ') };
}

type Expectation =
  | 'expression.symbol-expected'
  | 'expression.symbol-missing'
  | 'expression.operator-expected'
  | 'expression.value-expected'
  | 'expression.name-expected';

/** Precedence climbing over tokens that are read as they are needed. */
class Parser {
  private token: Token;
  private nesting = 0;

  constructor(
    private readonly text: string,
    private readonly tree: FormulaTree,
  ) {
    this.token = nextToken(text, 0);
  }

  whole(): Expression {
    if (this.isEnd()) stop(issue('expression.empty', { from: 0, to: this.text.length }));
    const expression = this.expression(0);
    if (this.isEnd()) return expression;
    if (this.token.kind === 'symbol') this.unexpected('expression.symbol-expected', operatorWord);
    return this.unexpected('expression.operator-expected');
  }

  private isEnd(): boolean {
    return this.token.kind === 'end';
  }

  private advance(): Token {
    const { token } = this;
    this.token = nextToken(this.text, token.to);
    return token;
  }

  private isSymbol(symbol: string): boolean {
    return this.token.kind === 'symbol' && this.token.text === symbol;
  }

  private expect(symbol: string, ...others: readonly string[]): Token {
    if (this.isSymbol(symbol)) return this.advance();
    return this.unexpected(
      this.isEnd() ? 'expression.symbol-missing' : 'expression.symbol-expected',
      oneOfSymbols(symbol, ...others),
    );
  }

  private unexpected(code: Expectation, expected?: Localized): never {
    const { from, to } = this.token;
    stop(issue(code, { from, to, details: { found: this.text.slice(from, to) || '…', expected } }));
  }

  /** Reads operators that bind tighter than `power`. */
  private expression(power: number): Expression {
    this.nesting += 1;
    if (this.nesting > limits.formulaDepth) this.tree.tooDeep(this.token);
    let left = this.prefix();
    for (;;) {
      const next = this.infix(left, power);
      if (next === undefined) break;
      left = next;
    }
    this.nesting -= 1;
    return left;
  }

  private infix(left: Expression, power: number): Expression | undefined {
    if (this.token.kind === 'word') {
      const upper = this.token.text.toUpperCase();
      if (upper === 'IN' && powers.compare > power) return this.oneOf(left);
      if (upper === 'NOT' && powers.compare > power) return this.notOneOf(left);
      this.splitWord();
    }
    const { token } = this;
    const operator = token.kind === 'word' || token.kind === 'symbol' ? operatorOf(token.text) : undefined;
    if (!operator || operator.power <= power) return undefined;
    this.advance();
    // The power operator binds to the right: 2 ^ 3 ^ 2 is 2 ^ 9.
    const right = this.expression(operator.name === 'POWER' ? operator.power - 1 : operator.power);
    return this.tree.call(operator.name, [left, right], across(left, right));
  }

  private splitWord(): void {
    const { token } = this;
    const operator = chineseOperators.find((word) => token.text.startsWith(word));
    if (operator !== undefined && operator !== token.text) {
      this.token = { ...token, text: operator, to: token.from + operator.length };
    }
  }

  private oneOf(left: Expression): Expression {
    this.advance();
    const { items, span } = this.items();
    return this.tree.call('oneOf', [left, ...items], { from: left.span?.from ?? span.from, to: span.to });
  }

  private notOneOf(left: Expression): Expression {
    this.advance();
    const { token } = this;
    if (token.kind !== 'word' || token.text.toUpperCase() !== 'IN')
      this.unexpected('expression.symbol-expected', oneOfSymbols('IN'));
    const test = this.oneOf(left);
    return this.tree.call('not', [test], across(test, test));
  }

  private prefix(): Expression {
    const { token } = this;
    switch (token.kind) {
      case 'number':
        return this.number();
      case 'text':
        this.advance();
        return this.tree.make({ kind: 'literal', literalType: 'text', value: token.text, span: at(token) });
      case 'braced':
        return this.name();
      case 'word':
        return this.word();
      case 'symbol':
        return this.symbol();
      case 'end':
        return stop(issue('expression.value-missing', at(token)));
    }
  }

  private number(): Expression {
    const token = this.advance();
    const [integer = '', fraction = ''] = token.text.split('.');
    const percent = this.isSymbol('%') && this.token.from === token.to;
    const span = { from: token.from, to: percent ? this.advance().to : token.to };
    const value = toDecimal(token.text);
    if (
      !value ||
      integer.length > largestIntegerDigits ||
      fraction.length > largestScale - (percent ? 2 : 0)
    ) {
      const details = { integer: largestIntegerDigits, scale: largestScale };
      return stop(issue('expression.number-too-long', { ...span, details }));
    }
    const text = decimalText(percent ? value.div(100) : value);
    return this.tree.make({ kind: 'literal', literalType: 'number', value: text, span });
  }

  private symbol(): Expression {
    const { token } = this;
    switch (token.text) {
      case '(':
        return this.parenthesized();
      case '[': {
        const { items, span } = this.items();
        return this.tree.make({ kind: 'list', items, span });
      }
      case '-':
        this.advance();
        return this.negative(token, this.expression(powers.sign));
      case '+':
        this.advance();
        return this.expression(powers.sign);
      case '!':
        this.advance();
        return this.not(token, powers.sign);
      default:
        return this.unexpected('expression.value-expected');
    }
  }

  private parenthesized(): Expression {
    this.advance();
    const inner = this.expression(0);
    this.expect(')');
    return inner;
  }

  private not(token: Token, power: number): Expression {
    const operand = this.expression(power);
    return this.tree.call('not', [operand], { from: token.from, to: operand.span?.to ?? token.to });
  }

  private negative(sign: Token, operand: Expression): Expression {
    const span = { from: sign.from, to: operand.span?.to ?? sign.to };
    if (operand.kind !== 'literal' || operand.literalType !== 'number')
      return this.tree.call('negate', [operand], span);
    const value = String(operand.value);
    const turned = value === '0' ? '0' : value.startsWith('-') ? value.slice(1) : `-${value}`;
    return this.tree.make({ ...operand, value: turned, span });
  }

  /** `[a, b]` */
  private items(): { items: Expression[]; span: Span } {
    const open = this.expect('[');
    const { items, close } = this.until(']');
    return { items, span: { from: open.from, to: close.to } };
  }

  /** Expressions with commas between them, up to the closing symbol. */
  private until(closing: string): { items: Expression[]; close: Token } {
    const items: Expression[] = [];
    if (this.isSymbol(closing)) return { items, close: this.advance() };
    for (;;) {
      items.push(this.expression(0));
      if (this.isSymbol(closing)) return { items, close: this.advance() };
      this.expect(',', closing);
    }
  }

  private word(): Expression {
    const { token } = this;
    const upper = token.text.toUpperCase();
    const next = nextToken(this.text, token.to);
    const opens = next.kind === 'symbol' && next.text === '(';
    if (notWords.has(upper) && !(opens && next.from === token.to)) {
      this.advance();
      return this.not(token, powers.not);
    }
    if (opens) return this.functionCall();
    const constant = constants.get(upper);
    if (constant === undefined) return this.name();
    this.advance();
    const literalType = constant === null ? 'null' : 'boolean';
    return this.tree.make({ kind: 'literal', literalType, value: constant, span: at(token) });
  }

  private functionCall(): Expression {
    const token = this.advance();
    const name = token.text === '非' ? 'NOT' : token.text.toUpperCase();
    if (name === 'HAS' || name === 'HASNO') return this.related(token, name === 'HAS' ? 'some' : 'none');
    this.expect('(');
    const { items, close } = this.until(')');
    return this.tree.functionCall({ ...token, text: name }, items, { from: token.from, to: close.to });
  }

  /** HAS(order.customer, condition): the condition speaks about the related record. */
  private related(name: Token, quantifier: 'some' | 'none'): Expression {
    this.expect('(');
    const first = this.nameToken();
    const { segments, to } = this.continuation(first);
    const { entity, via } = this.tree.relation([...first.text.split('.'), ...segments], {
      from: first.from,
      to,
    });
    let where: Expression | undefined;
    if (this.isSymbol(',')) {
      this.advance();
      const outer = this.tree.entity;
      this.tree.entity = entity;
      where = this.expression(0);
      this.tree.entity = outer;
    }
    const close = where ? this.expect(')') : this.expect(')', ',');
    const span = { from: name.from, to: close.to };
    return this.tree.make({ kind: 'related', entity, via, quantifier, ...(where && { where }), span });
  }

  private nameToken(): Token {
    if (this.token.kind !== 'word' && this.token.kind !== 'braced')
      this.unexpected('expression.name-expected');
    return this.advance();
  }

  private name(): Expression {
    const token = this.advance();
    const { segments, to } = this.continuation(token);
    const span = { from: token.from, to };
    return token.kind === 'braced'
      ? this.tree.braced(token.text, segments, span)
      : this.tree.bare(token.text, segments, span);
  }

  /** Names after dots: `.owner` or `.{负责人}`. */
  private continuation(first: Token): { segments: string[]; to: number } {
    const segments: string[] = [];
    let { to } = first;
    while (this.isSymbol('.')) {
      this.advance();
      const token = this.nameToken();
      segments.push(...(token.kind === 'braced' ? token.text.split('.') : [token.text]));
      to = token.to;
    }
    return { segments, to };
  }
}

const at = (token: Token): Span => ({ from: token.from, to: token.to });

function across(left: Expression, right: Expression): Span {
  return { from: left.span?.from ?? 0, to: right.span?.to ?? 0 };
}
