/**
 * Field types that stand in modules of Elasticsearch which are not published as jars, and what stands in for them in a
 * test node. The field's `meta` keeps what it was, so that it reads back as it was written.
 */
const standIns: Readonly<Record<string, string>> = {
  match_only_text: 'text',
  constant_keyword: 'keyword',
  wildcard: 'keyword',
};

type Json = Record<string, unknown>;

/** A template as the test node can take it. */
export function withStandIns(value: unknown): unknown {
  return walk(value, (object) => {
    const { type, value: constant, ...rest } = object;
    if (typeof type !== 'string' || !(type in standIns)) return object;
    return {
      ...rest,
      type: standIns[type],
      meta: { is: type, ...(constant === undefined ? {} : { value: constant }) },
    };
  });
}

/** The same template as it was. */
export function withoutStandIns(value: unknown): unknown {
  return walk(value, (object) => {
    const { meta, ...rest } = object;
    const { is, ...constant } = (meta ?? {}) as Json;
    return is === undefined ? object : { ...rest, type: is, ...constant };
  });
}

function walk(value: unknown, change: (object: Json) => Json): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return change(Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, change)])));
}
