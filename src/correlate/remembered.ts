import { ownCopy } from './text-store.ts';

/**
 * The same function, which remembers what it said of a text: for those that are asked of the same few texts again and
 * again. Texts are logs' words, so there is a limit to how many are remembered.
 */
export function remembered<Value>(judge: (text: string) => Value, most: number): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = judge(text);
    if (known.size >= most) known.clear();
    known.set(ownCopy(text), value);
    return value;
  };
}
