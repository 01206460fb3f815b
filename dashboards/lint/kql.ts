/**
 * The part of KQL that our dashboards keep to: `field: value`, `field: (a or b)`, `field: *`, `and`, `or`, `not`,
 * parentheses, and values that are one word of letters, digits, `_`, `-`, `.` or a quoted text.
 */
export type Kql =
  | { readonly kind: 'is'; readonly field: string; readonly value: string }
  | { readonly kind: 'exists'; readonly field: string }
  | { readonly kind: 'and'; readonly all: readonly Kql[] }
  | { readonly kind: 'or'; readonly all: readonly Kql[] }
  | { readonly kind: 'not'; readonly but: Kql };

type Token = { readonly text: string; readonly quoted: boolean };

const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|([\w@.-]+|[:()*]))/y;

/**
 * Reads a query; undefined for an empty one, which finds everything.
 * @throws Error that names the place, for what is beyond the subset
 */
export function parseKql(query: string): Kql | undefined {
  const tokens = tokensOf(query);
  if (tokens.length === 0) return undefined;
  let at = 0;
  const fail = (what: string): never => {
    throw new Error(`KQL: ${what} at "${tokens[at]?.text ?? 'the end'}" in: ${query}`);
  };
  const isNext = (text: string) => tokens[at]?.quoted === false && tokens[at]?.text.toLowerCase() === text;
  const take = (text: string) => (isNext(text) ? at++ >= 0 : fail(`expected "${text}"`));
  const list = (word: 'and' | 'or', item: () => Kql): Kql => {
    const all = [item()];
    while (isNext(word)) {
      at++;
      all.push(item());
    }
    return all.length === 1 ? (all[0] as Kql) : { kind: word, all };
  };
  const value = (field: string): Kql => {
    if (isNext('*')) {
      at++;
      return { kind: 'exists', field };
    }
    const token = tokens[at];
    if (token === undefined || (!token.quoted && /^[:()]$/.test(token.text))) return fail('expected a value');
    at++;
    return { kind: 'is', field, value: token.text };
  };
  const term = (): Kql => {
    if (isNext('not')) {
      at++;
      return { kind: 'not', but: term() };
    }
    if (isNext('(')) {
      at++;
      const inner = either();
      take(')');
      return inner;
    }
    const token = tokens[at];
    if (token === undefined || token.quoted || /^[:()*]$/.test(token.text)) return fail('expected a field');
    at++;
    take(':');
    if (!isNext('(')) return value(token.text);
    at++;
    const inner = list('or', () => value(token.text));
    take(')');
    return inner;
  };
  const both = () => list('and', term);
  const either = (): Kql => list('or', both);
  const read = either();
  return at === tokens.length ? read : fail('unexpected text');
}

/** The fields that a query asks for. */
export function kqlFields(query: Kql | undefined): string[] {
  if (query === undefined) return [];
  if (query.kind === 'not') return kqlFields(query.but);
  if (query.kind === 'and' || query.kind === 'or') return query.all.flatMap(kqlFields);
  return [query.field];
}

/** The same as Elasticsearch's query, as Kibana would ask it. */
export function kqlToQuery(query: Kql | undefined): object {
  if (query === undefined) return { match_all: {} };
  switch (query.kind) {
    case 'is':
      return { match: { [query.field]: query.value } };
    case 'exists':
      return { exists: { field: query.field } };
    case 'not':
      return { bool: { must_not: [kqlToQuery(query.but)] } };
    case 'and':
      return { bool: { filter: query.all.map(kqlToQuery) } };
    case 'or':
      return { bool: { should: query.all.map(kqlToQuery), minimum_should_match: 1 } };
  }
}

function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const text = query.trimEnd();
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) throw new Error(`KQL: cannot read "${text.slice(from)}" in: ${query}`);
    const [, quoted, plain] = found;
    tokens.push({ text: quoted?.replaceAll(/\\(.)/g, '$1') ?? (plain as string), quoted: quoted !== undefined });
  }
  return tokens;
}
